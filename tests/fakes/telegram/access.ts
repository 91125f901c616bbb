/** Which chat a call means, and whether the bot may do this there; in Telegram's order and words. */
import type { Args } from './args.ts';
import { badRequest, type Chat, type Message, Refusal } from './shapes.ts';
import { botStanding, type World } from './world.ts';

/** `read` is enough to ask about a chat; to edit or write in it the bot has to be there. */
export type Access = 'read' | 'edit' | 'write';

export function chatFor(world: World, args: Args, access: Access): Chat {
  if (!args.has('chat_id')) throw badRequest('chat_id is empty');
  const chat = world.chats.get(args.integer('chat_id'));
  if (!chat) throw badRequest('chat not found');
  if (chat.kind === 'private') checkPrivate(world, chat, access);
  else checkAccess(world, chat, access);
  return chat;
}

function checkAccess(world: World, chat: Chat, access: Access): void {
  const standing = botStanding(world, chat);
  if (chat.upgradedTo) {
    if (access !== 'write') return;
    const words = 'Bad Request: group chat was upgraded to a supergroup chat';
    throw new Refusal(400, words, { migrate_to_chat_id: chat.upgradedTo.id });
  }
  if (chat.kind === 'group' && access === 'read') return;
  if (standing === 'kicked') throw new Refusal(403, `Forbidden: bot was kicked from the ${chat.kind} chat`);
  if (standing === 'left') throw new Refusal(403, `Forbidden: bot is not a member of the ${chat.kind} chat`);
  if (chat.kind === 'channel' && access === 'write' && standing === 'member') {
    throw badRequest('need administrator rights in the channel chat');
  }
}

/** A person's chat is unknown until the two have something to do with each other. */
function checkPrivate(world: World, chat: Chat, access: Access): void {
  if (!chat.begun) {
    const met = [...world.chats.values()].some(({ kind, standings }) => kind !== 'private' && standings.has(chat.id));
    throw met
      ? new Refusal(403, "Forbidden: bot can't initiate conversation with a user")
      : badRequest('chat not found');
  }
  if (access !== 'read' && botStanding(world, chat) === 'kicked') {
    throw new Refusal(403, 'Forbidden: bot was blocked by the user');
  }
}

/** The thread a message goes to. Outside forums a thread is ignored, in a private chat there is none. */
export function threadFor(chat: Chat, args: Args): number | null {
  const thread = args.integer('message_thread_id');
  if (thread === 0) return null;
  if (chat.kind === 'private' || (chat.isForum && !chat.topics.has(thread)))
    throw badRequest('message thread not found');
  return chat.isForum ? thread : null;
}

/** A closed topic is for administrators. */
export function checkTopic(world: World, chat: Chat, thread: number | null): void {
  const isClosed = thread !== null && chat.topics.get(thread)?.isClosed;
  if (isClosed && botStanding(world, chat) !== 'administrator') throw badRequest('TOPIC_CLOSED');
}

/** The message that is replied to; null when it is none, or gone and that was allowed. */
export function replyFor(chat: Chat, args: Args): Message | null {
  const given = args.json('reply_parameters');
  const reply = typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {};
  const id = Number(reply.message_id ?? args.integer('reply_to_message_id'));
  if (!id) return null;
  const message = chat.messages.get(id);
  const mayLack = reply.allow_sending_without_reply === true || args.flag('allow_sending_without_reply');
  if (!message && !mayLack) throw badRequest('message to be replied not found');
  return message ?? null;
}

/** The message a call is about, `purpose` as in "message to edit not found". */
export function messageFor(world: World, args: Args, access: Access, purpose: string): Message {
  if (args.has('inline_message_id')) throw badRequest('inline messages are not modelled by this server');
  const chat = chatFor(world, args, access);
  const message = chat.messages.get(args.integer('message_id'));
  if (!message) throw badRequest(`${purpose} not found`);
  return message;
}
