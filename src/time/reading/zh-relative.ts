/** Chinese dates named by their distance from today: 明天, 去年底, 本周五, 下个月中旬, 今明两年. */
import { addDays, partsOf as partsOfDay } from '../day.ts';
import { monthAround, quarterAround, weekPeriod, yearPeriod } from '../period.ts';
import { single, spanOf, yearSpan } from './points.ts';
import type { Scope, Span } from './reading.ts';
import { isOneOf, matchAt } from './scan.ts';
import { weekTails, withNamedDay } from './weekdays.ts';
import { monthTails, quarterParts, withinYear, yearTails } from './zh-tails.ts';

const YEAR_WORDS = new Map(
  Object.entries({
    今年: 0,
    本年: 0,
    全年: 0,
    明年: 1,
    来年: 1,
    下一年: 1,
    下年度: 1,
    去年: -1,
    上年: -1,
    上一年: -1,
  }).concat(Object.entries({ 后年: 2, 前年: -2, 大后年: 3, 大前年: -3 })),
);
const DAY_WORDS = new Map(
  Object.entries({ 今天: 0, 今日: 0, 现在: 0, 目前: 0, 明天: 1, 明日: 1, 后天: 2, 大后天: 3 }).concat(
    Object.entries({ 昨天: -1, 昨日: -1, 前天: -2, 大前天: -3 }),
  ),
);
const AROUND =
  /(?<which>上上一?个?|下下一?个?|上一?个?|下一?个?|这一?个?|本|当)(?:(?<week>周|星期|礼拜)|(?<month>月)|(?<quarter>季度|季(?!节|风)))/uy;
const TWO_YEARS = /(?<first>[去今明后])(?<second>[今明后])(?<unit>两年|两天|天)/uy;

/** Spans named by their distance from today. */
export function relative(text: string, at: number, scope: Scope): Span[] {
  const { today } = scope;
  for (const length of [4, 3, 2]) {
    const word = text.slice(at, at + length);
    const years = YEAR_WORDS.get(word);
    if (years !== undefined) return relativeYear(text, at, word, partsOfDay(today).year + years, scope);
    const days = DAY_WORDS.get(word);
    if (days !== undefined)
      return relativeDay(text, word, spanOf(at + word.length, 'day', single(addDays(today, days))));
  }
  if (text.startsWith('次年', at) || text.startsWith('翌年', at)) {
    return yearTails(text, at + 2, scope.year + 1, {}, scope).map((span) => ({ ...span, needs: 'range' as const }));
  }
  return [...around(text, at, scope), ...twoTogether(text, at, scope)];
}

function relativeYear(text: string, at: number, word: string, year: number, scope: Scope): Span[] {
  if (word === '上年' && text[at + 2] === '纪') return [];
  const end = at + word.length;
  if (word.endsWith('度')) return [yearSpan(end, year), ...withinYear(text, end, year, {}, scope)];
  return yearTails(text, end, year, {}, scope);
}

function relativeDay(text: string, word: string, span: Span): Span[] {
  if (isOneOf('气津', text, span.end)) return [];
  // 目前 and 现在 are the ends of ranges (到目前为止, 从现在到年底), hardly ever a day by themselves.
  if (word === '目前' || word === '现在') return [{ ...span, needs: 'range' }];
  return withNamedDay(text, span);
}

/** 本周, 下个月, 上季度 and what follows them. */
function around(text: string, at: number, scope: Scope): Span[] {
  const match = matchAt(AROUND, text, at);
  if (!match?.groups) return [];
  const { which = '', week, month } = match.groups;
  const end = at + match[0].length;
  const distance = which.startsWith('上上')
    ? -2
    : which.startsWith('下下')
      ? 2
      : which[0] === '上'
        ? -1
        : which[0] === '下'
          ? 1
          : 0;
  if (week !== undefined) {
    const spans = weekTails(text, end, weekPeriod(scope.today, distance));
    return which.endsWith('个') && distance !== 0 ? spans.map((span) => nearerWeekday(span, distance, scope)) : spans;
  }
  if (month !== undefined) {
    const { year, month: number } = partsOfDay(monthAround(scope.today, distance).from ?? scope.today);
    return monthTails(text, end, year, number, {});
  }
  return quarterParts(text, spanOf(end, 'quarter', quarterAround(scope.today, distance)));
}

/** 下个周五 said before Friday may be the coming one, 上个周三 the one just passed. */
function nearerWeekday(span: Span, distance: number, scope: Scope): Span {
  const date = span.period.from;
  if (span.grain !== 'day' || date === null) return span;
  const nearer = addDays(date, -7 * distance);
  const between = distance > 0 ? nearer > scope.today : nearer < scope.today;
  return between ? { ...span, others: [{ from: nearer, to: nearer }] } : span;
}

/** 今明两年, 明后两天. */
function twoTogether(text: string, at: number, scope: Scope): Span[] {
  const match = matchAt(TWO_YEARS, text, at);
  if (!match?.groups) return [];
  const order = '去今明后';
  const first = order.indexOf(match.groups.first ?? '') - 1;
  const second = order.indexOf(match.groups.second ?? '') - 1;
  if (second !== first + 1) return [];
  const end = at + match[0].length;
  if (match.groups.unit !== '两年') {
    if (first < 0) return [];
    return [spanOf(end, 'span', { from: addDays(scope.today, first), to: addDays(scope.today, second) })];
  }
  const { year } = partsOfDay(scope.today);
  const [from, to] = [yearPeriod(year + first)?.from ?? null, yearPeriod(year + second)?.to ?? null];
  return [spanOf(end, 'span', { from, to })];
}
