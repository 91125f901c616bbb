/** Chinese dates: the spans of the calendar that can start at one place of a text. */
import { addMonths, partsOf as partsOfDay } from '../day.ts';
import { isNumeralCharacter, type Numeral, numeralAt } from '../numerals.ts';
import { quarterAround, weekPeriod } from '../period.ts';
import { holidayAt } from './holidays.ts';
import { daySpan, endOf, type Marks, monthSpan, spanOf, yearSpan } from './points.ts';
import type { Scope, Span } from './reading.ts';
import { isDigit, isOneOf, matchAt, pastSpaces } from './scan.ts';
import { bareWeekday, weekdayEnds, weekdayNumber, weekTails, withNamedDay } from './weekdays.ts';
import { relative } from './zh-relative.ts';
import {
  firstOfYear,
  halfTails,
  inside,
  monthTails,
  partsOf,
  quarterParts,
  quarterTails,
  successive,
  withinYear,
  yearTails,
} from './zh-tails.ts';

const BARE_WEEK = /(?<unit>周|星期|礼拜)(?<day>[一二三四五六日天末1-7])/uy;
const FIVE_YEARS =
  /["“'「]?(?<number>十[一二三四五六])五["”'」]?(?<rest>规划(?:时期|期间|期)|时期|期间|期(?!间|盼)|$|(?=[末初以内前后的\s,，。?？到至]))/uy;

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
  return digits === 2 && Math.abs(year - scope.year) > 5 ? { lead: 'year', mayCount: true } : { lead: 'year' };
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
  if (number.form !== 'ascii' && number.value <= 10) marks.mayCount = true;
  return withNamedDay(text, daySpan(unit + 1, scope.year, scope.month, number.value, marks));
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
