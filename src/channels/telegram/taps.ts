/** Remembers for a moment what was tapped last: a finger that is impatient taps twice and means it once. */
import type { Instant } from '../../time/instant.ts';
import type { DecodedTap } from './decoded.ts';

/** For so long after its answer, the same tap is not meant as another one. */
const SAME_MS = 5000;
/** Of more in that time, the oldest are forgotten. */
const MOST_KNOWN = 1000;

export interface Taps {
  /** Whether it is the person's last tap on that message once more, a moment after it was answered. */
  isAgain(tap: DecodedTap): boolean;
  answered(tap: DecodedTap): void;
}

export function openTaps(now: () => Instant): Taps {
  /** What each person tapped last on each message, in the order in which it was answered. */
  const last = new Map<string, { said: string; at: Instant }>();
  return {
    isAgain(tap) {
      const before = last.get(whereOf(tap));
      return before !== undefined && before.said === saidBy(tap) && Math.abs(now() - before.at) < SAME_MS;
    },
    answered(tap) {
      const where = whereOf(tap);
      last.delete(where);
      last.set(where, { said: saidBy(tap), at: now() });
      for (const [known, { at }] of last) {
        if (last.size <= MOST_KNOWN && now() - at < SAME_MS) break;
        last.delete(known);
      }
    },
  };
}

function whereOf({ message: { person }, reply: { chat, messageId } }: DecodedTap): string {
  return `${chat} ${messageId} ${person}`;
}

/** The button, by what it carries. */
function saidBy({ message: { text }, key }: DecodedTap): string {
  return key ?? text;
}
