/** Weeks and weekdays: 本周 and its 五 or 末, a bare 周五, and the weekday in brackets behind a date. */
import { addDays, weekdayOf } from '../day.ts';
import { isNumeralCharacter } from '../numerals.ts';
import { type Period, weekPeriod } from '../period.ts';
import { single, spanOf } from './points.ts';
import type { Scope, Span } from './reading.ts';
import { isOneOf, matchAt } from './scan.ts';

const WEEKDAY = /(?:的?(?:周|星期|礼拜))?(?<day>[一二三四五六日天1-7])/uy;
const NAMED_DAY = /\((?:周|星期|礼拜)(?<day>[一二三四五六日天])\)/uy;
const WEEKDAYS = '一二三四五六日';
const NOT_WEEK = '期边年';
const NOT_WEEKDAY = '项条个件次级类种常程均气';

/** Everything that begins with a week; `at` stands behind 周. */
export function weekTails(text: string, at: number, week: Period): Span[] {
  const monday = week.from;
  if (monday === null) return [];
  const spans: Span[] = [];
  if (!isOneOf(NOT_WEEK, text, at) && !/^报(?!送|告)/u.test(text.slice(at, at + 2)))
    spans.push(spanOf(at, 'week', week));
  if (text[at] === '末' || text.startsWith('周末', at)) {
    spans.push(spanOf(at + (text[at] === '末' ? 1 : 2), 'weekend', { from: addDays(monday, 5), to: week.to }));
  }
  const weekday = matchAt(WEEKDAY, text, at);
  const end = at + (weekday?.[0].length ?? 0);
  if (weekday && weekdayEnds(text, end)) {
    spans.push(spanOf(end, 'day', single(addDays(monday, weekdayNumber(weekday.groups?.day ?? '') - 1))));
  }
  return spans;
}

/** A weekday of no named week: the coming one; when this week's has passed, it may be the one that was meant. */
export function bareWeekday(end: number, weekday: number, scope: Scope): Span {
  const monday = scope.monday ?? weekPeriod(scope.today).from;
  const thisWeeks = addDays(monday ?? scope.today, weekday - 1);
  if (scope.monday || thisWeeks >= scope.today) return spanOf(end, 'day', single(thisWeeks));
  return spanOf(end, 'day', single(addDays(thisWeeks, 7)), { others: [{ from: thisWeeks, to: thisWeeks }] });
}

/** 周五 is a weekday, the first characters of 周五十 or 周三项 are not. */
export function weekdayEnds(text: string, end: number): boolean {
  return !isNumeralCharacter(text[end]) && !isOneOf(NOT_WEEKDAY, text, end);
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayNumber(character: string): number {
  return character === '天' ? 7 : /\d/u.test(character) ? Number(character) : WEEKDAYS.indexOf(character) + 1;
}

/** A day may name its weekday in brackets; when the two do not agree there is no such day. */
export function withNamedDay(text: string, span: Span): Span[] {
  const named = matchAt(NAMED_DAY, text, span.end);
  const date = span.period.from;
  if (!named || date === null) return [span];
  const end = span.end + named[0].length;
  const agrees = weekdayNumber(named.groups?.day ?? '') === weekdayOf(date);
  return agrees ? [span, { ...span, end }] : [spanOf(end, 'day', undefined)];
}
