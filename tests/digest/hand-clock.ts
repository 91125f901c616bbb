/** A clock that stands still until it is turned by hand; whoever sleeps wakes when their time comes. */
import type { Clock } from '../../src/digest/parts.ts';
import { dayAt, type Instant } from '../../src/time/instant.ts';

export interface HandClock extends Clock {
  /** Turns the clock forward. */
  pass(ms: number): void;
  /** How many sleep at present. */
  readonly sleepers: number;
}

export function openHandClock(start: Instant): HandClock {
  let now = start;
  const sleepers = new Set<{ until: Instant; wake(): void }>();
  const clock: HandClock = {
    now: () => now,
    today: () => dayAt(now),
    turnTo(instant) {
      now = instant;
      for (const sleeper of [...sleepers].toSorted((a, b) => a.until - b.until)) {
        if (sleeper.until <= now) sleeper.wake();
      }
    },
    pass: (ms) => clock.turnTo(now + ms),
    sleep(ms, signal) {
      if (ms <= 0 || signal?.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const sleeper = { until: now + ms, wake };
        function wake() {
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', wake);
          resolve();
        }
        sleepers.add(sleeper);
        signal?.addEventListener('abort', wake);
      });
    },
    get sleepers() {
      return sleepers.size;
    },
  };
  return clock;
}
