/** The clock: which moment and day it is in Shanghai, from the real time or from a moment that was set and runs on. */
import { type Day, parseDay } from '../time/day.ts';
import { dayAt, type Instant, instantAt, parseTime } from '../time/instant.ts';

const INSTANT = /^(?<day>\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/u;
const DAY_AND_TIME = /^(?<day>\S+)\s+(?<time>\S+)$/u;
/** What a day without a time means. */
const MORNING = '10:00';

/** What a person is told who gave another form. */
export const NOW_FORM = 'a day, 2017-06-15, or an instant with its offset, 2017-06-15T09:30:00+08:00';

export interface Clock {
  now(): Instant;
  /** The calendar day in Shanghai. */
  today(): Day;
  /** Sets the clock; it runs on from there. Whoever sleeps past that moment wakes up. */
  turnTo(instant: Instant): void;
  /** Resolves after so much time on this clock, or when the signal says so; never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Reads a day (10:00 in Shanghai), a day and a time, or an instant with offset; undefined for any other text. */
export function readNow(text: string): Instant | undefined {
  const whole = parseDay(text);
  const split = DAY_AND_TIME.exec(text.trim())?.groups;
  const day = whole ?? parseDay(split?.day ?? '');
  const time = parseTime(whole ? MORNING : (split?.time ?? ''));
  if (day && time) return instantAt(day, time);
  const parts = INSTANT.exec(text)?.groups;
  if (!parts?.day || !parseDay(parts.day)) return undefined;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : instant;
}

interface Sleeper {
  until: Instant;
  wake(): void;
}

/** A clock that starts at `start` and runs on; with null it is the real one. `real` is the source of time. */
export function openClock(start: Instant | null, real: () => number = Date.now): Clock {
  let shift = start === null ? 0 : start - real();
  const sleepers = new Set<Sleeper>();
  const now = () => real() + shift;
  return {
    now,
    today: () => dayAt(now()),
    turnTo(instant) {
      shift = instant - real();
      for (const sleeper of sleepers) if (sleeper.until <= instant) sleeper.wake();
    },
    sleep(ms, signal) {
      if (ms <= 0 || signal?.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        const timer = setTimeout(wake, ms);
        const sleeper: Sleeper = { until: now() + ms, wake };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', wake);
      });
    },
  };
}
