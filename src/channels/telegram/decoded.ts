/** What an update of Telegram comes down to. */
import type { Lang, Message } from '../../conversation.ts';
import type { Address, ChatEvent } from '../channel.ts';

/** The bot, as getMe tells it. */
export interface Me {
  id: number;
  username: string;
}

/** A message by where it stands. */
export interface Place extends Address {
  messageId: number;
}

export type Decoded =
  /** The answer belongs under `reply`. Where that message has been changed, its earlier answer gives way to the new one. */
  | { kind: 'message'; message: Message; reply: Place }
  | DecodedTap
  /** `@bot text`, typed in some chat that the bot need not be in. */
  | { kind: 'inline'; queryId: string; text: string; person: string; speaks?: Lang }
  | { kind: 'event'; event: ChatEvent }
  | Ignored;

/** A tap on a button under the message at `reply`. */
export interface DecodedTap {
  kind: 'tap';
  message: Message;
  reply: Place;
  callbackId: string;
  /** Under which was kept what the button says; then `message.text` is only what is written on it. */
  key?: string;
  /** The messages in whose place another page comes; none when that page is to be a message of its own. */
  replaces: readonly number[];
}

/** `why` holds nothing that was written. A tap, which has a `callbackId`, must be acknowledged all the same. */
export interface Ignored {
  kind: 'ignore';
  why: string;
  callbackId?: string;
}

export function ignore(why: string): Ignored {
  return { kind: 'ignore', why };
}
