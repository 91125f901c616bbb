/** Reads the dates of a text: every complete date phrase, in Chinese or English, that starts at one place. */
import { type Day, partsOf } from '../day.ts';
import { enSpans } from './en.ts';
import { endingsOf } from './endings.ts';
import { numberRanges } from './number-ranges.ts';
import { numericSpans } from './numeric.ts';
import { prepositional } from './prepositions.ts';
import { rangesFrom } from './ranges.ts';
import { type DateReading, differing, type Scope, type Span } from './reading.ts';
import { isDigit, pastSpaces } from './scan.ts';
import { mayEnd, mayStart } from './starts.ts';
import { windowsAt } from './windows.ts';
import { zhSpans } from './zh.ts';

export type { DateReading, ReadingKind } from './reading.ts';

/**
 * Every date phrase that starts exactly at the offset, longest first; at "2017年6月底前" that is the year, the month, its
 * end, and everything up to it. The text is normalised (NFKC, simplified, lower case). A phrase that names a date that
 * does not exist gives one invalid reading, never a shorter one. What follows the longest reading is the caller's to cover.
 */
export function readDatesAt(text: string, at: number, today: Day): DateReading[] {
  if (!mayStart(text, at)) return [];
  const { year, month } = partsOf(today);
  const scope: Scope = { today, year, month };
  return settled(text, [...coreAt(text, at, scope, false), ...prepositional(text, at, scope, spansAt, coreAt)]);
}

/** Everything that starts at the offset without a preposition of its own. */
function coreAt(text: string, at: number, scope: Scope, afterPreposition: boolean): DateReading[] {
  const spans = spansAt(text, at, scope);
  const front = afterPreposition ? 'bare' : 'nothing';
  const readings = spans.flatMap((span) => endingsOf(text, span, scope.today, afterPreposition));
  if (spans.length > 0) readings.push(...rangesFrom(text, at, spans, scope, spansAt, front));
  readings.push(...numberRanges(text, at, scope, spansAt, front));
  for (const span of spans)
    if (span.grain === 'year' && !span.needs) readings.push(...rangesWithinYear(text, span, scope));
  const windows = windowsAt(text, at, scope.today);
  return spans.some((span) => span.mayCount) ? [...windows, ...readings] : [...readings, ...windows];
}

/** 2017年1-3月, 明年一、二季度. */
function rangesWithinYear(text: string, span: Span, scope: Scope): DateReading[] {
  const first = span.period.from;
  if (first === null) return [];
  const behind = pastSpaces(text, text[span.end] === '的' ? span.end + 1 : span.end);
  return numberRanges(text, behind, { ...scope, year: partsOf(first).year }, yearlessAt, 'nothing');
}

/** Only spans that take their year from the scope. */
function yearlessAt(text: string, at: number, scope: Scope): Span[] {
  return spansAt(text, at, scope).filter((span) => span.yearless);
}

function spansAt(text: string, at: number, scope: Scope): Span[] {
  const first = text[at];
  if (first === undefined) return [];
  if (isDigit(first))
    return [...numericSpans(text, at, scope), ...zhSpans(text, at, scope), ...enSpans(text, at, scope)];
  return first >= 'a' && first <= 'z' ? enSpans(text, at, scope) : zhSpans(text, at, scope);
}

/** One reading per end: where two differ, the first holds and the others are what else could be meant. */
function settled(text: string, found: DateReading[]): DateReading[] {
  if (found.length === 0) return [];
  const byEnd = new Map<number, DateReading>();
  for (const reading of found) {
    if (!mayEnd(text, reading.end)) continue;
    const known = byEnd.get(reading.end);
    byEnd.set(reading.end, known ? merged(known, reading) : reading);
  }
  const readings = [...byEnd.values()].sort((a, b) => b.end - a.end);
  const longest = readings[0];
  return longest?.invalid ? [longest] : readings.filter((reading) => !reading.invalid);
}

function merged(first: DateReading, second: DateReading): DateReading {
  if (second.invalid) return first;
  if (first.invalid) return second;
  const others = differing(first.period, [...(first.others ?? []), second.period, ...(second.others ?? [])]);
  return others.length > 0 ? { ...first, others } : first;
}
