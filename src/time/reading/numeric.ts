/** Dates in figures only: 2017-06-30, 2017.6, 2017/6/30, 17.6.30, 20170630, 6/30/2017, and 6.30 before 前. */
import { daySpan, endOf, type Marks, monthSpan } from './points.ts';
import type { Scope, Span } from './reading.ts';
import { isDigit, isOneOf, matchAt } from './scan.ts';

const YEAR_FIRST =
  /(?<year>(?:1[89]|2[01])\d\d)(?<mark>[-./])(?<month>\d{1,2})(?:\k<mark>(?<day>\d{1,2})日?)?(?![\d%])/uy;
const SHORT_YEAR = /(?<first>\d{1,2})(?<mark>[-./])(?<second>\d{1,2})\k<mark>(?<third>\d{1,2})(?![\d%])/uy;
const NEAR_YEARS = 10;
const COMPACT = /(?<year>(?:19|20)\d\d)(?<month>\d\d)(?<day>\d\d)(?!\d)/uy;
const YEAR_LAST = /(?<first>\d{1,2})(?<mark>[-./])(?<second>\d{1,2})\k<mark>(?<year>(?:19|20)\d\d)(?!\d)/uy;
const MONTH_AND_DAY = /(?<month>\d{1,2})[./](?<day>\d{1,2})(?<unit>日)?(?![\d%.])/uy;

/** All dates in figures that start at the offset. */
export function numericSpans(text: string, at: number, scope: Scope): Span[] {
  return (
    yearFirst(text, at) ??
    shortYear(text, at, scope) ??
    compact(text, at) ??
    yearLast(text, at) ??
    monthAndDay(text, at, scope)
  );
}

function yearFirst(text: string, at: number): Span[] | undefined {
  const match = matchAt(YEAR_FIRST, text, at);
  if (!match?.groups) return undefined;
  const { year, month, day, mark } = match.groups;
  const end = at + match[0].length;
  if (day !== undefined) return [daySpan(end, Number(year), Number(month), Number(day))];
  if (text[end] === mark && isDigit(text[end + 1])) return undefined;
  // "2017.6月底" writes the unit of the last number only.
  const spelt = text[end] === '月' ? end + 1 : end;
  const whole = monthSpan(spelt, Number(year), Number(month));
  return isOneOf('底末', text, spelt) ? [whole, endOf(whole, spelt + 1)] : [whole];
}

/** 17.6.30, and 30/6/17 or 6/30/17: whichever exist in years near this one, since such figures can be a clause number. */
function shortYear(text: string, at: number, scope: Scope): Span[] | undefined {
  const match = matchAt(SHORT_YEAR, text, at);
  if (!match?.groups) return undefined;
  const end = at + match[0].length;
  const [first, second, third] = [Number(match.groups.first), Number(match.groups.second), Number(match.groups.third)];
  const orders: [number, number, number][] = [
    [first, second, third],
    [third, second, first],
    [third, first, second],
  ];
  const near = orders.filter(([year]) => Math.abs(2000 + year - scope.year) <= NEAR_YEARS);
  const spans = near.map(([year, month, day]) => daySpan(end, 2000 + year, month, day)).filter((span) => !span.invalid);
  const [main, ...others] = spans;
  if (!main) return undefined;
  return [others.length > 0 ? { ...main, others: others.map(({ period }) => period) } : main];
}

function compact(text: string, at: number): Span[] | undefined {
  const parts = matchAt(COMPACT, text, at);
  if (!parts?.groups) return undefined;
  const { year, month, day } = parts.groups;
  return real(daySpan(at + parts[0].length, Number(year), Number(month), Number(day)));
}

function yearLast(text: string, at: number): Span[] | undefined {
  const parts = matchAt(YEAR_LAST, text, at);
  if (!parts?.groups) return undefined;
  const year = Number(parts.groups.year);
  const end = at + parts[0].length;
  const [first, second] = [Number(parts.groups.first), Number(parts.groups.second)];
  const spans = [daySpan(end, year, second, first), daySpan(end, year, first, second)].filter((span) => !span.invalid);
  const [dayFirst, monthFirst] = spans;
  if (!dayFirst) return [daySpan(end, year, second, first)];
  return [monthFirst ? { ...dayFirst, others: [monthFirst.period] } : dayFirst];
}

function monthAndDay(text: string, at: number, scope: Scope): Span[] {
  const parts = matchAt(MONTH_AND_DAY, text, at);
  if (!parts?.groups) return [];
  const { month, day, unit } = parts.groups;
  const marks: Marks = unit === undefined ? { yearless: true, needs: 'boundary' } : { yearless: true };
  const span = daySpan(at + parts[0].length, scope.year, Number(month), Number(day), marks);
  return real(span) ?? [];
}

function real(span: Span): Span[] | undefined {
  return span.invalid ? undefined : [span];
}
