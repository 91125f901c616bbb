/** What may follow a year, quarter, month or week in Chinese: 2017年 → 6月, 三季度, 底; 6月 → 30日, 中旬, 底. */
import { addDays, type Day } from '../day.ts';
import { numeralAt } from '../numerals.ts';
import { holidayAt } from './holidays.ts';
import {
  beginningOf,
  daySpan,
  endOf,
  halfSpan,
  type Marks,
  marksOf,
  middleOf,
  monthSpan,
  quarterSpan,
  spanOf,
  tenDaySpan,
  yearSpan,
} from './points.ts';
import type { Scope, Span } from './reading.ts';
import { isOneOf, matchAt, pastSpaces } from './scan.ts';
import { withNamedDay } from './weekdays.ts';
import { INSIDE } from './zh-words.ts';

const HALF = /(?<half>[上下前后])半年/uy;
const QUARTER =
  /第?(?<number>[0-9一二三四五六七八九]|首)(?:个)?季度|第(?<ordinal>[0-9一二三四五六七八九])季(?!节)|q(?<latin>\d)(?![a-z0-9])/uy;
const FIRST_OF_YEAR = /[前头](?<number>[一二两三四五六七八九十]{1,2}|\d{1,2})(?:个)?(?<unit>季度|月)/uy;
const PART = /(?<part>底|末|终|初|中)/uy;
const TEN_DAYS = /(?<first>[上中下])(?<last>[上中下])?旬/uy;
const HALF_MONTH = /(?<half>[上下])半月/uy;
const SPOKEN_DAY_GOES_ON = /(?:之前|以前|之后|以后|[前后起止到至]|完成|的|[\s,.;!?，。；、)]|$)/uy;
/** 中 and 终 open many words (中心, 中央, 终止); they end a date only before one of these. */
const MIDDLE_GOES_ON = /(?:$|[\s,.;:!?，。、；)]|之?前|以前|以?后|之后|完成|到期|的|时|要|有|还|应|开)/uy;
const SUCCESSIVE = /(?<first>[一二三四五六七八九])(?<second>[一二三四五六七八九十])(?<unit>月份?|季度)/uy;
const DIGITS = '一二三四五六七八九十';
const INSIDE_IT = new RegExp(`之内|以内|${INSIDE}`, 'uy');

/** Characters that make another word of what has been read (年级, 月饼, 周期, 底线, 初步); few, because 年会 may be 今年|会完成. */
const NOT_YEAR = '级龄限薪轻';
const NOT_MONTH = '饼薪球亮嫂';
const NOT_PART: Record<string, string> = { 底: '线蕴稿册', 末: '端位尾梢', 初: '步级中期衷始稿', 中: '旬' };

/** Everything that begins with a year; `at` stands behind 年. */
export function yearTails(text: string, at: number, year: number, marks: Marks, scope: Scope): Span[] {
  const spans: Span[] = [];
  if (isOneOf(NOT_YEAR, text, at)) return spans;
  const whole = yearSpan(at, year, marks);
  spans.push(whole);
  let behind = at;
  if (text.startsWith('度', at) || text.startsWith('全年', at)) {
    behind = at + (text[at] === '度' ? 1 : 2);
    spans.push({ ...whole, end: behind });
  }
  const next = pastSpaces(text, text[behind] === '的' ? behind + 1 : behind);
  spans.push(...partsOf(text, text[next] === '年' ? next + 1 : next, whole));
  if (text[next] === '年') spans.push(...inside(text, next + 1, whole));
  spans.push(...withinYear(text, next, year, marks, scope));
  return spans;
}

