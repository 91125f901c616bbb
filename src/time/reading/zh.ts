/** Chinese dates: the spans of the calendar that can start at one place of a text. */
import { addDays, addMonths, partsOf as partsOfDay } from '../day.ts';
import { isNumeralCharacter, type Numeral, numeralAt } from '../numerals.ts';
import { monthAround, quarterAround, weekPeriod, yearPeriod } from '../period.ts';
import { holidayAt } from './holidays.ts';
import { daySpan, endOf, type Marks, monthSpan, single, spanOf, yearSpan } from './points.ts';
import type { Scope, Span } from './reading.ts';
import { isDigit, isOneOf, matchAt, pastSpaces } from './scan.ts';
import {
  bareWeekday,
  firstOfYear,
  halfTails,
  inside,
  monthTails,
  partsOf,
  quarterParts,
  quarterTails,
  successive,
  weekdayEnds,
  weekdayNumber,
  weekTails,
  withinYear,
  withNamedDay,
  yearTails,
} from './zh-tails.ts';

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
const BARE_WEEK = /(?<unit>周|星期|礼拜)(?<day>[一二三四五六日天末1-7])/uy;
const FIVE_YEARS =
  /["“'「]?(?<number>十[一二三四五六])五["”'」]?(?<rest>规划(?:时期|期间|期)|时期|期间|期(?!间|盼)|$|(?=[末初以内前后的\s,，。?？到至]))/uy;
const TWO_YEARS = /(?<first>[去今明后])(?<second>[今明后])(?<unit>两年|两天|天)/uy;

/** All Chinese spans that start at the offset. */
export function zhSpans(text: string, at: number, scope: Scope): Span[] {
  const first = text[at];
  if (isNumeralCharacter(first))
    return [...numbered(text, at, scope), ...holidayAt(text, at, scope), ...fiveYears(text, at)];
  if (first === '第') return quarterTails(text, at, scope.year, { yearless: true, lead: 'quarter' });
  return [
    ...relative(text, at, scope),
    ...bare(text, at, scope),
    ...holidayAt(text, at, scope),
    ...fiveYears(text, at),
  ];
}

/** Spans that open with a number. */
function numbered(text: string, at: number, scope: Scope): Span[] {
  const number = numeralAt(text, at);
  if (!number) return [];
  const unit = pastSpaces(text, number.end);
  const marks: Marks = { yearless: true };
  switch (text[unit]) {
    case '年': {
      const year = yearOf(text, at, number);
      return year === undefined || text.startsWith('年代', unit)
        ? []
        : yearTails(text, unit + 1, year, yearMarks(year, number.end - at, scope), scope);
    }
    case '月':
      if (unit > number.end && !(number.value >= 1 && number.value <= 12)) return [];
      return number.form === 'digits'
        ? successive(text, at, scope.year, { ...marks })
        : monthTails(text, unit + 1, scope.year, number.value, { ...marks, lead: 'month' });
    case '季':
      return number.form === 'digits'
        ? successive(text, at, scope.year, { ...marks })
        : quarterTails(text, at, scope.year, { ...marks, lead: 'quarter' });
    case '日':
    case '号':
      return unit === number.end ? dayOfThisMonth(text, unit, number, scope) : [];
    default:
      // 2018三季度 is said as often as 2018年三季度.
      return number.form !== 'positional' && number.value >= 1900 && number.value < 2100
        ? withinYear(text, unit, number.value, { lead: 'year' }, scope)
        : [];
  }
}

/** Two digits far from this year's are rather a number of years. */
function yearMarks(year: number, digits: number, scope: Scope): Marks {
  return digits === 2 && Math.abs(year - scope.year) > 5 ? { lead: 'year', farYear: true } : { lead: 'year' };
}

/** 2017, 二〇一七 and 17 before 年 are years; 3年 and 十年 count years. */
function yearOf(text: string, at: number, number: Numeral): number | undefined {
  const length = number.end - at;
  if (length === 4 && number.form !== 'positional') return number.value >= 1000 ? number.value : undefined;
  if (length === 2 && (number.form === 'digits' || (number.form === 'ascii' && text[at] !== '0'))) {
    return number.value + (number.value < 70 ? 2000 : 1900);
  }
  return undefined;
}

/** 30日 alone is a day of this month; 24号 is an item unless 前 or the like follows. */
function dayOfThisMonth(text: string, unit: number, number: Numeral, scope: Scope): Span[] {
  if (number.value < 1 || number.value > 31 || isOneOf('游报志常均内线', text, unit + 1)) return [];
  const marks: Marks = { yearless: true, lead: 'day' };
  if (text[unit] === '号' || number.form !== 'ascii') marks.needs = 'boundary';
  return withNamedDay(text, daySpan(unit + 1, scope.year, scope.month, number.value, marks));
}

/** Spans named by their distance from today. */
function relative(text: string, at: number, scope: Scope): Span[] {
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

/** Units without a number: 年底, 年内, 月底, 季度末, 上半年, 周五, 中旬, 元月. */
function bare(text: string, at: number, scope: Scope): Span[] {
  const yearless: Marks = { yearless: true };
  const { today, year } = scope;
  const thisMonth = partsOfDay(today);
  switch (text[at]) {
    case '年': {
      const whole = yearSpan(at + 1, year, yearless);
      return [...partsOf(text, at + 1, whole), ...inside(text, at + 1, whole)];
    }
    case '岁':
      return text[at + 1] === '末' ? [endOf(yearSpan(at, year, yearless), at + 2)] : [];
    case '月': {
      const whole = monthSpan(at + 1, thisMonth.year, thisMonth.month);
      return [...partsOf(text, at + 1, whole), ...inside(text, at + 1, whole)];
    }
    case '季': {
      const whole = spanOf(at + (text[at + 1] === '度' ? 2 : 1), 'quarter', quarterAround(today));
      return [...quarterParts(text, whole).filter((span) => span !== whole), ...inside(text, whole.end, whole)];
    }
    case '周':
    case '星':
    case '礼':
      return [...bareWeek(text, at, scope), ...inside(text, at + 1, spanOf(at + 1, 'week', weekPeriod(today)))];
    case '元':
      return text[at + 1] === '月' ? monthTails(text, at + 2, year, 1, { ...yearless, lead: 'month' }) : [];
    case '首':
      return quarterTails(text, at, year, yearless);
    case '上':
    case '下':
    case '中':
    case '前':
    case '头':
    case '后':
      return [...halfTails(text, at, year, yearless), ...firstMonths(text, at, scope), ...tenDays(text, at, scope)];
    default:
      return [];
  }
}

/** 前三季度 and 前五个月 of this year; 前三个月 may also be the three months behind us. */
function firstMonths(text: string, at: number, scope: Scope): Span[] {
  return firstOfYear(text, at, scope.year, { yearless: true }).map((span) => {
    if (text[span.end - 1] !== '月' || span.period.to === null) return span;
    const count = partsOfDay(span.period.to).month;
    return { ...span, others: [{ from: addMonths(scope.today, -count), to: scope.today }] };
  });
}

/** 上旬, 下半月 of this month. */
function tenDays(text: string, at: number, scope: Scope): Span[] {
  if (!/^.{1,2}旬|^.半月/u.test(text.slice(at, at + 3))) return [];
  const { year, month } = partsOfDay(scope.today);
  return monthTails(text, at, year, month, {}).filter((span) => span.grain === 'part' && span.end > at + 1);
}

function bareWeek(text: string, at: number, scope: Scope): Span[] {
  const match = matchAt(BARE_WEEK, text, at);
  const day = match?.groups?.day;
  if (!match || day === undefined) return [];
  const end = at + match[0].length;
  if (day === '末') return weekTails(text, end - 1, weekPeriod(scope.today)).filter((span) => span.grain === 'weekend');
  return weekdayEnds(text, end) ? [bareWeekday(end, weekdayNumber(day), scope)] : [];
}

/** 十三五期间 = 2016–2020, and the five-year plans around it. */
function fiveYears(text: string, at: number): Span[] {
  const match = matchAt(FIVE_YEARS, text, at);
  if (!match?.groups || isDigit(text[at])) return [];
  const number = numeralAt(match.groups.number ?? '', 0)?.value ?? 0;
  const from = 1951 + number * 5;
  const end = at + match[0].length;
  const whole = spanOf(end, 'span', { from: yearSpan(0, from).period.from, to: yearSpan(0, from + 4).period.to });
  return [whole, ...(isOneOf('末', text, end) ? [endOf(whole, end + 1)] : [])];
}
