/** What people do: speak, edit, tap, ask inline. Each becomes the updates that a bot is told of. */
import { isTold, type PrivacySettings } from './privacy.ts';
import type { Queries, Query } from './queries.ts';
import type { Chat, Message, Person, StoredFile } from './shapes.ts';
import { findEntities } from './text.ts';
import type { Updates } from './updates.ts';
import { chatOf, messageOf, userOf } from './wire.ts';
import {
  ANONYMOUS_ADMIN,
  addFile,
  addMessage,
  botStanding,
  CHANNEL_VOICE,
  privateChat,
  seconds,
  type World,
} from './world.ts';

/** A message by where it stands; every message is one. */
export interface Place {
  readonly chat: Chat;
  readonly id: number;
}

export interface SayOptions {
  /** The forum topic. */
  thread?: number | null;
  replyTo?: Place;
  /** Names in the text that were picked from the list of members (`text_mention`). */
  names?: Readonly<Record<string, Person>>;
  /** In whose name: an administrator who hides, or a channel of the person's. */
  as?: 'anonymous' | Chat;
  /** The text is the caption of this. */
  photo?: Buffer;
  document?: { name: string; bytes: Buffer };
}

/** What was said. `updateId` is null when the bot is not told of it. */
export interface Said extends Place {
  readonly updateId: number | null;
  readonly thread: number | null;
}

export interface People {
  say(person: Person, chat: Chat, text: string, options?: SayOptions): Said;
  edit(place: Place, text: string): Said;
  /** Nobody is told of it. */
  erase(place: Place): void;
  /** Taps a button: by its number, row after row from 0, or by its text. */
  tap(person: Person, place: Place, button: number | string): Query;
  /** Asks `@bot text` in some chat. */
  inlineQuery(person: Person, text: string, options?: { offset?: string; chatType?: string }): Query;
  /** Follows `t.me/bot?start=payload`. */
  startDeepLink(person: Person, payload?: string): Said;
  /** Tells the bot of a message, if it is to be told. */
  tell(message: Message, isEdit?: boolean): number | null;
}

export interface PeopleParts {
  world: World;
  updates: Updates;
  queries: Queries;
  privacy: PrivacySettings;
  answersInline: boolean;
  /** The person opens the private chat (again). */
  begin: (person: Person) => void;
}

export function openPeople({ world, updates, queries, privacy, answersInline, begin }: PeopleParts): People {
  function tell(message: Message, isEdit = false): number | null {
    if (!isTold(world, message, privacy)) return null;
    const what = message.chat.kind === 'channel' ? 'channel_post' : 'message';
    return updates.push(isEdit ? `edited_${what}` : what, `chat ${message.chat.id}`, messageOf(message));
  }

  function said(message: Message, isEdit = false): Said {
    return { chat: message.chat, id: message.id, thread: message.thread, updateId: tell(message, isEdit) };
  }

  function say(person: Person, chat: Chat, text: string, options: SayOptions = {}): Said {
    const { thread = null, replyTo, names, as } = options;
    if (chat.kind === 'private') begin(person);
    if (thread !== null && !chat.topics.has(thread)) throw new Error(`there is no topic ${thread} in ${chat.title}`);
    const { file, kind } = attached(world, options);
    const isPost = chat.kind === 'channel';
    const hidden = as === 'anonymous' ? { from: ANONYMOUS_ADMIN, senderChat: chat } : null;
    const channel = as && as !== 'anonymous' ? { from: CHANNEL_VOICE, senderChat: as } : null;
    const sender = isPost ? { from: null, senderChat: chat } : (hidden ?? channel ?? { from: person });
    const content = { text, entities: findEntities(text, names) };
    return said(addMessage(world, chat, { ...sender, thread, replyTo: replyTo?.id ?? null, kind, file, content }));
  }

  return {
    say,
    edit(place, text) {
      const message = at(place);
      message.earlier.push(message.content.text);
      message.content = { text, entities: findEntities(text) };
      message.editDate = seconds(world);
      return said(message, true);
    },
    erase(place) {
      place.chat.messages.delete(at(place).id);
      world.changed();
    },
    tap(person, place, button) {
      const message = at(place);
      const buttons = message.keyboard?.flat() ?? [];
      const tapped = typeof button === 'number' ? buttons[button] : buttons.find(({ text }) => text === button);
      if (!tapped) throw new Error(`there is no button ${button} under message ${place.id}`);
      if (typeof tapped.callback_data !== 'string') throw new Error(`button ${button} does not tell the bot`);
      const query = queries.open('callback');
      query.updateId = updates.push('callback_query', `callback ${person.id}`, {
        id: query.id,
        from: userOf(person),
        message: messageOf(message),
        chat_instance: String(Math.abs(place.chat.id)),
        data: tapped.callback_data,
      });
      return query;
    },
    inlineQuery(person, text, { offset = '', chatType = 'supergroup' } = {}) {
      if (!answersInline) throw new Error('BotFather was not told that this bot answers inline');
      const query = queries.open('inline');
      const body = { id: query.id, from: userOf(person), query: text, offset, chat_type: chatType };
      query.updateId = updates.push('inline_query', `inline ${person.id}`, body);
      return query;
    },
    startDeepLink: (person, payload = '') => say(person, privateChat(world, person), `/start ${payload}`.trim()),
    tell,
  };
}

function at({ chat, id }: Place): Message {
  const message = chat.messages.get(id);
  if (!message) throw new Error(`there is no message ${id} in ${chat.title}`);
  return message;
}

function attached(world: World, { photo, document }: SayOptions): { file: StoredFile | null; kind: Message['kind'] } {
  const given = document ? { type: 'application/octet-stream', ...document } : photoFile(photo);
  if (!given) return { file: null, kind: 'text' };
  const file = addFile(world, { ...given, id: `file${++world.counters.files}` });
  return { file, kind: document ? 'document' : 'photo' };
}

function photoFile(bytes: Buffer | undefined) {
  return bytes ? { name: 'photo.jpg', type: 'image/jpeg', bytes } : null;
}

/** The change of somebody's standing in a chat, as updates tell it. */
export function tellStanding(
  { world, updates }: Pick<PeopleParts, 'world' | 'updates'>,
  kind: 'my_chat_member' | 'chat_member',
  change: { chat: Chat; by: Person; before: object; after: object },
): void {
  const { chat, by, before, after } = change;
  const body = {
    chat: chatOf(chat),
    from: userOf(by),
    date: seconds(world),
    old_chat_member: before,
    new_chat_member: after,
  };
  if (kind === 'my_chat_member' || botStanding(world, chat) === 'administrator') {
    updates.push(kind, `standing ${chat.id}`, body);
  }
}
