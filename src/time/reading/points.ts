/** Builds spans of the calendar — a day, a month, its end, its first ten days — and marks those that do not exist. */
import { addDays, type Day, dayOf, partsOf } from '../day.ts';
import { halfPeriod, monthPeriod, type Period, quarterPeriod, tenDayPeriod, yearPeriod } from '../period.ts';
import { type Grain, NOWHERE, type Span } from './reading.ts';

export type Marks = Pick<Span, 'others' | 'vague' | 'invalid' | 'yearless' | 'lead' | 'needs' | 'mayCount'>;

/** A span of this grain; without a period it is one that does not exist. */
export function spanOf(end: number, grain: Grain, period: Period | undefined, marks: Marks = {}): Span {
  return period ? { end, grain, period, ...marks } : { end, grain, period: NOWHERE, ...marks, invalid: true };
}

export function yearSpan(end: number, year: number, marks: Marks = {}): Span {
  return spanOf(end, 'year', yearPeriod(year), marks);
}

export function halfSpan(end: number, year: number, half: number, marks: Marks = {}): Span {
  return spanOf(end, 'half', halfPeriod(year, half), marks);
}

export function quarterSpan(end: number, year: number, quarter: number, marks: Marks = {}): Span {
  return spanOf(end, 'quarter', quarterPeriod(year, quarter), marks);
}

export function monthSpan(end: number, year: number, month: number, marks: Marks = {}): Span {
  return spanOf(end, 'month', monthPeriod(year, month), marks);
}

export function daySpan(end: number, year: number, month: number, day: number, marks: Marks = {}): Span {
  return spanOf(end, 'day', single(dayOf(year, month, day)), marks);
}

/** 上旬, 中旬 or 下旬 (1 to 3) of a month. */
export function tenDaySpan(end: number, year: number, month: number, part: number, marks: Marks = {}): Span {
  return spanOf(end, 'part', tenDayPeriod(year, month, part), marks);
}

/** The period of one day. */
export function single(day: Day | undefined): Period | undefined {
  return day && { from: day, to: day };
}

/** X底, X末, end of X: the last day of it. The end of a week may also be its Friday. */
export function endOf(span: Span, end: number): Span {
  const { to } = span.period;
  const marks = marksOf(span);
  if (span.grain === 'week' && to) marks.others = [{ from: addDays(to, -2), to: addDays(to, -2) }];
  return spanOf(end, 'end', to === null ? undefined : { from: to, to }, marks);
}

/** X初: January of a year, the first ten days of a month, the first month of a quarter. */
export function beginningOf(span: Span, end: number): Span {
  const { from } = span.period;
  const marks: Marks = { ...marksOf(span), vague: true };
  if (from === null) return spanOf(end, 'part', undefined, marks);
  const { year, month } = partsOf(from);
  if (span.grain === 'month')
    return tenDaySpan(end, year, month, 1, { ...marks, others: [{ from, to: addDays(from, 4) }] });
  const others = span.grain === 'year' ? [quarterPeriod(year, 1) ?? NOWHERE] : [];
  return spanOf(end, 'part', monthPeriod(year, month), { ...marks, others });
}

/** X中, the middle of X: 30 June (or June, or June and July) of a year, the middle ten days of a month. */
export function middleOf(span: Span, end: number): Span {
  const { from } = span.period;
  const marks: Marks = { ...marksOf(span), vague: true };
  if (from === null) return spanOf(end, 'part', undefined, marks);
  const { year, month } = partsOf(from);
  if (span.grain === 'month') {
    return tenDaySpan(end, year, month, 2, { ...marks, others: periods(single(dayOf(year, month, 15)), span.period) });
  }
  const june = monthPeriod(year, 6);
  const to = monthPeriod(year, 7)?.to ?? null;
  const others = periods(june, june && { from: june.from, to }, span.period);
  return spanOf(end, 'end', single(dayOf(year, 6, 30)), { ...marks, others });
}

/** What is left of a span's marks when another span is made from it: its other periods no longer fit. */
export function marksOf(span: Span): Marks {
  const marks: Marks = {};
  if (span.vague) marks.vague = true;
  if (span.invalid) marks.invalid = true;
  if (span.yearless) marks.yearless = true;
  if (span.lead) marks.lead = span.lead;
  return marks;
}

function periods(...candidates: (Period | undefined)[]): Period[] {
  return candidates.filter((period) => period !== undefined);
}
