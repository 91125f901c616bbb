/** English months and the days in them: June, June 2017, 30 June, June 30th, 2017, the thirtieth of June. */
import { partsOf } from '../day.ts';
import { wordNumeral } from '../numerals.ts';
import { daySpan, endOf, type Marks, monthSpan, spanOf } from './points.ts';
import type { Scope, Span } from './reading.ts';
import { matchAt } from './scan.ts';

const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const MONTH_WORD = new RegExp(`^(?:${MONTH})$`, 'u');
const MONTH_FIRST = new RegExp(`(?<month>${MONTH})(?![a-z]| {1,3}day(?![a-z]))\\.?`, 'uy');
const DAY_BEHIND =
  /[ -]{1,3}(?:the )?(?<day>\d{1,2})(?:st|nd|rd|th)?(?![a-z0-9%]|[.:/]\d| {1,3}(?:items?|tasks?|measures?|units?)(?![a-z]))/uy;
const MONTH_END = /[ -]end(?![a-z])/uy;
const DAYS_BEHIND =
  /[ ]{1,3}(?<first>\d{1,2})(?:st|nd|rd|th)? {0,2}(?:-|–|to|until|through) {0,2}(?<last>\d{1,2})(?:st|nd|rd|th)?(?![a-z0-9%]|[.:/]\d)/uy;
const DAY_FIRST = new RegExp(
  `(?:(?<figure>\\d{1,2})(?:st|nd|rd|th)?|(?<word>[a-z]+(?:[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))?))(?: {1,3}(?:day )?(?:of )?|-)(?<month>${MONTH})(?![a-z])\\.?`,
  'uy',
);
const YEAR_BEHIND =
  /,? {0,3}(?:(?<=[ ,])(?:of |in )?(?:the (?:calendar )?year )?(?<year>(?:19|20)\d\d)(?![\d%])|(?<=[ ,])(?:of |in )?(?<word>this|next|last|the current) year(?![a-z])|(?<=[ ,])of the year(?![a-z])|'(?<short>\d\d)(?!\d))|-(?<dashed>(?:19|20)\d\d)(?![\d%])/uy;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Also verbs, so a month only when more than the word says so. */
const ALSO_VERBS = new Set(['may', 'mar', 'march']);
const AFTER_DUE = /(?:^|[^a-z])due {1,3}$/u;

/** 1 to 12 for a month's name or its abbreviation. */
export function monthNumber(word: string): number | undefined {
  return MONTH_WORD.test(word) ? MONTHS.indexOf(word.slice(0, 3)) + 1 : undefined;
}

/** June · June 2017 · June 30 · June 30, 2017. */
export function monthFirst(text: string, at: number, scope: Scope): Span[] {
  const match = matchAt(MONTH_FIRST, text, at);
  const word = match?.groups?.month;
  const month = monthNumber(word ?? '');
  if (!match || word === undefined || month === undefined) return [];
  const end = at + match[0].length;
  const bare: Marks = { yearless: true };
  if (ALSO_VERBS.has(word) && !AFTER_DUE.test(text.slice(Math.max(0, at - 6), at))) bare.needs = 'preposition';
  const spans = [
    monthSpan(end, scope.year, month, bare),
    ...monthEnd(text, end, monthSpan(end, scope.year, month, { yearless: true })),
  ];
  for (const { end: stop, year } of yearsBehind(text, end, scope)) spans.push(monthSpan(stop, year, month));
  const days = matchAt(DAYS_BEHIND, text, end);
  if (days?.groups) spans.push(...daysOf(text, end + days[0].length, month, days.groups, scope));
  const day = matchAt(DAY_BEHIND, text, end);
  if (day) spans.push(...datesOf(text, end + day[0].length, month, Number(day.groups?.day), scope));
  return spans;
}

/** june-end, june end. */
function monthEnd(text: string, at: number, month: Span): Span[] {
  const match = matchAt(MONTH_END, text, at);
  return match ? [endOf(month, at + match[0].length)] : [];
}

/** 30 June · 30th of June 2017 · thirtieth of June. */
export function dayFirst(text: string, at: number, scope: Scope): Span[] {
  const match = matchAt(DAY_FIRST, text, at);
  const month = monthNumber(match?.groups?.month ?? '');
  const day =
    match?.groups?.figure === undefined ? wordNumeral(match?.groups?.word ?? '') : Number(match.groups.figure);
  if (!match || month === undefined || day === undefined) return [];
  return datesOf(text, at + match[0].length, month, day, scope);
}

/** June 1-15, 2017. */
function daysOf(
  text: string,
  end: number,
  month: number,
  groups: Record<string, string | undefined>,
  scope: Scope,
): Span[] {
  const make = (stop: number, year: number, marks: Marks): Span => {
    const first = daySpan(stop, year, month, Number(groups.first)).period.from;
    const last = daySpan(stop, year, month, Number(groups.last)).period.to;
    const exists = first !== null && last !== null && first <= last;
    return spanOf(stop, 'span', exists ? { from: first, to: last } : undefined, marks);
  };
  const years = yearsBehind(text, end, scope).map(({ end: stop, year }) => make(stop, year, {}));
  return [make(end, scope.year, { yearless: true }), ...years];
}

function datesOf(text: string, end: number, month: number, day: number, scope: Scope): Span[] {
  const own = daySpan(end, scope.year, month, day, { yearless: true, lead: 'day' });
  return [
    own,
    ...yearsBehind(text, end, scope).map(({ end: stop, year }) => daySpan(stop, year, month, day, { lead: 'day' })),
  ];
}

/** The year that may stand behind a month, day, quarter or half: "2017", "of 2017", "of next year", "'17". */
export function yearsBehind(text: string, at: number, scope: Scope): { end: number; year: number }[] {
  const match = matchAt(YEAR_BEHIND, text, at);
  if (!match?.groups) return [];
  const { year, word, short, dashed } = match.groups;
  const end = at + match[0].length;
  if (year !== undefined || dashed !== undefined) return [{ end, year: Number(year ?? dashed) }];
  if (short !== undefined) return [{ end, year: 2000 + Number(short) }];
  const distance = word === 'next' ? 1 : word === 'last' ? -1 : 0;
  return [{ end, year: partsOf(scope.today).year + distance }];
}
