/** English dates named by their distance from today: tomorrow, next Friday, this quarter, the week after next. */
import { addDays, addMonths, partsOf } from '../day.ts';
import { type Period, quarterAround, weekPeriod, yearPeriod } from '../period.ts';
import { dayFirst, monthFirst, monthNumber } from './en-months.ts';
import { halfSpan, monthSpan, single, spanOf } from './points.ts';
import type { Scope, Span } from './reading.ts';
import { isDigit, matchAt } from './scan.ts';
import { bareWeekday } from './weekdays.ts';

const AROUND =
  /(?<which>this|the current|current|next|last|the last|previous|the previous) {1,3}(?:calendar )?(?<unit>week|weekend|month|quarter|half(?:[ -]year)?|year|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december)(?![a-z0-9])/uy;
const TWO_AWAY = /(?<unit>week|month|quarter|year) (?<which>after next|before last)(?![a-z])/uy;
const BOTH_YEARS = /this (?<unit>week|month|quarter|year) and next(?: (?<again>week|month|quarter|year))?(?![a-z])/uy;
const NEAR_DAY =
  /(?:(?<two>(?:the )?day (?<which>after tomorrow|before yesterday))|(?<word>today|tomorrow|yesterday|now))(?![a-z])/uy;
const WEEKDAY =
  /(?<day>mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)(?![a-z])\.?(?: {1,3}(?:of |in )?(?<week>this|next|last) week(?![a-z]))?/uy;
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export function weekdays(text: string, at: number, scope: Scope): Span[] {
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
export function aroundToday(text: string, at: number, scope: Scope): Span[] {
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

export function aroundUnit(unit: string, distance: number, scope: Scope): Span {
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
