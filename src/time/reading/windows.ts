/** Stretches of time counted from today: 30天内, 未来三个月, 近两周, 三天后, within two weeks, the past month. */
import { addDays, addMonths, type Day, partsOf } from '../day.ts';
import { numeralAt, wordNumeral } from '../numerals.ts';
import { monthAround, type Period, quarterAround, weekPeriod, yearPeriod } from '../period.ts';
import { type DateReading, reading } from './reading.ts';
import { matchAt } from './scan.ts';
import { AFTER, BEFORE, INSIDE } from './zh-words.ts';

type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** A length of time, whole months or days. */
interface Length {
  count: number;
  unit: Unit;
  end: number;
}

/** 2018年前 is no date two thousand years ago. */
const LONGEST_YEARS = 100;

const ZH_UNIT =
  / {0,2}(?:(?<day>天|日|个?自然日)|(?<week>个?(?:周(?![年期末])|星期|礼拜))|(?<month>个月|月(?=之?内|以内))|(?<quarter>个季度)|(?<year>年(?![级代底末初中度半份])))/uy;
const ZH_HALVES = /(?<halfYear>半年)|(?<halfMonth>半个月)|(?<yearAndHalf>一年半)/uy;
const ZH_DIRECTION =
  /(?:(?<ahead>未来|今后|接下来|往后|将来)|(?<behind>过去|此前|以往)|(?<either>最近|近))的?(?:这|那)? {0,2}/uy;
const ZH_INSIDE = new RegExp(
  `(?<within>之内|以内|${INSIDE})|(?<during>里(?!程)|中(?![旬心央])|间(?!接|隔))|(?<so>以?来(?!自|源|年))`,
  'uy',
);
const ZH_FROM_NOW = new RegExp(`(?<later>之后|以后|${AFTER})|(?<earlier>之前|以前|${BEFORE})`, 'uy');

const EN_LENGTH =
  /(?:(?<figure>\d{1,4})|(?<half>half an?)|(?<word>an?|[a-z]+(?:-[a-z]+)?)) {1,3}(?:calendar )?(?<unit>day|week|fortnight|month|quarter|year)s?(?![a-z])/uy;
const EN_AHEAD =
  /(?:within|in|over|during|for)? {0,3}(?:the )?(?:next|coming|following|upcoming) {1,3}|(?<within>within) {1,3}(?:the )?/uy;
const EN_BEHIND = /(?:(?:within|in|over|during|for) {1,3})?(?:the )?(?:past|last|previous|preceding) {1,3}/uy;
/** "the coming week", "the past year": counted from today, or the calendar unit beside this one. */
const EN_SINGLE =
  /(?:(?:in|over|during|for|within) {1,3})?(?:the )?(?<which>coming|upcoming|past) {1,3}(?<unit>week|month|quarter|year)(?![a-z])/uy;
