/** English dates: the spans of the calendar that can start at one place of a text. */
import { partsOf } from '../day.ts';
import { wordNumeral } from '../numerals.ts';
import { dayFirst, monthFirst, monthNumber, yearsBehind } from './en-months.ts';
import { aroundToday, aroundUnit, WEEKDAYS, weekdays } from './en-relative.ts';
import { holidayAt } from './holidays.ts';
import {
  endOf,
  halfSpan,
  type Marks,
  marksOf,
  middleOf,
  quarterSpan,
  single,
  spanOf,
  tenDaySpan,
  yearSpan,
} from './points.ts';
import type { Scope, Span } from './reading.ts';
import { isDigit, matchAt } from './scan.ts';

const WORD = /(?<word>[a-z]+)/uy;
const THE = /the {1,3}/uy;
const QUARTER =
  /(?:q(?<figure>\d)|quarter (?<after>[1-9]|one|two|three|four)|(?<ordinal>first|second|third|fourth|fifth|sixth|last|final|[1-9](?:st|nd|rd|th))[ -]quarter)(?![a-z0-9])/uy;
const HALF = /(?:h(?<figure>[12])|(?<ordinal>first|second|1st|2nd)[ -]half(?:[ -]year)?)(?![a-z0-9])/uy;
const YEAR_AND_PART = /(?<year>(?:19|20)\d\d)[ -]?(?<part>[qh])(?<number>\d)(?![a-z0-9])/uy;
const BARE_YEAR = /(?<year>(?:19|20)\d\d)(?![\d%年])/uy;
/** A 2018 deadline, 2018 tasks, what about 2018: what stands beside it makes the number a year. */
const YEAR_OF_TASKS =
  /(?<year>(?:19|20)\d\d)(?=[ -](?:due|deadlines?|tasks?|measures?|items?|ones|targets?)(?![a-z])|(?<=(?:what|how) about \d{4})[?.! ]*$)/uy;
const NAMED_YEAR = /(?:calendar )?year (?<year>(?:19|20)\d\d)(?![\d%])/uy;
const PART =
  /(?:(?<end>(?:the )?(?:very )?(?:end|close|last day) of|end[ -])|(?<start>(?:the )?(?:beginning|start|first day) of)|(?<middle>(?:the )?middle of|mid[ -])|(?<early>early|beginning[ -])|(?<late>late)) {0,3}/uy;
