/** Who speaks, where, and to what: people, and chats in whose name somebody speaks. */
import type { Message } from '../../conversation.ts';
import type { Place } from './decoded.ts';
import type { RepliedTo, TelegramChat, TelegramMessage, TelegramUser, Written } from './update.ts';

/** The user that Telegram shows instead of an administrator who hides. */
const ANONYMOUS_ADMIN = 1_087_968_824;

export type Sender = Pick<Message, 'person' | 'isAnonymous' | 'name' | 'speaks'>;

/**
 * Who wrote it. Somebody who writes as a chat — an administrator who hides, a channel — is that chat: the user whom
 * Telegram then shows is the same for all of them. Null for other bots, and when nobody is named.
 */
export function senderOf({ from, sender_chat: chat }: Written): Sender | null {
  if (chat) return chatSender(chat);
  return from && !from.is_bot ? userSender(from) : null;
}

/** Who did something in the chat that is no message, so that no `sender_chat` tells of an administrator who hides. */
export function actorOf(from: TelegramUser, chat: TelegramChat): Sender {
  if (from.id === ANONYMOUS_ADMIN) return chatSender(chat);
  return userSender(from);
}

function chatSender({ id, title }: TelegramChat): Sender {
  return { person: `chat:${id}`, isAnonymous: true, ...named(title) };
}

/** A person under their own name. */
export function userSender({
  id,
  first_name: first,
  last_name: last = '',
  language_code: code = '',
}: TelegramUser): Sender {
  const [language] = code.split('-');
  const speaks = language === 'zh' || language === 'en' ? ({ speaks: language } as const) : {};
  return { person: `${id}`, ...named(`${first} ${last}`), ...speaks };
}

function named(name: string | undefined): { name?: string } {
  const trimmed = name?.trim();
  return trimmed ? { name: trimmed } : {};
}

/** The chat of a message, as messages of every channel tell it. */
export function whereOf(message: TelegramMessage): Pick<Message, 'chat' | 'kind' | 'title' | 'thread'> {
  const { chat } = message;
  return {
    chat: `${chat.id}`,
    kind: chat.type === 'private' ? 'private' : 'group',
    ...(chat.title === undefined ? {} : { title: chat.title }),
    ...threadOf(message),
  };
}

/** Where the message stands. */
export function placeOf(message: TelegramMessage): Place {
  return { chat: `${message.chat.id}`, ...threadOf(message), messageId: message.message_id };
}

/** The topic; a thread of mere replies is none. */
function threadOf({ is_topic_message: isInTopic, message_thread_id: id }: TelegramMessage): { thread?: string } {
  return isInTopic && id !== undefined ? { thread: `${id}` } : {};
}

/** What the message replies to. In a topic, what replies to nothing is shown as a reply to what opened the topic. */
export function repliedBy(message: TelegramMessage): RepliedTo | undefined {
  const { reply_to_message: replied, is_topic_message: isInTopic, message_thread_id: thread } = message;
  const isOpening = replied?.forum_topic_created !== undefined || (isInTopic && replied?.message_id === thread);
  return isOpening ? undefined : replied;
}
