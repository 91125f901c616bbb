/** Moments and what the clock on a wall in Shanghai shows at them, whatever the machine's time zone. */
import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';
import type { Day } from './day.ts';

dayjs.extend(utc);

/** Milliseconds since 1970. */
export type Instant = number;

/** A time of day as `HH:MM`; times compare as strings. */
export type TimeOfDay = string & { readonly __timeOfDay: true };

const TIME = /^(?<hour>[01]\d|2[0-3]):(?<minute>[0-5]\d)$/u;
/** China has had one time zone without summer time since 1991. */
const OFFSET_MINUTES = 8 * 60;

/** Reads `09:00`; undefined for any other text and for times that do not exist. */
export function parseTime(text: string): TimeOfDay | undefined {
  return TIME.test(text) ? (text as TimeOfDay) : undefined;
}

/** The moment at which a wall clock in Shanghai shows that day and time. */
export function instantAt(day: Day, time: TimeOfDay): Instant {
  return Date.parse(`${day}T${time}:00+08:00`);
}

/** The calendar day in Shanghai at that moment. Asked several times for each message, so without a library. */
export function dayAt(instant: Instant): Day {
  return new Date(instant + OFFSET_MINUTES * 60_000).toISOString().slice(0, 10) as Day;
}

/** What the wall clock shows at that moment, to the minute. */
export function timeAt(instant: Instant): TimeOfDay {
  return onTheWall(instant).format('HH:mm') as TimeOfDay;
}

/** The moment with its offset: `2017-06-19T09:00:00+08:00`. */
export function writeInstant(instant: Instant): string {
  return onTheWall(instant).format();
}

function onTheWall(instant: Instant): dayjs.Dayjs {
  return dayjs(instant).utcOffset(OFFSET_MINUTES);
}
