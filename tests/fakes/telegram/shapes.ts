/** What the fake Telegram is made of: people, chats, messages, updates, calls. */

/** An object as it goes over the wire. */
export type Wire = Record<string, unknown>;

export interface Person {
  readonly id: number;
  readonly firstName: string;
  readonly username: string | null;
  /** What the person's app says its language is: `zh-hans`, `en`. */
  readonly language: string | null;
  readonly isBot: boolean;
}

export type ChatKind = 'private' | 'group' | 'supergroup' | 'channel';
export type Standing = 'creator' | 'administrator' | 'member' | 'left' | 'kicked';

/** The root of a forum topic is its service message: a thread is known by that message's id. */
export interface Topic {
  readonly thread: number;
  readonly name: string;
  readonly isClosed: boolean;
}

export interface Chat {
  readonly id: number;
  readonly kind: ChatKind;
  readonly title: string;
  /** The other side of a private chat. */
  readonly person: Person | null;
  readonly isForum: boolean;
  /** By person id, the bot's own among them. In a private chat only the bot's: `kicked` means blocked. */
  readonly standings: Map<number, Standing>;
  readonly topics: Map<number, Topic>;
  readonly messages: Map<number, Message>;
  /** Where the group went when it became a supergroup. */
  upgradedTo: Chat | null;
  /** The bot can't write first: a private chat begins when the person has. */
  begun: boolean;
  /** The last message's id, where the chat counts its own. */
  lastId: number;
}

export interface Entity {
  type: string;
  /** UTF-16 units. */
  offset: number;
  length: number;
  url?: string;
  user?: Wire;
  language?: string;
}

export interface Formatted {
  text: string;
  entities: Entity[];
}

export type Button = Wire & { text: string };
export type Keyboard = readonly (readonly Button[])[];

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

export interface Message {
  readonly id: number;
  readonly chat: Chat;
  /** Null in channels. */
  readonly from: Person | null;
  /** Sent by a call of the Bot API. */
  readonly byBot: boolean;
  /** On whose behalf: an anonymous administrator's group, or a channel. */
  readonly senderChat: Chat | null;
  readonly date: number;
  readonly thread: number | null;
  readonly replyTo: number | null;
  readonly kind: 'text' | 'photo' | 'document' | 'service';
  readonly file: StoredFile | null;
  /** The fields of a service message (`new_chat_members` …). */
  readonly service: Wire;
  content: Formatted;
  /** The text as it was sent, tags and all. */
  source: string;
  parseMode: string | null;
  keyboard: Keyboard | null;
  editDate: number | null;
  /** The texts that stood here before, oldest first. */
  readonly earlier: string[];
}

/** One call of the Bot API, in the order of arrival. */
export interface Call {
  readonly method: string;
  /** The arguments; files as `{ name, type, size }`. */
  readonly payload: Wire;
  /** By the server's clock, ms. `end` is null until it is answered (for ever when it hangs). */
  readonly start: number;
  end: number | null;
  /** HTTP status that was answered; 0 for a reset, null until answered. */
  status: number | null;
  /** The refusal's words, if it was refused. */
  description: string | null;
  /** Did it do what it says (whatever was answered)? */
  tookEffect: boolean;
  /** Came as the answer to a webhook delivery. */
  readonly byWebhookReply: boolean;
}

export interface Update {
  readonly id: number;
  readonly kind: string;
  readonly body: Wire;
  /** Updates of one lane are delivered to a webhook one after another. */
  readonly lane: string;
}

/** A refusal, as Telegram words it. */
export class Refusal extends Error {
  readonly status: number;
  readonly parameters: Wire | null;

  constructor(status: number, description: string, parameters: Wire | null = null) {
    super(description);
    this.status = status;
    this.parameters = parameters;
  }
}

export function badRequest(words: string): Refusal {
  return new Refusal(400, `Bad Request: ${words}`);
}
