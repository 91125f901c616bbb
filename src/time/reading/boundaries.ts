/** What 前, 以后, 起, by, before, since make of a span: everything up to it, or everything from it on. */
import { addDays, type Day } from '../day.ts';
import type { Period } from '../period.ts';
import { type DateReading, reading, type Span } from './reading.ts';

type Bound = (period: Period) => Period;

const upToLast: Bound = ({ to }) => ({ from: null, to });
const beforeFirst: Bound = ({ from }) => ({ from: null, to: from && addDays(from, -1) });
const fromFirst: Bound = ({ from }) => ({ from, to: null });
const afterLast: Bound = ({ to }) => ({ from: to && addDays(to, 1), to: null });

/** Up to and including the span: 截至6月底, no later than June, by June. */
export function upTo(span: Span, end: number): DateReading {
  return bounded(span, end, upToLast);
}

/** Chinese 前. Of a day or an end it includes that day (6月30日前, 年底前); of a longer span it is strict, and doubtful (6月前). */
export function zhBefore(span: Span, end: number): DateReading {
  return isPoint(span) ? bounded(span, end, upToLast) : bounded(span, end, beforeFirst, upToLast);
}

/** 今天之前: with today, as a deadline has it, or without, as the word has it. */
export function zhBeforeToday(span: Span, end: number): DateReading {
  return bounded(span, end, upToLast, beforeFirst);
}

/** English "before": strict, though people say it of a last day too; "before the end of June" includes the end. */
export function enBefore(span: Span, end: number): DateReading {
  if (span.grain === 'end') return bounded(span, end, upToLast);
  return span.grain === 'day' ? bounded(span, end, beforeFirst, upToLast) : bounded(span, end, beforeFirst);
}

/** Strictly before the span: 早于, earlier than. */
export function strictlyBefore(span: Span, end: number): DateReading {
  return bounded(span, end, beforeFirst);
}

/** From the first day of the span on: 起, from, on or after. */
export function from(span: Span, end: number): DateReading {
  return bounded(span, end, fromFirst);
}

/** 以来, since: from the span on, and perhaps only until today. */
export function since(span: Span, end: number, today: Day, untilToday: boolean): DateReading {
  const starts = [span.period, ...(span.others ?? [])].map((period) => period.from);
  // "since Monday" looks back, so a Monday that has passed goes before the coming one.
  const passed = starts.filter((start) => start !== null && start <= today);
  const periods = (passed.length > 0 ? passed : starts).flatMap((start): Period[] => {
    const open: Period = { from: start, to: null };
    if (passed.length === 0) return [open];
    const closed: Period = { from: start, to: today };
    return untilToday ? [closed, open] : [open, closed];
  });
  return reading(span, end, 'boundary', periods[0] ?? span.period, periods);
}

/** Chinese 以后: 7月1日以后 includes the day, 2018年以后 does not include the year; either way some mean the other. */
export function zhAfter(span: Span, end: number): DateReading {
  const inclusive = span.grain === 'day' || span.grain === 'feast';
  return inclusive ? bounded(span, end, fromFirst, afterLast) : bounded(span, end, afterLast, fromFirst);
}

/** Strictly after the span: after, later than, 晚于. */
export function strictlyAfter(span: Span, end: number): DateReading {
  return bounded(span, end, afterLast);
}

function isPoint(span: Span): boolean {
  return span.grain === 'day' || span.grain === 'end';
}

function bounded(span: Span, end: number, ...bounds: [Bound, ...Bound[]]): DateReading {
  const candidates = [span.period, ...(span.others ?? [])];
  const periods = bounds.flatMap((bound) => candidates.map(bound));
  return reading(span, end, 'boundary', periods[0] ?? span.period, periods);
}
