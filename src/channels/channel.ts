/** The interface that every channel implements, and the promises that go with it. */
import type { Message, Reply } from '../conversation.ts';
import type { Instant } from '../time/instant.ts';

/** What a channel knows beside the message: who asks, and the moment when it was set there. */
export interface Circumstances {
  /** The asker's unit, as it was said. */
  as?: string | undefined;
  now?: Instant | undefined;
  /** The channel has an inbox, which sees to it that nothing is handed over twice: nobody else need note the id. */
  kept?: boolean;
}

/** Gives the message to the desk. The reply goes back to the chat that asked; null means silence. Never rejects. */
export type Receive = (message: Message, circumstances?: Circumstances) => Promise<Reply | null>;

/**
 * What happens to a chat beside messages. A chat that moved has another id from now on. Of a thread that is gone the chat
 * was told when something could not be sent there.
 */
export type ChatEvent =
  /** Whatever is posted in a broadcast chat is posted in its name, so that nobody is known there. */
  | { kind: 'joined'; chat: string; title: string | null; person: string; name: string; isBroadcast?: true }
  | { kind: 'left'; chat: string }
  | { kind: 'moved'; chat: string; to: string }
  | { kind: 'thread-gone'; chat: string; thread: string };

/** Tells what happened to a chat; the reply, if any, goes to that chat. Rejects when it can't be noted: it is to be told again. */
export type Happened = (channel: string, event: ChatEvent) => Promise<Reply | null>;

/** Where to send: a chat, and a thread of it where the platform has threads. */
export interface Address {
  chat: string;
  thread?: string;
}

/** How much may be sent unasked: over all chats together, and to one chat. */
export interface Pace {
  perSecond: number;
  /** Milliseconds between two messages to the same chat. */
  perChatMs: number;
}

/**
 * A way for people to reach the bot. A channel carries: it decodes the platform's events into messages, shows replies in
 * the platform's dialect and within its limits, and decides nothing else.
 */
export interface Channel {
  /** A short name, the same in every message: `terminal`, `telegram`. */
  readonly name: string;
  readonly pace: Pace;
  /** The chat in which a person is reached alone. */
  privateChat(person: string): string;
  /** False where people must have written before anything can be sent to them. */
  readonly canBegin?: false;
  /**
   * Begins to receive; resolves when people can write. Rejects with ChannelError when it can't begin, and has then left
   * nothing open. Its own messages and events that it has seen before never become messages.
   */
  start(receive: Receive, happened?: Happened): Promise<void>;
  /** Takes nothing new, finishes what it has, and resolves when nothing more will be sent. May be called twice. */
  stop(): Promise<void>;
  /** Sends unasked, whole and in order; resolves when the platform has taken it. Rejects with ChannelError. */
  send(to: Address, reply: Reply): Promise<void>;
}

/** What else is known of a failure. */
export interface FailureDetails {
  outcome: 'refused' | 'unknown' | 'not-sent';
  /** How long the platform wants to be left alone: by this chat, or by everything that the bot sends. */
  retryAfterMs?: number;
  retryScope?: 'chat' | 'channel';
  /** The chat is no more, or the bot was removed from it. */
  gone?: boolean;
  cause?: unknown;
}

/**
 * Why something was not delivered. `refused`: the platform said no, and would again. `unknown`: it may have arrived, so it
 * is not sent twice. `not-sent`: it did not leave; it may be tried again, after `retryAfterMs` when the platform named it.
 */
export class ChannelError extends Error {
  readonly code = 'channel';
  readonly outcome: FailureDetails['outcome'];
  readonly retryAfterMs: number | undefined;
  readonly retryScope: 'chat' | 'channel';
  readonly gone: boolean;

  constructor(message: string, details: FailureDetails) {
    super(message, { cause: details.cause });
    this.name = 'ChannelError';
    this.outcome = details.outcome;
    this.retryAfterMs = details.retryAfterMs;
    this.retryScope = details.retryScope ?? 'channel';
    this.gone = details.gone ?? false;
  }
}