/** The parts of a year that can follow it, with or without 年: 2017年三季度, 2017三季度. */
export function withinYear(text: string, at: number, year: number, marks: Marks, scope: Scope): Span[] {
  const spans = [
    ...halfTails(text, at, year, marks),
    ...quarterTails(text, at, year, marks),
    ...firstOfYear(text, at, year, marks),
  ];
  spans.push(...holidayAt(text, at, scope, year));
  spans.push(...successive(text, at, year, marks));
  const month = numeralAt(text, at);
  if (month && month.form !== 'digits' && text[pastSpaces(text, month.end)] === '月') {
    spans.push(...monthTails(text, pastSpaces(text, month.end) + 1, year, month.value, marks));
  }
  if (text.startsWith('元月', at)) spans.push(...monthTails(text, at + 2, year, 1, marks));
  return spans;
}

/** 六七月 and 三四季度: two months or quarters that follow each other. */
export function successive(text: string, at: number, year: number, marks: Marks): Span[] {
  const match = matchAt(SUCCESSIVE, text, at);
  const [first, second] = [match?.groups?.first ?? '', match?.groups?.second ?? ''].map(
    (digit) => DIGITS.indexOf(digit) + 1,
  );
  if (!match || first === undefined || second !== first + 1) return [];
  const end = at + match[0].length;
  const make = match.groups?.unit?.startsWith('月') ? monthSpan : quarterSpan;
  const [from, to] = [make(end, year, first), make(end, year, second)];
  const missing = from.invalid === true || to.invalid === true;
  return [spanOf(end, 'span', missing ? undefined : { from: from.period.from, to: to.period.to }, marks)];
}

/** A half-year and its end: 上半年, 下半年末. */
export function halfTails(text: string, at: number, year: number, marks: Marks): Span[] {
  const match = matchAt(HALF, text, at);
  if (!match) return [];
  const whole = halfSpan(at + match[0].length, year, isOneOf('上前', text, at) ? 1 : 2, marks);
  return [whole, ...ends(text, whole.end, whole)];
}

/** A quarter and its end: 三季度, 第三季度末, q3. */
export function quarterTails(text: string, at: number, year: number, marks: Marks): Span[] {
  const match = matchAt(QUARTER, text, at);
  const number = match?.groups?.number ?? match?.groups?.ordinal ?? match?.groups?.latin;
  if (!match || number === undefined) return [];
  // 三个季度 counts quarters, 第三个季度 is one of them.
  if (match[0].includes('个') && text[at] !== '第') return [];
  const quarter = number === '首' ? 1 : (numeralAt(number, 0)?.value ?? 0);
  return quarterParts(text, quarterSpan(at + match[0].length, year, quarter, marks));
}

/** The quarter itself with its end and its beginning. */
export function quarterParts(text: string, whole: Span): Span[] {
  const spans = [whole, ...ends(text, whole.end, whole)];
  if (text[whole.end] === '初' && !isOneOf('步级', text, whole.end + 1)) spans.push(beginningOf(whole, whole.end + 1));
  return spans;
}

/** Everything that begins with a month; `at` stands behind 月. */
export function monthTails(text: string, at: number, year: number, month: number, marks: Marks): Span[] {
  if (isOneOf(NOT_MONTH, text, at)) return [];
  const whole = monthSpan(at, year, month, marks);
  const spans: Span[] = [whole];
  let behind = at;
  if (text[at] === '份') {
    behind = at + 1;
    spans.push({ ...whole, end: behind });
  }
  const next = pastSpaces(text, text[behind] === '的' ? behind + 1 : behind);
  spans.push(...partsOf(text, text[next] === '月' ? next + 1 : next, whole));
  const ten = matchAt(TEN_DAYS, text, next);
  if (ten?.groups) spans.push(...tenDayTail(next + ten[0].length, year, month, ten.groups, marks));
  if (matchAt(HALF_MONTH, text, next)) spans.push(halfMonth(text, next, whole));
  spans.push(...dayTails(text, next, year, month, marks));
  return spans;
}

