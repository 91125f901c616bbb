/** English dates: the spans of the calendar that can start at one place of a text. */
import { addDays, addMonths, partsOf } from '../day.ts';
import { wordNumeral } from '../numerals.ts';
import { type Period, quarterAround, weekPeriod, yearPeriod } from '../period.ts';
import { dayFirst, monthFirst, monthNumber, yearsBehind } from './en-months.ts';
import { holidayAt } from './holidays.ts';
import {
  endOf,
  halfSpan,
  type Marks,
  marksOf,
  middleOf,
  monthSpan,
  quarterSpan,
  single,
  spanOf,
  tenDaySpan,
  yearSpan,
} from './points.ts';
import type { Scope, Span } from './reading.ts';
import { isDigit, matchAt } from './scan.ts';
import { bareWeekday } from './zh-tails.ts';

const WORD = /(?<word>[a-z]+)/uy;
const THE = /the {1,3}/uy;
const QUARTER =
  /(?:q(?<figure>\d)|quarter (?<after>[1-9]|one|two|three|four)|(?<ordinal>first|second|third|fourth|fifth|sixth|last|final|[1-9](?:st|nd|rd|th))[ -]quarter)(?![a-z0-9])/uy;
const HALF = /(?:h(?<figure>[12])|(?<ordinal>first|second|1st|2nd)[ -]half(?:[ -]year)?)(?![a-z0-9])/uy;
const YEAR_AND_PART = /(?<year>(?:19|20)\d\d)[ -]?(?<part>[qh])(?<number>\d)(?![a-z0-9])/uy;
const BARE_YEAR = /(?<year>(?:19|20)\d\d)(?![\d%年])/uy;
const NAMED_YEAR = /(?:calendar )?year (?<year>(?:19|20)\d\d)(?![\d%])/uy;
const AROUND =
  /(?<which>this|the current|current|next|last|the last|previous|the previous) {1,3}(?:calendar )?(?<unit>week|weekend|month|quarter|half(?:[ -]year)?|year|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december)(?![a-z0-9])/uy;
const TWO_AWAY = /(?<unit>week|month|quarter|year) (?<which>after next|before last)(?![a-z])/uy;
const BOTH_YEARS = /this (?<unit>week|month|quarter|year) and next(?: (?<again>week|month|quarter|year))?(?![a-z])/uy;
const NEAR_DAY =
  /(?:(?<two>(?:the )?day (?<which>after tomorrow|before yesterday))|(?<word>today|tomorrow|yesterday|now))(?![a-z])/uy;
const WEEKDAY =
  /(?<day>mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)(?![a-z])\.?(?: {1,3}(?:of |in )?(?<week>this|next|last) week(?![a-z]))?/uy;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
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
  if (year)
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

function weekdays(text: string, at: number, scope: Scope): Span[] {
  const match = matchAt(WEEKDAY, text, at);
  if (!match?.groups) return [];
  const { day = '', week } = match.groups;
  const number = WEEKDAYS.indexOf(day.slice(0, 3)) + 1;
  const end = at + match[0].length;
  if (week !== undefined) return [dayOfWeek(end, weekPeriod(scope.today, distanceOf(week)), number)];
  const span = bareWeekday(end, number, scope);
  // "sat" and "sun" are words too.
  const named = day.length <= 5 && !day.endsWith('day') ? { ...span, needs: 'preposition' as const } : span;
  return [named, ...datedWeekday(text, end, number, scope)];
}

/** "Friday, 30 June 2017": the date, if it is a Friday. */
function datedWeekday(text: string, at: number, weekday: number, scope: Scope): Span[] {
  const gap = /^(?:, ?| )(?:the )?/u.exec(text.slice(at, at + 6))?.[0].length ?? 0;
  if (gap === 0) return [];
  const dates = isDigit(text[at + gap]) ? dayFirst(text, at + gap, scope) : monthFirst(text, at + gap, scope);
  return dates
    .filter((span) => span.grain === 'day')
    .map((span) => {
      const { from } = span.period;
      const agrees = from !== null && bareDay(weekPeriod(from), weekday) === from;
      return agrees ? span : spanOf(span.end, 'day', undefined);
    });
}

function dayOfWeek(end: number, week: Period, weekday: number): Span {
  return spanOf(end, 'day', single(bareDay(week, weekday)));
}

function bareDay(week: Period, weekday: number) {
  return week.from === null ? undefined : addDays(week.from, weekday - 1);
}

function distanceOf(which: string): number {
  return /next/u.test(which) ? 1 : /last|previous/u.test(which) ? -1 : 0;
}

