/** What a date expression was read as, and the parts that such expressions are built from. */
import type { Day } from '../day.ts';
import type { Period } from '../period.ts';

export type ReadingKind = 'day' | 'end' | 'period' | 'boundary' | 'window';

/** One complete date phrase of a text. */
export interface DateReading {
  /** Offset behind its last character. */
  end: number;
  period: Period;
  /** day 6月30日 · end 月底 · period 三季度, 6月到9月 · boundary 年底前, 7月1日起 · window 30天内, 未来三个月 */
  kind: ReadingKind;
  /** Other periods that a careful official could mean by the same words, when they differ. */
  others?: Period[];
  /** The words have no exact bounds (年初, 年中, early June); the period is a convention. */
  vague?: boolean;
  /** The words name a date that does not exist (2月30日, 第五季度); the period says nothing. */
  invalid?: boolean;
}

/** How much calendar a span covers. feast = a fixed holiday; part = 上旬, 月初; span = several units. */
export type Grain =
  | 'day'
  | 'feast'
  | 'end'
  | 'part'
  | 'weekend'
  | 'week'
  | 'month'
  | 'quarter'
  | 'half'
  | 'year'
  | 'span';

/** The unit counted by the number that the words open with: 6月底 counts months. */
export type Lead = 'year' | 'month' | 'quarter' | 'day';

/** A stretch of the calendar that words name, before any 前, 以后 or "by" is applied to it. */
export interface Span {
  end: number;
  period: Period;
  grain: Grain;
  others?: Period[];
  vague?: true;
  invalid?: true;
  /** The words name no year; it came from the scope. */
  yearless?: true;
  lead?: Lead;
  /** The number rather counts: 10年内 is ten years before it is 2010, 三日后 in three days before it is after the 3rd. */
  mayCount?: true;
  /** The words are a date only with more around them: "2017" and "may" need a preposition, 6.30 needs 前. */
  needs?: 'preposition' | 'boundary' | 'range';
}

/** What the words leave out. */
export interface Scope {
  today: Day;
  year: number;
  month: number;
  /** The Monday of the week that a bare weekday belongs to, inside a range; otherwise the coming one is meant. */
  monday?: Day;
}

export const NOWHERE: Period = { from: null, to: null };

/** The kind of a reading that is just this span. */
export function kindOf(grain: Grain): ReadingKind {
  if (grain === 'day' || grain === 'feast') return 'day';
  return grain === 'end' ? 'end' : 'period';
}

/** The reading that is just this span. */
export function plainReading(span: Span, end = span.end): DateReading {
  return reading(span, end, kindOf(span.grain), span.period, span.others ?? []);
}

/** A reading made from a span: the span's doubts stay, and only differing other periods are kept. */
export function reading(
  span: Pick<Span, 'vague' | 'invalid'>,
  end: number,
  kind: ReadingKind,
  period: Period,
  others: Period[],
): DateReading {
  if (span.invalid) return { end, kind, period: NOWHERE, invalid: true };
  const made: DateReading = { end, kind, period };
  const kept = differing(period, others);
  if (kept.length > 0) made.others = kept;
  if (span.vague) made.vague = true;
  return made;
}

/** The periods that differ from the first and from each other. */
export function differing(period: Period, others: Period[]): Period[] {
  const kept: Period[] = [];
  for (const other of others) {
    if ([period, ...kept].every((known) => known.from !== other.from || known.to !== other.to)) kept.push(other);
  }
  return kept;
}
