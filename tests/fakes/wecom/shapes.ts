/** What the fake WeCom is made of: people, chats, messages, calls. */
import type { Card } from './cards.ts';
import type { Wire } from './wire.ts';

export interface Person {
  readonly userid: string;
  /** What stands for the userid where WeCom hides it. */
  readonly openUserid: string;
  readonly name: string;
  readonly departments: readonly number[];
  /** The AI bot is told the open userid instead of the userid. */
  readonly isHidden: boolean;
  /** From outside the corporation: in no directory. */
  readonly isOutsider: boolean;
  /** Somebody without a licence gets nothing from apps. */
  readonly isLicensed: boolean;
}

/** `single` is a person's chat with the AI bot, `app` the one with the self-built app. */
export type ChatKind = 'group' | 'single' | 'app';

export interface Chat {
  /** The chatid of a group, which has capitals that matter; otherwise the person as the bot or the app knows it. */
  readonly id: string;
  readonly kind: ChatKind;
  readonly title: string;
  /** The other side of a single chat. */
  readonly person: Person | null;
  /** By userid in small letters. */
  readonly members: Map<string, Person>;
  /** Made by the app, which may send there. */
  readonly isByApp: boolean;
  /** The AI bot is in it. */
  hasBot: boolean;
  /** Somebody has spoken to the AI bot here: only then may it push. */
  isBegun: boolean;
  readonly messages: Message[];
}

/** By which way a message of ours came into the chat. */
export type Way = 'reply' | 'welcome' | 'push' | 'response-url' | 'webhook' | 'app' | 'appchat' | 'passive';

export interface Message {
  readonly id: number;
  readonly chat: Chat;
  /** Null when it is ours. */
  readonly from: Person | null;
  /** Null when a person said it. */
  readonly way: Way | null;
  readonly at: number;
  msgtype: string;
  text: string;
  card: Card | null;
  /** What a card has become for some people only, by userid in small letters. */
  readonly cards: Map<string, Card>;
  /** False while a stream goes on. */
  isFinished: boolean;
  /** WeCom cut the end off. */
  isCut: boolean;
  /** Who was mentioned so that the phone rings: userids, or `@all`. */
  readonly mentions: readonly string[];
  /** What a person asked, when this answers it. */
  readonly replyTo: Message | null;
  /** The texts that stood here before, oldest first. */
  readonly earlier: string[];
  changedAt: number;
  feedbackId: string | null;
  /** With it the app may change its card once. */
  responseCode: string | null;
}

/** One call of the API or one frame on the long connection, in the order of arrival. */
export interface Call {
  /** `message/send`, `aibot_send_msg` … */
  readonly api: string;
  readonly by: 'http' | 'socket';
  readonly query: Wire;
  readonly body: Wire;
  /** By the server's clock, ms. `end` is null until it is answered (for ever when it is not). */
  readonly start: number;
  end: number | null;
  /** The HTTP status, 200 for an answered frame, 0 for a broken connection; null until answered. */
  status: number | null;
  /** What was answered; null when no answer, or none of WeCom's. */
  errcode: number | null;
  /** Did it do what it says, whatever was answered? */
  tookEffect: boolean;
}
