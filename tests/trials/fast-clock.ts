/** A clock that runs faster than the real one, the same in every process of a trial. */
import type { Clock } from '../../src/digest/parts.ts';
import { dayAt, type Instant } from '../../src/time/instant.ts';

/** At `began` of the real time it shows `start`; from then on so many times as much passes on it. */
export interface FastTime {
  start: Instant;
  began: number;
  times: number;
}

export function openFastClock({ start, began, times }: FastTime): Clock {
  const now = () => Math.floor(start + (Date.now() - began) * times);
  return {
    now,
    today: () => dayAt(now()),
    turnTo() {
      throw new Error('the clock of a trial is not turned');
    },
    sleep(ms, signal) {
      if (ms <= 0 || signal?.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        const timer = setTimeout(wake, ms / times);
        signal?.addEventListener('abort', wake);
      });
    },
  };
}
