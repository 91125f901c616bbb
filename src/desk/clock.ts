/** The clock: which day it is in Shanghai, from the real time or from a moment that was set and runs on. */
import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';
import { type Day, parseDay } from '../time/day.ts';

dayjs.extend(utc);
dayjs.extend(timezone);

const ZONE = 'Asia/Shanghai';
const INSTANT = /^(?<day>\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/u;

/** What a person is told who gave another form. */
export const NOW_FORM = 'a day, 2017-06-15, or an instant with its offset, 2017-06-15T09:30:00+08:00';

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** The calendar day in Shanghai. */
  today(): Day;
}

/** Reads a day (10:00 in Shanghai) or an instant with offset as milliseconds; undefined for any other text. */
export function readNow(text: string): number | undefined {
  const day = parseDay(text);
  if (day) return Date.parse(`${day}T10:00:00+08:00`);
  const parts = INSTANT.exec(text)?.groups;
  if (!parts?.day || !parseDay(parts.day)) return undefined;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : instant;
}

/** The calendar day in Shanghai at that moment. */
export function dayAt(instant: number): Day {
  return dayjs(instant).tz(ZONE).format('YYYY-MM-DD') as Day;
}

/** A clock that starts at `start` and runs on; with null it is the real one. `real` is the source of time. */
export function openClock(start: number | null, real: () => number = Date.now): Clock {
  const shift = start === null ? 0 : start - real();
  const now = () => real() + shift;
  // The day is asked for with every message and changes once in 24 hours; working out a time zone is dear.
  let known: { day: Day; from: number; to: number } | undefined;
  return {
    now,
    today() {
      const instant = now();
      if (!known || instant < known.from || instant >= known.to) {
        const midnight = dayjs(instant).tz(ZONE).startOf('day');
        known = { day: dayAt(instant), from: midnight.valueOf(), to: midnight.add(1, 'day').valueOf() };
      }
      return known.day;
    },
  };
}
