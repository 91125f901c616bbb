/** What the desk keeps between messages: the interface, and the records of a tool that keeps nothing. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Effect, Lang, Message } from '../conversation.ts';
import type { Found, Need, Session } from '../session.ts';
import type { Instant } from '../time/instant.ts';
import type { Calendar } from '../time/working-days.ts';

/** Somebody else was quicker: what the answer says is no longer so, and nothing has happened. */
export class OvertakenError extends Error {
  readonly code = 'overtaken';
}

export interface Remembered {
  session: Session;
  /** The language that was chosen for the chat. */
  lang: Lang | null;
}

/** Every method may reject with StoreError: then nothing of it has happened. */
export interface Records {
  /** Notes the message; false when it was noted before. */
  admit(message: Message, now: Instant): Promise<boolean>;
  /** Chat, person and what waits for their confirmation. Who writes where is noted, unless the message is `alone`. */
  load(message: Message, now: Instant, alone?: boolean): Promise<Remembered>;
  find(session: Session, needs: readonly Need[]): Promise<Found>;
  /** Does what the effects say, all of it or nothing, and writes the audit trail. Also rejects with OvertakenError. */
  perform(session: Session, effects: readonly Effect[]): Promise<void>;
}

/** `channel:chat`, the key of a chat in all records. */
export function chatKeyOf({ channel, chat }: Pick<Message, 'channel' | 'chat'>): string {
  return `${channel}:${chat}`;
}

/** `channel:person`, the key of a person in all records. */
export function personKeyOf({ channel, person }: Pick<Message, 'channel' | 'person'>): string {
  return `${channel}:${person}`;
}

/** No vowels, no 0/O and 1/I: codes are read out over the telephone, and must not spell words. */
const CODE_ALPHABET = '23456789BCDFGHJKLMNPQRSTVWXZ';

/** Most messages are questions, and chance is dear: only commands get an id and a code. */
const NONE_FRESH: Session['fresh'] = { id: '', code: '' };

/** A new id and a new invitation code. */
export function makeFresh(): Session['fresh'] {
  return { id: randomUUID(), code: newCode() };
}

/** A session of somebody who is not known, in a chat that is not known. */
export function blankSession(message: Message, now: Instant, calendar: Calendar, isOwner: boolean): Session {
  const person = personKeyOf(message);
  const kind = message.kind ?? 'private';
  const chat = chatKeyOf(message);
  return {
    now,
    calendar,
    person: {
      key: person,
      name: message.name ?? message.person,
      unit: null,
      isOwner,
      ...(message.isAnonymous && { isAnonymous: true }),
      grants: [],
      direct: kind === 'private' ? chat : null,
    },
    chat: {
      key: chat,
      kind,
      title: message.title ?? null,
      unit: null,
      quiet: true,
      subscriptions: [],
      previewed: null,
    },
    thread: message.thread ?? null,
    message: message.original ?? message.id,
    pending: null,
    found: {},
    fresh: NONE_FRESH,
  };
}

function newCode(): string {
  const letters = [...randomBytes(10)].map((byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length]);
  return letters.join('');
}

/** Records that keep nothing, for the question tool: whoever asks is the owner, and alone. */
export function keepNothing(calendar: Calendar): Records {
  return {
    async admit() {
      return true;
    },
    async load(message, now) {
      return { session: blankSession(message, now, calendar, true), lang: null };
    },
    async find() {
      return {};
    },
    async perform() {},
  };
}