const UNIT = /(?:the |this )?(?<unit>week|month|quarter|half(?:[ -]year)?|year)(?![a-z])/uy;
const UNIT_END = /(?:the )?(?<unit>year|month|quarter|week)(?:[ -]|'s )end(?![a-z])/uy;
const FIVE_YEARS = /(?<number>\d\d)th five[ -]year plan(?: period)?(?![a-z])/uy;

/** All English spans that start at the offset; those that are the end or middle of another only when `whole`. */
export function enSpans(text: string, at: number, scope: Scope, whole = true): Span[] {
  const the = matchAt(THE, text, at);
  const start = the ? at + the[0].length : at;
  if (isDigit(text[start])) return figures(text, start, scope);
  const spans = [...calendarSpans(text, start, scope), ...(the ? aroundToday(text, at, scope) : [])];
  return [
    ...spans,
    ...aroundToday(text, start, scope),
    ...(whole ? parts(text, at, scope) : []),
    ...holidayAt(text, start, scope),
  ];
}

function figures(text: string, at: number, scope: Scope): Span[] {
  const spans = [
    ...dayFirst(text, at, scope),
    ...quarters(text, at, scope),
    ...halves(text, at, scope),
    ...fiveYears(text, at),
  ];
  const withPart = matchAt(YEAR_AND_PART, text, at);
  if (withPart?.groups) {
    const make = withPart.groups.part === 'q' ? quarterSpan : halfSpan;
    spans.push(make(at + withPart[0].length, Number(withPart.groups.year), Number(withPart.groups.number)));
  }
  const year = matchAt(BARE_YEAR, text, at);
  const sure = matchAt(YEAR_OF_TASKS, text, at);
  if (sure) spans.push(yearSpan(at + sure[0].length, Number(sure.groups?.year)));
  else if (year)
    spans.push(yearSpan(at + year[0].length, Number(year.groups?.year), { needs: 'preposition', lead: 'year' }));
  return spans;
}

function calendarSpans(text: string, at: number, scope: Scope): Span[] {
  const word = matchAt(WORD, text, at)?.groups?.word ?? '';
  if (monthNumber(word) !== undefined) return monthFirst(text, at, scope);
  if (WEEKDAYS.includes(word.slice(0, 3))) return weekdays(text, at, scope);
  const year = matchAt(NAMED_YEAR, text, at);
  if (year) return [yearSpan(at + year[0].length, Number(year.groups?.year))];
  const ordinal = wordNumeral(word) !== undefined ? dayFirst(text, at, scope) : [];
  return [...ordinal, ...quarters(text, at, scope), ...halves(text, at, scope)];
}

function quarters(text: string, at: number, scope: Scope): Span[] {
  const match = matchAt(QUARTER, text, at);
  if (!match?.groups) return [];
  const { figure, after, ordinal } = match.groups;
  const number = ordinal === 'last' || ordinal === 'final' ? 4 : smallNumber(figure ?? after ?? ordinal ?? '');
  const end = at + match[0].length;
  const years = yearsBehind(text, end, scope);
  // "last quarter" alone is the quarter before this one; "q5" alone may be a question's number.
  const alone = ordinal !== 'last' && ordinal !== 'final' && !(figure !== undefined && (number < 1 || number > 4));
  return inYears(text, end, years, alone, scope, (stop, year, marks) => quarterSpan(stop, year, number, marks));
}

function halves(text: string, at: number, scope: Scope): Span[] {
  const match = matchAt(HALF, text, at);
  if (!match?.groups) return [];
  const number = smallNumber(match.groups.figure ?? match.groups.ordinal ?? '');
  const end = at + match[0].length;
  return inYears(text, end, yearsBehind(text, end, scope), true, scope, (stop, year, marks) =>
    halfSpan(stop, year, number, marks),
  );
}

type Make = (end: number, year: number, marks: Marks) => Span;

/** The span of this year, unless "of" something else follows, and of each year that is named behind it. */
function inYears(
  text: string,
  end: number,
  years: { end: number; year: number }[],
  alone: boolean,
  scope: Scope,
  make: Make,
): Span[] {
  const ofAnother = years.length === 0 && text.startsWith(' of ', end);
  const own = alone && !ofAnother ? [make(end, scope.year, { yearless: true })] : [];
  return [...own, ...years.map(({ end: stop, year }) => make(stop, year, {}))];
}

function smallNumber(text: string): number {
  return /^\d/u.test(text) ? Number.parseInt(text, 10) : (wordNumeral(text) ?? 0);
}

/** The end, beginning or middle of a span or of the current unit; early, mid and late June. */
function parts(text: string, at: number, scope: Scope): Span[] {
  const unitEnd = matchAt(UNIT_END, text, at);
  if (unitEnd?.groups) {
    const end = at + unitEnd[0].length;
    const own = endOf(aroundUnit(unitEnd.groups.unit ?? '', 0, scope), end);
    const years = unitEnd.groups.unit === 'year' ? yearsBehind(text, end, scope) : [];
    return [own, ...years.map(({ end: stop, year }) => endOf(yearSpan(stop, year), stop))];
  }
  const match = matchAt(PART, text, at);
  if (!match?.groups) return [];
  const behind = at + match[0].length;
  const unit = matchAt(UNIT, text, behind);
  const wholes = unit?.groups
    ? [{ ...aroundUnit(unit.groups.unit ?? '', 0, scope), end: behind + unit[0].length }]
    : [];
  const named = enSpans(text, behind, scope, false).filter((span) => span.grain !== 'day' && span.grain !== 'feast');
  return [...wholes, ...named].flatMap((whole) => partOf(match.groups ?? {}, whole));
}

function partOf(groups: Record<string, string | undefined>, whole: Span): Span[] {
  const { from } = whole.period;
  if (whole.invalid || from === null || groups.end !== undefined) return [endOf(whole, whole.end)];
  const marks: Marks = { ...marksOf(whole), vague: true };
  const { year, month } = partsOf(from);
  if (groups.start !== undefined) {
    const others = whole.grain === 'month' ? [tenDaySpan(0, year, month, 1).period] : [whole.period];
    return [spanOf(whole.end, 'day', single(from), { ...marks, others })];
  }
  if (whole.grain === 'month') {
    if (groups.middle !== undefined) return [middleOf(whole, whole.end)];
    return [tenDaySpan(whole.end, year, month, groups.late === undefined ? 1 : 3, marks)];
  }
  if (whole.grain !== 'year') return [];
  if (groups.middle !== undefined) return [middleOf(whole, whole.end)];
  const quarter = quarterSpan(whole.end, year, groups.late === undefined ? 1 : 4, marks);
  return [{ ...quarter, grain: 'part', others: [halfSpan(0, year, groups.late === undefined ? 1 : 2).period] }];
}

function fiveYears(text: string, at: number): Span[] {
  const match = matchAt(FIVE_YEARS, text, at);
  if (!match) return [];
  const from = 1951 + Number(match.groups?.number) * 5;
  return [
    spanOf(at + match[0].length, 'span', { from: yearSpan(0, from).period.from, to: yearSpan(0, from + 4).period.to }),
  ];
}
