/** How much one person may ask: a token bucket each, so that one who floods the bot slows down nobody else. */
import NodeCache from 'node-cache';
import type { Instant } from '../time/instant.ts';

/** A burst of so many messages, then one every so many milliseconds. */
export const BURST = 20;
const REFILL_MS = 3000;

/** `tell` once when the bucket runs dry, then `ignore` until it holds a message again; not told again before it was full. */
export type Verdict = 'pass' | 'tell' | 'ignore';

export interface Rate {
  take(person: string, now: Instant): Verdict;
}

interface Bucket {
  tokens: number;
  at: Instant;
  told: boolean;
}

/** Buckets that are all full: so many messages at once, and another one every `refillMs`. */
export function openRate(burst = BURST, refillMs = REFILL_MS): Rate {
  // By then it is full again.
  const buckets = new NodeCache({ stdTTL: (burst * refillMs) / 1000, useClones: false });
  return {
    take(person, now) {
      const before = buckets.get<Bucket>(person) ?? { tokens: burst, at: now, told: false };
      // A clock that was turned back refills nothing.
      const refilled = Math.max(0, now - before.at) / refillMs;
      const tokens = Math.min(burst, before.tokens + refilled);
      const passes = tokens >= 1;
      const told = !passes || (before.told && tokens < burst);
      buckets.set<Bucket>(person, { tokens: passes ? tokens - 1 : tokens, at: now, told });
      if (passes) return 'pass';
      return before.told ? 'ignore' : 'tell';
    },
  };
}
