/** What the digest station works with. It knows channels and the clock by what it asks of them. */
import type { Reply } from '../conversation.ts';
import type { Log } from '../log.ts';
import type { Ledger } from '../plan/load.ts';
import type { StoreError } from '../store/problem.ts';
import type { Store } from '../store/store.ts';
import type { Day } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import type { Calendar } from '../time/working-days.ts';
import type { Troubles } from './troubles.ts';

/** The one clock of the process. */
export interface Clock {
  now(): Instant;
  today(): Day;
  /** Resolves after so much time on this clock, or when the signal says so; never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  turnTo(instant: Instant): void;
}

/** A channel that runs in this process, as far as digests need it. */
export interface Carrier {
  readonly name: string;
  readonly pace: { perSecond: number; perChatMs: number };
  /** The chat in which a person is reached alone. */
  privateChat(person: string): string;
  /** False where people must have written before anything can be sent to them. */
  readonly canBegin?: false;
  /** Resolves when the platform has taken it. Rejects with an error that tells whether it left (see outcome.ts). */
  send(to: { chat: string; thread?: string }, reply: Reply): Promise<void>;
}

export interface Parts {
  store: Store;
  ledger: Ledger;
  /** Version of the plan data that `ledger` was read from. */
  planVersion: string;
  calendar: Calendar;
  clock: Clock;
  log: Log;
  channels: readonly Carrier[];
  /** `channel:person`. */
  owners: readonly string[];
  /** Told when the store can't be reached or written, and whenever it could be. */
  onStore?(error: StoreError | null): void;
  /** What channels have found out about themselves. */
  troubles?: Troubles;
  /** From 0 up to 1: spreads attempts that failed together. */
  random: () => number;
}

/** The plan as of a version that it no longer has; null when that was not kept. */
export type LedgerBefore = (version: string) => Promise<Ledger | null>;

/** What delivering on one channel works with. */
export interface CourierParts extends Parts {
  carrier: Carrier;
  /** By which this process signs its claims. */
  who: string;
  before: LedgerBefore;
  /** Ends the waiting for a store that does not come back. */
  stopped: AbortSignal;
}

/** A chat's or person's key as its channel and what the channel calls it, which may hold colons itself. */
export function splitKey(key: string): { channel: string; name: string } {
  const at = key.indexOf(':');
  return { channel: key.slice(0, at), name: key.slice(at + 1) };
}

/** The earliest of the moments that there are; null for none. */
export function earliest(...moments: readonly (Instant | null)[]): Instant | null {
  const known = moments.filter((moment) => moment !== null);
  return known.length > 0 ? Math.min(...known) : null;
}
