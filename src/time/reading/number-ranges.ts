/** Ranges and lists whose first members are only numbers: 2016-2018年, 6至9月, 一、二季度, 7、8、9月, 1-30 june. */
import { addDays, type Day, partsOf } from '../day.ts';
import { type Numeral, numeralAt } from '../numerals.ts';
import { monthSpan, quarterSpan, single, spanOf, yearSpan } from './points.ts';
import {
  areNeighbours,
  type Front,
  type Joint,
  jointAt,
  LONGEST_LIST,
  laterYear,
  type SpansAt,
  stretch,
  withEndings,
} from './ranges.ts';
import type { DateReading, Scope, Span } from './reading.ts';

/** Ranges whose first end is only a number: 2016-2018年, 6至9月, 一、二季度, 1-30 june. */
export function numberRanges(text: string, at: number, scope: Scope, spansAt: SpansAt, front: Front): DateReading[] {
  const ordinal = text[at] === '第';
  const first = numeralAt(text, ordinal ? at + 1 : at);
  const joint = first && lastJoint(text, first);
  if (!joint) return [];
  return spansAt(text, joint.end, scope).flatMap((second) => {
    if (second.lead === undefined || second.invalid || (ordinal && second.lead !== 'quarter')) return [];
    const from = startOf(first.value, first.end - at, second);
    if (!from || from.invalid || second.needs === 'range') return [];
    if (second.needs === 'preposition' && front === 'nothing') return [];
    const before = startOf(joint.before, first.end - at, second);
    if (joint.kind === 'and' && front !== 'between' && !(before && areNeighbours(before, second))) return [];
    const period =
      stretch(from.period, second.period) ??
      (second.yearless ? stretch(from.period, laterYear(second.period)) : undefined);
    return period ? withEndings(text, spanOf(second.end, 'span', period), second, false) : [];
  });
}

/** The joint before the last member: 7、8、9月 is 7月 to 9月 because its numbers follow each other. */
function lastJoint(text: string, first: Numeral): { end: number; kind: Joint; before: number } | undefined {
  let before = first.value;
  let joint = jointAt(text, first.end);
  while (joint?.kind === 'and' && before < first.value + LONGEST_LIST) {
    const next = numeralAt(text, joint.end);
    const following = next?.value === before + 1 ? jointAt(text, next.end) : undefined;
    if (following?.kind !== 'and') break;
    before += 1;
    joint = following;
  }
  return joint && { ...joint, before };
}

function startOf(value: number, length: number, second: Span): Span | undefined {
  const { to } = second.period;
  if (to === null) return undefined;
  const { year, month } = partsOf(to);
  if (second.lead === 'month') return monthSpan(0, year, value);
  if (second.lead === 'quarter') return quarterSpan(0, year, value);
  if (second.lead === 'day')
    return spanOf(0, 'day', value >= 1 && value <= 31 ? single(sameMonth(to, month, value)) : undefined);
  if (length !== 4 && length !== 2) return undefined;
  return yearSpan(0, length === 2 ? 2000 + value : value);
}

function sameMonth(day: Day, month: number, date: number): Day | undefined {
  const moved = addDays(day, date - partsOf(day).day);
  return partsOf(moved).month === month ? moved : undefined;
}
