/** What a channel's test must be able to do with the platform on the other side. */
import type { Channel } from '../../src/channels/channel.ts';

/** A message of the bot as a person sees it. */
export interface Seen {
  text: string;
  thread?: string;
}

/** People and chats on a platform, and what can befall the platform. Chats and threads are named as the channel names them. */
export interface Platform {
  /** A chat of several people with the bot in it. */
  group(title: string): string;
  /** The chat of one person with the bot. */
  alone(person: string): string;
  /** A new thread of the chat. */
  thread(chat: string): string;
  /** Says it to the bot, in a way that the bot must answer. */
  say(person: string, chat: string, text: string, thread?: string): void;
  /** Picks a choice under the bot's last message there. */
  choose(person: string, chat: string, label: string): void;
  /** Brings what was said last once more. */
  repeat(): void;
  /** Brings something that makes no sense to anybody. */
  garble(): void;
  /** The next message into the chat is one too many: it must wait so many seconds. */
  crowd(chat: string, seconds: number): void;
  /** Nothing may be sent into the chat any more. */
  shut(chat: string): void;
  away(): Promise<void>;
  back(): Promise<void>;
  /** The bot's messages in the chat, in order. */
  seen(chat: string): Seen[];
  /** Resolves as soon as the predicate gives something. */
  waitFor<T>(look: () => T | false | undefined): Promise<T>;
  close(): Promise<void>;
}

export interface Given {
  /** A platform without anything on it, and a channel to it that was not started. */
  open(): Promise<{ channel: Channel; platform: Platform }>;
  /** What the platform does not have, and why. */
  lacks?: Partial<Record<'threads' | 'choices' | 'repeats' | 'limits' | 'refusals' | 'absence', string>>;
  /** The most that the platform shows in one message, in UTF-16 units. */
  longest: number;
}
