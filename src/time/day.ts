/** Plain calendar days, as plans and officials use them: no clock, no time zone. */

/** A day of the Gregorian calendar as `YYYY-MM-DD`; days compare as strings. */
export type Day = string & { readonly __day: true };

const ISO_DAY = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/u;
const MS_PER_DAY = 86_400_000;

/** The day with these parts, or undefined when the calendar has no such day (2月30日). Months count from 1. */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  if (!(year >= 1000 && year <= 9999)) return undefined;
  if (!(month >= 1 && month <= 12) || !(day >= 1 && day <= daysInMonth(year, month))) return undefined;
  return `${year}-${pad(month)}-${pad(day)}` as Day;
}

/** Reads `YYYY-MM-DD`; undefined for any other text and for days that do not exist. */
export function parseDay(text: string): Day | undefined {
  const parts = ISO_DAY.exec(text)?.groups;
  return parts && dayOf(Number(parts.year), Number(parts.month), Number(parts.day));
}

/** Year, month (from 1) and day of the month. */
export function partsOf(day: Day): { year: number; month: number; day: number } {
  return { year: digits(day, 0, 4), month: digits(day, 5, 7), day: digits(day, 8, 10) };
}

/** How many days the month has. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The day `count` days later (earlier when negative), clamped to the years 1000–9999. */
export function addDays(day: Day, count: number): Day {
  return fromUtc(toUtc(day) + Math.trunc(count) * MS_PER_DAY);
}

/** The same day of the month `count` months later, or the month's last day when it is shorter. */
export function addMonths(day: Day, count: number): Day {
  const { year, month, day: dayOfMonth } = partsOf(day);
  const months = year * 12 + (month - 1) + Math.trunc(count);
  const toYear = Math.min(9999, Math.max(1000, Math.floor(months / 12)));
  const toMonth = (((months % 12) + 12) % 12) + 1;
  return `${toYear}-${pad(toMonth)}-${pad(Math.min(dayOfMonth, daysInMonth(toYear, toMonth)))}` as Day;
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((toUtc(to) - toUtc(from)) / MS_PER_DAY);
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(toUtc(day)).getUTCDay() || 7;
}

function toUtc(day: Day): number {
  return Date.UTC(digits(day, 0, 4), digits(day, 5, 7) - 1, digits(day, 8, 10));
}

/** The number that the characters from `start` to `end` write; days are read some dozen times for one answer, and texts are slow to parse. */
function digits(day: Day, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at += 1) number = number * 10 + day.charCodeAt(at) - 48;
  return number;
}

function fromUtc(ms: number): Day {
  const clamped = Math.min(Date.UTC(9999, 11, 31), Math.max(Date.UTC(1000, 0, 1), ms));
  return new Date(clamped).toISOString().slice(0, 10) as Day;
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}
