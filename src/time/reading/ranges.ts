/** Ranges: 6月到9月, 2016-2018年, 周一至周五, from June to December 2017, between X and Y, and neighbours as in 6、7月. */
import { addDays, addMonths, type Day, partsOf, weekdayOf } from '../day.ts';
import type { Period } from '../period.ts';
import { single, spanOf } from './points.ts';
import { type DateReading, differing, plainReading, type Scope, type Span } from './reading.ts';
import { isLatin, matchAt } from './scan.ts';
import { BEFORE, INSIDE, STOP } from './zh-words.ts';

/** Gives the spans that start at an offset, in either language. */
export type SpansAt = (text: string, at: number, scope: Scope) => Span[];

/** to: 到, until · and: 和, 、 — a range only between neighbours, or after "between" and before 之间. */
export type Joint = 'to' | 'and';

/**
 * What stands in front. bare: a preposition, behind which 2017 alone is a year. between: "between" or 介于, behind which
 * "and" joins any two ends; behind "in" it does not: "in June and September" leaves out the summer.
 */
export type Front = 'nothing' | 'bare' | 'between';

const TO = / {0,3}(?:直?到|至|~|--?|——?|–|―) {0,3}| {1,3}(?:to|until|till|through|thru|up to) {1,3}/uy;
const AND = / {0,3}(?:和|与|及|、|,|&|或者?) {0,3}|\/| {1,3}(?:and|or) {1,3}/uy;
const BETWEEN_ENDING = /之?间/uy;
const RANGE_ENDING = new RegExp(`期间|之间|间(?!接|隔|断|歇)|之内|以内|${INSIDE}|为止|${STOP}`, 'uy');
/** A range that ends on a day or an end may say 前 too: 从现在到年底前. */
const BEFORE_ENDING = new RegExp(`(?:之|以)?${BEFORE}`, 'uy');
/** A list of neighbouring units is never longer than a year of months. */
export const LONGEST_LIST = 12;

/** The ranges that begin with one of the spans. */
export function rangesFrom(
  text: string,
  at: number,
  firsts: Span[],
  scope: Scope,
  spansAt: SpansAt,
  front: Front,
): DateReading[] {
  const between = front === 'between';
  const readings: DateReading[] = [];
  for (const first of firsts) {
    const joint = jointAt(text, first.end);
    if (!joint || !canBegin(first, front, joint.kind)) continue;
    for (const second of spansAt(text, joint.end, scopeBehind(first, scope))) {
      if (!canEnd(first, second, front)) continue;
      const open = joint.kind === 'to' || between || matchAt(BETWEEN_ENDING, text, second.end) !== null;
      const range = open
        ? joined(text, at, first, second, joint.end, scope, spansAt)
        : neighbours(text, first, second, joint.end, scope, spansAt);
      if (range) readings.push(...withEndings(text, range, second, joint.kind === 'and' && open && !between));
    }
  }
  return readings;
}

export function jointAt(text: string, at: number): { end: number; kind: Joint } | undefined {
  const to = matchAt(TO, text, at);
  if (to) return { end: at + to[0].length, kind: 'to' };
  const and = matchAt(AND, text, at);
  return and ? { end: at + and[0].length, kind: 'and' } : undefined;
}

/** "march to june" needs no preposition, "2017 to 2019" does. */
function canBegin(first: Span, front: Front, joint: Joint): boolean {
  if (first.needs === undefined || isNow(first)) return true;
  return first.needs === 'preposition' && (front !== 'nothing' || (first.grain === 'month' && joint === 'to'));
}

function canEnd(first: Span, second: Span, front: Front): boolean {
  const bothMonths = first.grain === 'month' && second.grain === 'month';
  if (first.needs === 'preposition' && front === 'nothing' && !bothMonths) return false;
  if (second.needs === undefined || second.needs === 'range') return true;
  if (second.needs === 'preposition') return front !== 'nothing' || bothMonths;
  return second.lead === 'day' && first.grain === 'day';
}

function isNow(span: Span): boolean {
  return span.needs === 'range' && span.grain === 'day';
}

/** What the second end leaves out is taken from the first: its year, its month, its week. */
function scopeBehind(first: Span, scope: Scope): Scope {
  const last = first.period.to;
  if (last === null) return scope;
  const { year, month } = partsOf(last);
  return { ...scope, year, month, monday: addDays(last, 1 - weekdayOf(last)) };
}