/** today, this week, next month, last Friday, the week after next. */
function aroundToday(text: string, at: number, scope: Scope): Span[] {
  const near = matchAt(NEAR_DAY, text, at);
  if (near?.groups) return [nearDay(near.groups, at + near[0].length, scope)];
  const both = matchAt(BOTH_YEARS, text, at);
  const spans: Span[] = [];
  if (both?.groups && (both.groups.again ?? both.groups.unit) === both.groups.unit) {
    const [first, second] = [
      aroundUnit(both.groups.unit ?? '', 0, scope),
      aroundUnit(both.groups.unit ?? '', 1, scope),
    ];
    spans.push(spanOf(at + both[0].length, 'span', { from: first.period.from, to: second.period.to }));
  }
  const two = matchAt(TWO_AWAY, text, at);
  if (two?.groups) {
    const unit = aroundUnit(two.groups.unit ?? '', two.groups.which === 'after next' ? 2 : -2, scope);
    return [...spans, { ...unit, end: at + two[0].length }];
  }
  const match = matchAt(AROUND, text, at);
  // "the last week of June" is no week beside this one.
  if (!match?.groups || text.startsWith(' of ', at + match[0].length)) return spans;
  const { which = '', unit = '' } = match.groups;
  const end = at + match[0].length;
  const distance = distanceOf(which);
  const month = monthNumber(unit);
  if (month !== undefined) return [...spans, { ...monthAway(month, distance, scope), end }];
  const weekday = WEEKDAYS.indexOf(unit.slice(0, 3)) + 1;
  if (weekday > 0 && unit.endsWith('day')) return [...spans, { ...weekdayAway(weekday, distance, scope), end }];
  return [...spans, { ...aroundUnit(unit, distance, scope), end }];
}

function nearDay(groups: Record<string, string | undefined>, end: number, scope: Scope): Span {
  const distances: Record<string, number> = {
    today: 0,
    now: 0,
    tomorrow: 1,
    yesterday: -1,
    'after tomorrow': 2,
    'before yesterday': -2,
  };
  const day = addDays(scope.today, distances[groups.which ?? groups.word ?? ''] ?? 0);
  return spanOf(end, 'day', single(day), groups.word === 'now' ? { needs: 'range' } : {});
}

function aroundUnit(unit: string, distance: number, scope: Scope): Span {
  const { year, month } = partsOf(scope.today);
  const week = weekPeriod(scope.today, distance);
  if (unit === 'week') return spanOf(0, 'week', week);
  if (unit === 'weekend') return weekend(week, distance, scope);
  if (unit === 'month') return { ...anyMonth(addMonths(scope.today, distance)), end: 0 };
  if (unit === 'quarter') return spanOf(0, 'quarter', quarterAround(scope.today, distance));
  if (unit === 'year') return spanOf(0, 'year', yearPeriod(year + distance));
  const halves = year * 2 + (month > 6 ? 1 : 0) + distance;
  return halfSpan(0, Math.floor(halves / 2), (halves % 2) + 1);
}

function anyMonth(day: Parameters<typeof partsOf>[0]): Span {
  const { year, month } = partsOf(day);
  return monthSpan(0, year, month, {});
}

function weekend(week: Period, distance: number, scope: Scope): Span {
  const saturday = bareDay(week, 6);
  const span = spanOf(0, 'weekend', saturday && { from: saturday, to: week.to });
  if (distance <= 0 || saturday === undefined || addDays(saturday, -7) < scope.today) return span;
  return { ...span, others: [{ from: addDays(saturday, -7), to: addDays(saturday, -6) }] };
}

/** "next Friday" is the one of next week, or the coming one; "last Friday" the one of last week, or the latest. */
function weekdayAway(weekday: number, distance: number, scope: Scope): Span {
  const span = dayOfWeek(0, weekPeriod(scope.today, distance), weekday);
  const nearest = bareDay(weekPeriod(scope.today), weekday) ?? scope.today;
  const other = distance > 0 ? nearest > scope.today : distance < 0 && nearest < scope.today;
  return other ? { ...span, others: [{ from: nearest, to: nearest }] } : span;
}

/** "next June": the coming one, or that of next year. */
function monthAway(month: number, distance: number, scope: Scope): Span {
  const { year, month: current } = partsOf(scope.today);
  const aheadThisYear = distance > 0 ? month > current : month < current;
  if (distance === 0) return monthSpan(0, year, month, {});
  if (!aheadThisYear) return monthSpan(0, year + distance, month, {});
  return monthSpan(0, year, month, { others: [monthSpan(0, year + distance, month, {}).period] });
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