/** 上旬, and the adjoining 中下旬 or 中上旬. */
function tenDayTail(
  end: number,
  year: number,
  month: number,
  groups: Record<string, string | undefined>,
  marks: Marks,
): Span[] {
  const parts = [groups.first, groups.last ?? groups.first].map((part) => '上中下'.indexOf(part ?? '') + 1).sort();
  const [first = 0, last = 0] = parts;
  const [from, to] = [tenDaySpan(end, year, month, first, marks), tenDaySpan(end, year, month, last, marks)];
  if (from.invalid || to.invalid) return [from];
  return last - first > 1 ? [] : [{ ...from, period: { from: from.period.from, to: to.period.to } }];
}

/** The days of a month: 30日, 30号, 1日至15日 is left to ranges, 1-15日 is read here, spoken 6月30前. */
function dayTails(text: string, at: number, year: number, month: number, marks: Marks): Span[] {
  const first = numeralAt(text, at);
  if (!first) return [];
  const unit = pastSpaces(text, first.end);
  if (isOneOf('日号', text, unit)) return withNamedDay(text, daySpan(unit + 1, year, month, first.value, marks));
  if (isOneOf('-~—–至到', text, first.end)) {
    const second = numeralAt(text, first.end + 1);
    if (second && isOneOf('日号', text, second.end)) {
      const from = daySpan(second.end, year, month, first.value, marks);
      const to = daySpan(second.end + 1, year, month, second.value, marks);
      const reversed = from.period.from !== null && to.period.to !== null && from.period.from > to.period.to;
      const missing = from.invalid === true || to.invalid === true || reversed;
      return [spanOf(to.end, 'span', missing ? undefined : { from: from.period.from, to: to.period.to }, marks)];
    }
  }
  const spoken = at > 0 && text[at - 1] === '月' && matchAt(SPOKEN_DAY_GOES_ON, text, first.end);
  return spoken ? [daySpan(first.end, year, month, first.value, marks)] : [];
}

/** 底, 末, 初, 中 of a year or month. */
export function partsOf(text: string, at: number, whole: Span): Span[] {
  const part = matchAt(PART, text, at)?.groups?.part;
  if (part === undefined || isOneOf(NOT_PART[part] ?? '', text, at + 1)) return [];
  if (part === '初') return [beginningOf(whole, at + 1)];
  if (part === '底' || part === '末') return [endOf(whole, at + 1)];
  if (!matchAt(MIDDLE_GOES_ON, text, at + 1)) return [];
  return [part === '中' ? middleOf(whole, at + 1) : endOf(whole, at + 1)];
}

/** 年内, 月内, 季度内, 周内 name the whole unit; without 内 the bare unit is no date. */
export function inside(text: string, at: number, whole: Span): Span[] {
  const match = matchAt(INSIDE_IT, text, at);
  return match ? [{ ...whole, end: at + match[0].length }] : [];
}

function ends(text: string, at: number, whole: Span): Span[] {
  return isOneOf('底末', text, at) && !isOneOf('线层位端', text, at + 1) ? [endOf(whole, at + 1)] : [];
}

/** 前三季度, 前五个月 of a year. */
export function firstOfYear(text: string, at: number, year: number, marks: Marks): Span[] {
  const match = matchAt(FIRST_OF_YEAR, text, at);
  const count = numeralAt(match?.groups?.number ?? '', 0)?.value ?? 0;
  if (!match || (match.groups?.unit === '月' && !match[0].includes('个'))) return [];
  const last = match.groups?.unit === '月' ? monthSpan(0, year, count) : quarterSpan(0, year, count);
  const from = monthSpan(0, year, 1).period.from;
  return [spanOf(at + match[0].length, 'span', last.invalid ? undefined : { from, to: last.period.to }, marks)];
}

function halfMonth(text: string, at: number, whole: Span): Span {
  const { from, to } = whole.period;
  const middle = from as Day | null;
  const period =
    middle === null
      ? undefined
      : text[at] === '上'
        ? { from, to: addDays(middle, 14) }
        : { from: addDays(middle, 15), to };
  return spanOf(at + 3, 'part', period, marksOf(whole));
}
