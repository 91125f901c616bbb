/** What the AI bot may do in chats, whichever way it asks for it: answer, go on with a stream, change a card, push. */
import { readCard } from './cards.ts';
import { invalid, Refusal } from './codes.ts';
import { feedbackIn, LONGEST_BOT_TEXT, readContent, tooLong } from './content.ts';
import type { Limits, Windows } from './limits.ts';
import type { Request } from './requests.ts';
import type { Chat, Message, Way } from './shapes.ts';
import { bytesOf, listIn, objectIn, textIn, type Wire } from './wire.ts';
import { addMessage, addOurs, knownAs, personBy, singleChat, type World } from './world.ts';

const REPLY_MS = 24 * 60 * 60_000;
/** A stream that nothing was added to for so long is over. */
const STREAM_MS = 6 * 60_000;
/** To greet somebody, and to change a card. */
const PROMPT_MS = 5_000;

export interface Bot {
  /** Answers a message; `way` when it goes through a response_url. */
  respond(request: Request, body: Wire, way?: Way): void;
  welcome(request: Request, body: Wire): void;
  updateCard(request: Request, body: Wire): void;
  push(body: Wire): void;
}

interface Parts {
  world: World;
  windows: Windows;
  limits: Limits;
  lacks: readonly string[];
}

export function openBot({ world, windows, limits, lacks }: Parts): Bot {
  /** The task ids of cards that were sent: each may be used once. */
  const tasks = new Set<string>();

  function admit(chat: Chat): void {
    if (!chat.hasBot) throw new Refusal(93008);
    const key = `bot ${chat.kind} ${chat.id}`;
    if (!windows.admit(key, limits.botPerMinute, limits.botPerHour)) throw new Refusal(45009);
  }

  function say(chat: Chat, way: Way, body: Wire, said: Message | null): void {
    const content = readContent(way === 'welcome' && body.msgtype === 'text' ? 'welcome' : 'bot', body, lacks);
    checkTask(content.card?.taskId);
    admit(chat);
    noteTask(content.card?.taskId);
    addOurs(world, chat, way, content, said);
  }

  function checkTask(id = ''): void {
    if (tasks.has(id)) throw invalid('template_card.task_id exists');
  }

  function noteTask(id = ''): void {
    if (id !== '') tasks.add(id);
  }

  function stream(request: Request, body: Wire): void {
    const { id, content, finish, ...rest } = objectIn(body.stream);
    const streamId = textIn(id);
    const text = textIn(content);
    const isFinished = finish === true;
    if (streamId === '') throw invalid('stream.id is empty');
    if (bytesOf(text) > LONGEST_BOT_TEXT) throw tooLong('stream', LONGEST_BOT_TEXT);
    if (isFinished && text === '') throw new Refusal(93017);
    const { said } = request;
    const card = cardBeside(request, body);
    const before = request.streams.get(streamId);
    if (!before) {
      admit(request.chat);
      const feedbackId = feedbackIn(rest);
      const given = { from: null, way: 'reply' as const, msgtype: 'stream', text, card, isFinished, feedbackId };
      request.streams.set(streamId, addMessage(world, request.chat, { ...given, replyTo: said }));
    } else {
      if (before.isFinished || world.now() - before.changedAt >= STREAM_MS) throw new Refusal(846608);
      change(before, { text, isFinished, card: card ?? before.card });
    }
    noteTask(card?.taskId);
    request.hasCard ||= card !== null;
  }

  /** A message may have one card beside its stream. */
  function cardBeside(request: Request, body: Wire) {
    if (body.msgtype !== 'stream_with_template_card' || body.template_card === undefined) return null;
    if (lacks.includes('template_card')) throw new Refusal(40008);
    if (request.hasCard) throw invalid('template_card was sent before');
    const card = readCard(body.template_card);
    checkTask(card.taskId);
    return card;
  }

  function change(message: Message, to: Pick<Message, 'text' | 'isFinished' | 'card'>): void {
    if (message.text !== to.text) message.earlier.push(message.text);
    Object.assign(message, to);
    message.changedAt = world.now();
    world.changed();
  }

  function isPast(request: Request, ms: number): boolean {
    return world.now() - request.at > ms;
  }

  return {
    respond(request, body, way = 'reply') {
      const isAnswerable = request.kind === 'message' || (request.kind === 'card' && way === 'response-url');
      if (!isAnswerable || isPast(request, REPLY_MS)) throw new Refusal(846605);
      const type = textIn(body.msgtype);
      const streams = type === 'stream' || type === 'stream_with_template_card';
      if (streams && way === 'reply') stream(request, body);
      else say(request.chat, way, body, request.said);
    },
    welcome(request, body) {
      if (request.kind !== 'enter_chat' || isPast(request, PROMPT_MS)) throw new Refusal(846605);
      say(request.chat, 'welcome', body, null);
    },
    updateCard(request, body) {
      const { tapped } = request;
      if (!tapped || isPast(request, PROMPT_MS)) throw new Refusal(846605);
      const card = readCard(body.template_card);
      if (card.taskId !== tapped.card?.taskId) throw invalid('template_card.task_id does not match');
      const only = listIn(body.userids).map((id) => textIn(id).toLowerCase());
      tapped.earlier.push(tapped.card.text);
      for (const id of only) tapped.cards.set(personBy(world, id)?.userid.toLowerCase() ?? id, card);
      if (only.length === 0) {
        tapped.card = card;
        tapped.cards.clear();
      }
      world.changed();
    },
    push(body) {
      const chat = targetOf(world, body);
      if (!chat) throw new Refusal(93006);
      if (!chat.hasBot) throw new Refusal(93008);
      if (!chat.isBegun) throw new Refusal(93001);
      say(chat, 'push', body, null);
    },
  };
}

/**
 * `chat_type` 1 is a person, 2 a group; without it groups come first. A chatid in the wrong case of letters is none, and
 * a person goes by the id that the bot was told, open or plain.
 */
function targetOf(world: World, body: Wire): Chat | undefined {
  const id = textIn(body.chatid);
  const type = Number(textIn(body.chat_type)) || 0;
  const group = type === 1 ? undefined : world.groups.get(id);
  if (group || type === 2) return group;
  const person = personBy(world, id);
  return person && id.toLowerCase() === knownAs(person).toLowerCase() ? singleChat(world, 'single', person) : undefined;
}
