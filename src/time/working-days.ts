/** Which days are worked: the State Council's holidays and make-up days where they are known, and a guess that says so where not. */
import chineseDays from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { addDays, type Day, daysBetween, partsOf, weekdayOf } from './day.ts';
import { fixedHolidays } from './fixed-holidays.ts';

export interface Calendar {
  isWorkingDay(day: Day): boolean;
  /** Whether the State Council's arrangement for the year is known; if not, days are Monday to Friday less the fixed holidays. */
  isKnown(year: number): boolean;
  /** Working days of the day's year up to and including it. */
  workingDaysUpTo(day: Day): number;
}

/** An arrangement that somebody supplied. Its days may reach into the December before: 元旦 often does. */
export interface CalendarYear {
  year: number;
  off: readonly Day[];
  /** Saturdays and Sundays that are worked to make up for days off (调休). */
  work: readonly Day[];
}

// The package's data, not its functions: those call every weekday of a year without data a working day, and west of
// Greenwich they take the weekday of the day before, because they read a UTC midnight with the machine's time zone.
const HOLIDAYS: Readonly<Record<string, string>> = chineseDays.holidays;
const MAKE_UP_DAYS: Readonly<Record<string, string>> = chineseDays.workdays;

const NOVEMBER = 11;

/** Whether the package has the year's arrangement. No year is without a holiday on its National Day. */
export function isPublished(year: number): boolean {
  return `${year}-10-01` in HOLIDAYS;
}

/** The calendar of the package with these arrangements laid over it, day by day: where both speak, the overlay is right. */
export function openCalendar(overlays: readonly CalendarYear[] = []): Calendar {
  const suppliedYears = new Set(overlays.map(({ year }) => year));
  const supplied = new Map<Day, boolean>();
  for (const { off, work } of overlays) {
    for (const day of off) supplied.set(day, false);
    for (const day of work) supplied.set(day, true);
  }
  const isKnown = (year: number) => suppliedYears.has(year) || isPublished(year);
  const isWorkingDay = (day: Day): boolean => {
    const said = supplied.get(day);
    if (said !== undefined) return said;
    if (day in MAKE_UP_DAYS) return true;
    if (day in HOLIDAYS || weekdayOf(day) > 5) return false;
    const { year } = partsOf(day);
    return isKnown(year) || !fixedHolidays(year).includes(day);
  };
  const tallies = new Map<number, ReadonlyMap<Day, number>>();
  const tallyOf = (year: number): ReadonlyMap<Day, number> => {
    const tally = tallies.get(year) ?? tallyYear(year, isWorkingDay);
    tallies.set(year, tally);
    return tally;
  };
  return { isWorkingDay, isKnown, workingDaysUpTo: (day) => tallyOf(partsOf(day).year).get(day) ?? 0 };
}

/** Working days up to and including each day of the year: days left are counted for every line of every digest. */
function tallyYear(year: number, isWorkingDay: Calendar['isWorkingDay']): ReadonlyMap<Day, number> {
  const first = `${year}-01-01` as Day;
  const tally = new Map<Day, number>();
  let count = 0;
  for (let passed = 0; passed <= daysBetween(first, lastDayOf(year)); passed += 1) {
    const day = addDays(first, passed);
    if (isWorkingDay(day)) count += 1;
    tally.set(day, count);
  }
  return tally;
}

function lastDayOf(year: number): Day {
  return `${year}-12-31` as Day;
}

/** The first working day from the day on: the day itself when it is worked. */
export function nextWorkingDay(calendar: Calendar, day: Day): Day {
  return calendar.isWorkingDay(day) ? day : nextWorkingDay(calendar, addDays(day, 1));
}

/** The last working day up to the day: the day itself when it is worked. */
export function lastWorkingDay(calendar: Calendar, day: Day): Day {
  return calendar.isWorkingDay(day) ? day : lastWorkingDay(calendar, addDays(day, -1));
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. */
export function workingDaysBetween(calendar: Calendar, from: Day, to: Day): number {
  const last = partsOf(to).year;
  if (partsOf(from).year > last) return 0 - workingDaysBetween(calendar, to, from);
  let count = calendar.workingDaysUpTo(to) - calendar.workingDaysUpTo(from);
  for (let { year } = partsOf(from); year < last; year += 1) count += calendar.workingDaysUpTo(lastDayOf(year));
  return count;
}

/**
 * The year whose arrangement somebody should supply, or null: this year at any time, and from November on, when the
 * State Council announces it, the next.
 */
export function missingYear(calendar: Calendar, today: Day): number | null {
  const { year, month } = partsOf(today);
  if (!calendar.isKnown(year)) return year;
  return month >= NOVEMBER && !calendar.isKnown(year + 1) ? year + 1 : null;
}