const EN_IN = /in {1,3}/uy;
const EN_SHIFT = / {1,3}(?:(?<later>from (?:now|today)|hence)|(?<earlier>ago|earlier))(?![a-z])/uy;
const EN_TIME = /(?:'s?|s)? {1,3}time(?![a-z])/uy;

/** The windows that start at the offset, in Chinese or English. */
export function windowsAt(text: string, at: number, today: Day): DateReading[] {
  const code = text.charCodeAt(at);
  if (code > 127) return zhWindows(text, at, today);
  return code >= 97 ? enWindows(text, at, today) : [...zhWindows(text, at, today), ...enShifted(text, at, today)];
}

function zhWindows(text: string, at: number, today: Day): DateReading[] {
  const direction = matchAt(ZH_DIRECTION, text, at);
  const length = zhLength(text, direction ? at + direction[0].length : at);
  if (!length) return [];
  const inside = matchAt(ZH_INSIDE, text, length.end);
  const end = length.end + (inside?.[0].length ?? 0);
  if (!direction?.groups)
    return [...(inside?.groups?.within ? [ahead(length, end, today)] : []), ...zhShifted(text, length, today)];
  const make = direction.groups.ahead ? ahead : direction.groups.behind ? behind : undefined;
  if (make) return [make(length, length.end, today), ...(inside ? [make(length, end, today)] : [])];
  // 近两周 looks back or ahead; 近两周内 rather ahead, 近两周来 only back.
  const readings = [either(length, length.end, today, behind, ahead)];
  if (inside?.groups?.within) readings.push(either(length, end, today, ahead, behind));
  if (inside?.groups?.during) readings.push(either(length, end, today, behind, ahead));
  if (inside?.groups?.so) readings.push(behind(length, end, today));
  return readings;
}

/** 三天后, 一个月前: the day itself, or all from there on. */
function zhShifted(text: string, length: Length, today: Day): DateReading[] {
  const match = matchAt(ZH_FROM_NOW, text, length.end);
  if (!match?.groups) return [];
  return [shifted(length, length.end + match[0].length, today, match.groups.later ? 1 : -1)];
}

function zhLength(text: string, at: number): Length | undefined {
  const halves = matchAt(ZH_HALVES, text, at);
  if (halves?.groups) {
    const end = at + halves[0].length;
    if (halves.groups.halfMonth) return { count: 15, unit: 'day', end };
    return { count: halves.groups.halfYear ? 6 : 18, unit: 'month', end };
  }
  const number = numeralAt(text, at);
  // 两三天 and 三五天 are about so many days; read as digits they would be 23 and 35.
  if (!number || number.form === 'digits' || number.value === 0) return undefined;
  const unit = matchAt(ZH_UNIT, text, number.end);
  const name = Object.entries(unit?.groups ?? {}).find(([, found]) => found !== undefined)?.[0];
  if (name === 'year' && number.value > LONGEST_YEARS) return undefined;
  return unit && name ? { count: number.value, unit: name as Unit, end: number.end + unit[0].length } : undefined;
}

function enWindows(text: string, at: number, today: Day): DateReading[] {
  const readings: DateReading[] = [];
  const forward = matchAt(EN_AHEAD, text, at);
  const backward = matchAt(EN_BEHIND, text, at);
  const inFront = matchAt(EN_IN, text, at);
  const ahead1 = forward && enLength(text, at + forward[0].length);
  const behind1 = backward && enLength(text, at + backward[0].length);
  const in1 = inFront && enLength(text, at + inFront[0].length);
  if (ahead1) readings.push(ahead(ahead1, ahead1.end, today));
  if (behind1) readings.push(behind(behind1, behind1.end, today));
  if (in1) {
    const time = matchAt(EN_TIME, text, in1.end);
    const then = shift(today, in1, 1);
    if (time) readings.push(shifted(in1, in1.end + time[0].length, today, 1));
    // "due in 30 days" is mostly meant as within, but can be the day itself.
    const window = ahead(in1, in1.end, today);
    readings.push(reading({}, in1.end, 'window', window.period, [{ from: then, to: then }]));
  }
  return [...readings, ...enSingle(text, at, today), ...enShifted(text, at, today)];
}

function enSingle(text: string, at: number, today: Day): DateReading[] {
  const match = matchAt(EN_SINGLE, text, at);
  if (!match?.groups) return [];
  const sign = match.groups.which === 'past' ? -1 : 1;
  const length: Length = { count: 1, unit: match.groups.unit as Unit, end: at + match[0].length };
  const window = (sign > 0 ? ahead : behind)(length, length.end, today);
  return [reading({}, length.end, 'window', window.period, [unitBeside(today, length.unit, sign)])];
}

function unitBeside(today: Day, unit: Unit, distance: number): Period {
  if (unit === 'week') return weekPeriod(today, distance);
  if (unit === 'quarter') return quarterAround(today, distance);
  if (unit === 'month') return monthAround(today, distance);
  return yearPeriod(partsOf(today).year + distance) ?? { from: null, to: null };
}

/** "two weeks from now", "30 days ago". */
function enShifted(text: string, at: number, today: Day): DateReading[] {
  const length = enLength(text, at);
  const match = length && matchAt(EN_SHIFT, text, length.end);
  if (!length || !match?.groups) return [];
  return [shifted(length, length.end + match[0].length, today, match.groups.later ? 1 : -1)];
}

function enLength(text: string, at: number): Length | undefined {
  const match = matchAt(EN_LENGTH, text, at);
  if (!match?.groups) return undefined;
  const { figure, half, word, unit } = match.groups;
  const end = at + match[0].length;
  if (half !== undefined) return unit === 'year' ? { count: 6, unit: 'month', end } : undefined;
  const count = figure !== undefined ? Number(figure) : word === 'a' || word === 'an' ? 1 : wordNumeral(word ?? '');
  // "first week" is an ordinal, not a length.
  if (count === undefined || count === 0 || /(?:st|nd|rd|th)$/u.test(word ?? '')) return undefined;
  return unit === 'fortnight' ? { count: count * 2, unit: 'week', end } : { count, unit: unit as Unit, end };
}

function ahead(length: Length, end: number, today: Day): DateReading {
  return reading({}, end, 'window', { from: today, to: shift(today, length, 1) }, calendarYears(length, today, 1));
}

function behind(length: Length, end: number, today: Day): DateReading {
  return reading({}, end, 'window', { from: shift(today, length, -1), to: today }, calendarYears(length, today, -1));
}

function either(length: Length, end: number, today: Day, first: typeof ahead, second: typeof ahead): DateReading {
  const main = first(length, end, today);
  const other = second(length, end, today);
  return reading({}, end, 'window', main.period, [...(main.others ?? []), other.period, ...(other.others ?? [])]);
}

/** 未来两年 may be the next two calendar years; 近三年 the last three with or without this one. */
function calendarYears({ count, unit }: Length, today: Day, sign: 1 | -1): Period[] {
  if (unit !== 'year' || count === 1) return [];
  const { year } = partsOf(today);
  const spans =
    sign > 0
      ? [
          [year + 1, year + count],
          [year, year + count - 1],
        ]
      : [
          [year - count, year - 1],
          [year - count + 1, year],
        ];
  return spans.map(([first = year, last = year]) => ({
    from: yearPeriod(first)?.from ?? null,
    to: yearPeriod(last)?.to ?? null,
  }));
}

function shifted(length: Length, end: number, today: Day, sign: 1 | -1): DateReading {
  const day = shift(today, length, sign);
  const point: Period = { from: day, to: day };
  const open: Period = sign > 0 ? { from: day, to: null } : { from: null, to: day };
  // So many years from now is seldom said of one day.
  if (length.unit === 'year') return reading({}, end, 'period', yearPeriod(partsOf(day).year) ?? point, [point, open]);
  const unit = length.unit === 'month' ? [monthAround(day)] : length.unit === 'week' ? [weekPeriod(day)] : [];
  return reading({}, end, 'day', point, [open, ...unit]);
}

function shift(today: Day, { count, unit }: Length, sign: 1 | -1): Day {
  const amount = count * sign;
  if (unit === 'day') return addDays(today, amount);
  if (unit === 'week') return addDays(today, amount * 7);
  return addMonths(today, amount * (unit === 'month' ? 1 : unit === 'quarter' ? 3 : 12));
}
