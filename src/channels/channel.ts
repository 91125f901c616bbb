/** The interface that every channel implements, and the promises that go with it. */
import type { Message, Reply } from '../conversation.ts';
import type { Day } from '../time/day.ts';

/** What a channel knows beside the message: who asks, and the day when it was set there. */
export interface Circumstances {
  /** The asker's unit, as it was said. */
  as?: string | undefined;
  today?: Day | undefined;
}

/** Gives the message to the desk. The reply goes back to the chat that asked; null means silence. Never rejects. */
export type Receive = (message: Message, circumstances?: Circumstances) => Promise<Reply | null>;

/**
 * A way for people to reach the bot. A channel carries: it decodes the platform's events into messages, shows replies in
 * the platform's dialect and within its limits, and decides nothing else.
 */
export interface Channel {
  /** A short name, the same in every message: `terminal`, `telegram`. */
  readonly name: string;
  /**
   * Begins to receive; resolves when people can write. Rejects with ChannelError when it can't begin, and has then left
   * nothing open. Its own messages and events that it has seen before never become messages.
   */
  start(receive: Receive): Promise<void>;
  /** Takes nothing new, finishes what it has, and resolves when nothing more will be sent. May be called twice. */
  stop(): Promise<void>;
  /** Sends unasked, whole and in order; resolves when the platform has taken it. Rejects with ChannelError. */
  send(chat: string, reply: Reply): Promise<void>;
}

/**
 * Why something was not delivered. `refused`: the platform said no, and would again. `unknown`: it may have arrived, so it
 * is not sent twice. `not-sent`: it did not leave; it may be tried again, after `retryAfterMs` when the platform named it.
 */
export class ChannelError extends Error {
  readonly code = 'channel';
  readonly outcome: 'refused' | 'unknown' | 'not-sent';
  readonly retryAfterMs: number | undefined;

  constructor(
    message: string,
    details: { outcome: 'refused' | 'unknown' | 'not-sent'; retryAfterMs?: number; cause?: unknown },
  ) {
    super(message, { cause: details.cause });
    this.name = 'ChannelError';
    this.outcome = details.outcome;
    this.retryAfterMs = details.retryAfterMs;
  }
}
