/** What is to be done once a day, on the first occasion: forgetting what is too old to be of use. */
import { StoreError } from '../store/problem.ts';
import type { Day } from '../time/day.ts';
import { dayAt, type Instant } from '../time/instant.ts';

/**
 * To be called on every occasion. Whoever comes by at first does the work; what the store refuses then is left for another
 * day, and is no reason to fail what they came for.
 */
export function onceADay(work: (now: Instant) => Promise<unknown>): (now: Instant) => Promise<void> {
  let last: Day | null = null;
  return async (now) => {
    const today = dayAt(now);
    if (today === last) return;
    last = today;
    try {
      await work(now);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
    }
  };
}
