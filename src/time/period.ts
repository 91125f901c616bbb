/** Periods of whole days, both ends included; an open end is null. */
import { addDays, addMonths, type Day, dayOf, daysInMonth, partsOf, weekdayOf } from './day.ts';

export interface Period {
  from: Day | null;
  to: Day | null;
}

/** Whether the day lies in the period. */
export function contains(period: Period, day: Day): boolean {
  return (period.from === null || day >= period.from) && (period.to === null || day <= period.to);
}

/** The calendar year; undefined outside 1000–9999. */
export function yearPeriod(year: number): Period | undefined {
  return between(dayOf(year, 1, 1), dayOf(year, 12, 31));
}

/** Half 1 or 2 of the year. */
export function halfPeriod(year: number, half: number): Period | undefined {
  return half === 1
    ? between(dayOf(year, 1, 1), dayOf(year, 6, 30))
    : half === 2
      ? between(dayOf(year, 7, 1), dayOf(year, 12, 31))
      : undefined;
}

/** Quarter 1 to 4 of the year. */
export function quarterPeriod(year: number, quarter: number): Period | undefined {
  if (!(quarter >= 1 && quarter <= 4)) return undefined;
  return between(dayOf(year, quarter * 3 - 2, 1), monthPeriod(year, quarter * 3)?.to ?? undefined);
}

/** Month 1 to 12 of the year. */
export function monthPeriod(year: number, month: number): Period | undefined {
  if (!(month >= 1 && month <= 12)) return undefined;
  return between(dayOf(year, month, 1), dayOf(year, month, daysInMonth(year, month)));
}

/** 上旬 (1), 中旬 (2) or 下旬 (3) of the month: 1–10, 11–20, 21 to its last day. */
export function tenDayPeriod(year: number, month: number, part: number): Period | undefined {
  if (!(part >= 1 && part <= 3) || !(month >= 1 && month <= 12)) return undefined;
  return between(
    dayOf(year, month, part * 10 - 9),
    dayOf(year, month, part === 3 ? daysInMonth(year, month) : part * 10),
  );
}

/** The week, Monday to Sunday, that holds the day, moved by `weeks`. */
export function weekPeriod(day: Day, weeks = 0): Period {
  const monday = addDays(day, 1 - weekdayOf(day) + weeks * 7);
  return { from: monday, to: addDays(monday, 6) };
}

/** Month of the day, moved by `months`. */
export function monthAround(day: Day, months = 0): Period {
  const { year, month } = partsOf(addMonths(day, months));
  return monthPeriod(year, month) ?? { from: day, to: day };
}

/** Quarter of the day, moved by `quarters`. */
export function quarterAround(day: Day, quarters = 0): Period {
  const { year, month } = partsOf(addMonths(day, quarters * 3));
  return quarterPeriod(year, Math.ceil(month / 3)) ?? { from: day, to: day };
}

function between(from: Day | undefined, to: Day | undefined): Period | undefined {
  return from && to ? { from, to } : undefined;
}