function joined(
  text: string,
  at: number,
  first: Span,
  second: Span,
  secondAt: number,
  scope: Scope,
  spansAt: SpansAt,
): Span | undefined {
  if (first.invalid || second.invalid) return spanOf(second.end, 'span', undefined);
  const start = withYearOf(text, at, first, second, scope, spansAt);
  const pairs: Period[] = [];
  for (const from of [start.period, ...(start.others ?? [])]) {
    const ends =
      from === start.period
        ? [second]
        : sameEnd(spansAt(text, secondAt, scopeBehind({ ...start, period: from }, scope)), second.end);
    for (const end of ends) {
      for (const to of [end.period, ...(end.others ?? [])]) {
        const pair = stretch(from, to) ?? stretch(from, later(end, to, scope));
        if (pair) pairs.push(pair);
      }
    }
  }
  const [period] = pairs;
  if (!period) return spanOf(second.end, 'span', undefined);
  // 11月到3月 early in a year may look back as well as ahead.
  if (
    first.yearless &&
    second.yearless &&
    pairs.length === 1 &&
    partsOf(second.period.to ?? scope.today).year < yearOf(period.to)
  ) {
    pairs.push({ from: earlierYear(period.from), to: earlierYear(period.to) });
  }
  const others = differing(period, pairs);
  const vague = first.vague || second.vague ? { vague: true as const } : {};
  return spanOf(second.end, 'span', period, { ...vague, ...(others.length > 0 ? { others } : {}) });
}

/** "from June to December 2017": in English the year behind the second end is the first end's too. */
function withYearOf(text: string, at: number, first: Span, second: Span, scope: Scope, spansAt: SpansAt): Span {
  if (!first.yearless || second.yearless || !isLatin(text[first.end - 1]) || second.period.to === null) return first;
  const { year } = partsOf(second.period.to);
  for (const candidate of [year, year - 1]) {
    const [moved] = sameEnd(spansAt(text, at, { ...scope, year: candidate }), first.end);
    if (moved && !moved.invalid && stretch(moved.period, second.period)) return moved;
  }
  return first;
}

/** A second end that lies before the first belongs to the next year, or a weekday to the next week. */
function later(end: Span, to: Period, scope: Scope): Period {
  if (end.yearless) return laterYear(to);
  const isWeekday =
    end.grain === 'day' && to.to !== null && to.to < addDays(scope.today, 14) && to.to > addDays(scope.today, -14);
  return isWeekday && to.to !== null ? (single(addDays(to.to, 7)) ?? to) : to;
}

function neighbours(
  text: string,
  first: Span,
  second: Span,
  secondAt: number,
  scope: Scope,
  spansAt: SpansAt,
): Span | undefined {
  let last = second;
  if (first.invalid || second.invalid || !areNeighbours(first, second)) return undefined;
  for (let count = 2; count < LONGEST_LIST; count += 1) {
    const joint = jointAt(text, last.end);
    const next =
      joint?.kind === 'and'
        ? spansAt(text, joint.end, scopeBehind(last, scope)).find((span) => areNeighbours(last, span))
        : undefined;
    if (!next) break;
    last = next;
  }
  const period: Period = { from: first.period.from, to: last.period.to };
  return spanOf(
    last.end,
    'span',
    period,
    last === second ? otherPairs(text, first, second, secondAt, scope, spansAt) : {},
  );
}

/** 周三、周四 said on a Thursday may be those of this week as well as of the next. */
function otherPairs(
  text: string,
  first: Span,
  second: Span,
  secondAt: number,
  scope: Scope,
  spansAt: SpansAt,
): { others?: Period[] } {
  const pairs = (first.others ?? []).flatMap((other) => {
    const alternative = { ...first, period: other };
    const [match] = sameEnd(spansAt(text, secondAt, scopeBehind(alternative, scope)), second.end);
    return match && areNeighbours(alternative, match) ? [{ from: other.from, to: match.period.to }] : [];
  });
  return pairs.length > 0 ? { others: pairs } : {};
}

export function areNeighbours(first: Span, second: Span): boolean {
  const { to } = first.period;
  return first.grain === second.grain && to !== null && addDays(to, 1) === second.period.from;
}

export function withEndings(text: string, range: Span, second: Span, mustEnd: boolean): DateReading[] {
  const ending = matchAt(RANGE_ENDING, text, range.end);
  const before = second.grain === 'day' || second.grain === 'end' ? matchAt(BEFORE_ENDING, text, range.end) : null;
  const readings = mustEnd ? [] : [plainReading(range)];
  for (const match of [ending, before]) if (match) readings.push(plainReading(range, range.end + match[0].length));
  return readings;
}

function sameEnd(spans: Span[], end: number): Span[] {
  return spans.filter((span) => span.end === end).slice(0, 1);
}

export function stretch(first: Period, second: Period): Period | undefined {
  if (first.from === null || second.to === null || first.from > second.to) return undefined;
  return { from: first.from, to: second.to };
}

export function laterYear(period: Period): Period {
  return { from: period.from && addMonths(period.from, 12), to: period.to && addMonths(period.to, 12) };
}

function earlierYear(day: Day | null): Day | null {
  return day && addMonths(day, -12);
}

function yearOf(day: Day | null): number {
  return day === null ? 0 : partsOf(day).year;
}
