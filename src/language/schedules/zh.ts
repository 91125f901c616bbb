/** Reads what a Chinese schedule says of its days: 每周一, 每月15日, 每月最后一个工作日; what is not offered is read too, to be named. */
import { readNumeral } from '../../time/numerals.ts';
import { matchAt } from '../../time/reading/scan.ts';
import type { PieceEnd } from './piece.ts';
import { timeOfDayAt } from './times.ts';

const WEEK = '(?:周|星期|礼拜)';
const NUMBER = '[\\d〇零一二两三四五六七八九十百]+';
/** What makes a numeral behind 每周 the beginning of something else: 每周一季度. */
const COUNTER = '(?:[季个月项条天年号日份部节旬常次点时]|:\\d+)';
const WEEKDAYS = '一二三四五六日';

const EVERY_WEEK = new RegExp(
  `每(?:一(?=个?${WEEK}))?个? ?${WEEK}|按周|(?:每[逢当到]|逢)(?=${WEEK})|[一1]${WEEK}[一1]次`,
  'uy',
);
const NAMED_WEEKDAY = new RegExp(
  `(?:的|, ?|、| )?${WEEK}(?<day>[一二三四五六日天]|[1-7](?!\\d))(?![季个月项条天年号份部节旬常次])`,
  'uy',
);
const WEEKDAY = /(?<day>[一二三四五六日天]|[1-7](?!\d))/uy;
/** Behind a space the numeral is the weekday only when it stands alone: 每 周 一 上午 9 点. */
const SPACED_WEEKDAY = /(?<= )(?<day>[一二三四五六日天1-7])(?= |$|[,、]|上午|下午|中午|早|晚|傍晚)/uy;
const OTHER_COUNT = new RegExp(`(?:${NUMBER})?(?:季度|个月|${COUNTER})|${NUMBER}`, 'uy');
const NO_WEEKDAY = new RegExp(`[七八九十〇零]+(?!${NUMBER}|${COUNTER})|[089](?!${NUMBER}|${COUNTER})|末`, 'uy');
/** 一季度 and 三十天 behind 和 or 、 are no weekdays. */
const NO_COUNT = '(?![〇零一二两三四五六七八九十百千]*[季个月项条天年号部内])';
const MORE_WEEKDAYS = new RegExp(
  ` ?(?:[、,和及与或到至~-]|以及) ?(?:每?个?${WEEK})?[一二三四五六日天]${NO_COUNT}|[一二三四五六日天]{1,5}(?= |$|[,的]|\\d)`,
  'uy',
);

const EVERY_MONTH = /每一?个? ?月份?|按月|[一1]个?月[一1]次/uy;
const MONTH_DAY = new RegExp(`(?<gap> ?)的? ?(?<day>${NUMBER}) ?[日号](?<more>之?[内前后]|以[内前后]|[起底止])?`, 'uy');
const MORE_MONTH_DAYS = new RegExp(` ?[、,和及与或到至~-] ?${NUMBER} ?[日号]`, 'uy');
const MONTH_DAYS_BEFORE = new RegExp(`的? ?${NUMBER}(?: ?[、,和及与或到至~-] ?${NUMBER})+ ?[日号]`, 'uy');
const BARE_MONTH_DAY = / ?的? ?\d{1,2}(?= |$|,|上午|下午|早|中午|晚)/uy;
const WORKING_DAY =
  /的? ?(?:(?<first>第[一1]个?|首个?|头[一1]?个|最早的?[一1]个)|(?<last>最后的?[一1]?个?|最末[一1]?个|末个|倒数第[一1]个))工作日/uy;
const FIRST_DAY = /的? ?(?:第[一1]天|首日)/uy;
const LAST_DAY = /的? ?(?:最后的?[一1]?[天日]|月底|月末|底|末[日天]?(?!个))/uy;
const OTHER_MONTH_DAY = new RegExp(
  `的? ?(?:(?:第${NUMBER}|最后[一1]?|首|头[一1]?|倒数第${NUMBER})个?(?:工作日|${WEEK}[一二三四五六日天末]?|天|日)|月?初|月?中旬?(?!心|介)|[上下]旬)`,
  'uy',
);
const ONCE = /的?[一1]次/uy;
const OFTEN = new RegExp(`的?${NUMBER}次`, 'uy');

const BARE = new RegExp(`(?<![本这下上个每逢])${WEEK}(?<day>[一二三四五六日天])`, 'uy');
const ONE_DAY = new RegExp(
  `(?:本|这|这个|下|下个|下下|上|上个)${WEEK}(?:[一二三四五六日天])|今天|今日|明天|明日|后天|(?:\\d{1,2}月)?\\d{1,2}[日号]`,
  'uy',
);
const NOT_OFFERED = new RegExp(
  [
    `每(?:隔|间隔) ?(?:${NUMBER}|半)?个?(?:${WEEK}|月|天|日|年|季度?|工作日|小时)`,
    `每 ?(?:[2-9两二三四五六七八九十半几]|\\d{2,})[十\\d]*个?(?:${WEEK}|月|天|日|年|季度|工作日|小时)`,
    `每[双单]?${WEEK}末|每[双单](?:${WEEK}|月)|隔(?:${WEEK}|月|日|天)|[双单]周`,
    '每一?(?:个)?(?:天|日|晚|早|夜|工作日|季度?|年(?:年?[底末初])?|半年|旬|小时|周末)',
    `(?:${NUMBER}|半)个?(?:${WEEK}|月|天|日|季度|年)${NUMBER}次`,
    '天天|日日|逐日|(?<![个\\d])工作日',
  ].join('|'),
  'uy',
);
/** 每周五前, 每月底之前: a deadline that comes again and again, which is neither a schedule nor a date. */
const BOUND = /下班[之以]?前|之?[前后内](?![置期续勤者])|以[前后内来]|起|开始/uy;
const BOUND_BEFORE = /(?:截[至止]到?|早于|晚于|不晚于|从|自|到|至|前|后)$/u;

/** The days that a Chinese schedule names exactly at the offset. */
export function zhDaysAt(text: string, at: number): PieceEnd | undefined {
  const said = notOffered(text, at) ?? weeks(text, at) ?? months(text, at) ?? weekdayAlone(text, at);
  if (!said) return undefined;
  const isBound = BOUND_BEFORE.test(text.slice(Math.max(0, at - 3), at));
  // 到周五16:00: the time alone is then in the way.
  if (said.is === 'weekday') return isBound ? undefined : said;
  const bound = matchAt(BOUND, text, said.end);
  if (bound) return { end: said.end + bound[0].length, is: 'wrong' };
  return isBound ? { end: said.end, is: 'wrong' } : said;
}

function notOffered(text: string, at: number): PieceEnd | undefined {
  const match = matchAt(NOT_OFFERED, text, at);
  if (!match || /^[一1](?:周|星期|礼拜|个?月)[一1]次$/u.test(match[0])) return undefined;
  return { end: at + match[0].length, is: 'wrong' };
}

function weeks(text: string, at: number): PieceEnd | undefined {
  const every = matchAt(EVERY_WEEK, text, at);
  if (!every) return undefined;
  const end = at + every[0].length;
  if (every[0].endsWith('次')) return { end, is: 'week', weekday: null };
  const once = matchAt(ONCE, text, end);
  if (once) return { end: end + once[0].length, is: 'week', weekday: null };
  const often = matchAt(OFTEN, text, end);
  if (often) return { end: end + often[0].length, is: 'wrong' };
  const named = matchAt(NAMED_WEEKDAY, text, end) ?? matchAt(SPACED_WEEKDAY, text, end + 1);
  if (named) return withMore(text, named.index + named[0].length, named.groups?.day ?? '');
  const plain = matchAt(WEEKDAY, text, end);
  return plain ? weekdayBehind(text, end, plain.groups?.day ?? '') : withoutWeekday(text, end);
}

/** 每周五, 每周五十点; but 每周五天 and 每周五点 could be something else. */
function weekdayBehind(text: string, at: number, day: string): PieceEnd {
  const end = at + 1;
  const behind = timeOfDayAt(text, end);
  if (behind) return { end, is: 'week', weekday: weekdayNumber(day) };
  const more = matchAt(MORE_WEEKDAYS, text, end);
  const other = more ? null : matchAt(OTHER_COUNT, text, end);
  if (other) return { end: end + other[0].length, is: 'wrong' };
  return withMore(text, end, day);
}

function withoutWeekday(text: string, at: number): PieceEnd {
  const wrong = timeOfDayAt(text, at) ? null : matchAt(NO_WEEKDAY, text, at);
  return wrong ? { end: at + wrong[0].length, is: 'wrong' } : { end: at, is: 'week', weekday: null };
}

/** Several weekdays are not offered: 每周一和周四, 每周一至周五, 每周一三五. */
function withMore(text: string, end: number, day: string): PieceEnd {
  let last = end;
  for (let more = matchAt(MORE_WEEKDAYS, text, last); more; more = matchAt(MORE_WEEKDAYS, text, last))
    last += more[0].length;
  return last > end ? { end: last, is: 'wrong' } : { end, is: 'week', weekday: weekdayNumber(day) };
}

function months(text: string, at: number): PieceEnd | undefined {
  const every = matchAt(EVERY_MONTH, text, at);
  if (!every) return undefined;
  const end = at + every[0].length;
  if (every[0].endsWith('次')) return { end, is: 'month', on: null };
  const once = matchAt(ONCE, text, end);
  if (once) return { end: end + once[0].length, is: 'month', on: null };
  const wrong =
    matchAt(OFTEN, text, end) ?? matchAt(MONTH_DAYS_BEFORE, text, end) ?? matchAt(BARE_MONTH_DAY, text, end);
  if (wrong) return { end: end + wrong[0].length, is: 'wrong' };
  return dayOfMonth(text, end) ?? { end, is: 'month', on: null };
}

function dayOfMonth(text: string, at: number): PieceEnd | undefined {
  const working = matchAt(WORKING_DAY, text, at);
  if (working)
    return { end: at + working[0].length, is: 'month', on: { workingDay: working.groups?.first ? 'first' : 'last' } };
  const first = matchAt(FIRST_DAY, text, at);
  if (first) return { end: at + first[0].length, is: 'month', on: { day: 1 } };
  const other = matchAt(OTHER_MONTH_DAY, text, at);
  const last = matchAt(LAST_DAY, text, at);
  if (last) return { end: at + last[0].length, is: 'month', on: { day: 31 } };
  if (other) return { end: at + other[0].length, is: 'wrong' };
  const match = matchAt(MONTH_DAY, text, at);
  if (!match?.groups) return undefined;
  const { gap, day = '', more } = match.groups;
  // 每月 30日内到期的 is every month and a date; without the space nobody can tell.
  if (more && gap) return undefined;
  const number = readNumeral(day);
  const end = at + match[0].length;
  const several = matchAt(MORE_MONTH_DAYS, text, end);
  if (several) return { end: end + several[0].length, is: 'wrong' };
  if (more || !number || number > 31) return { end, is: 'wrong' };
  return { end, is: 'month', on: { day: number } };
}

/** 周一9点 is a schedule, 周一 alone a date; 下周一9点 and 明天9点 come only once. */
function weekdayAlone(text: string, at: number): PieceEnd | undefined {
  const bare = matchAt(BARE, text, at);
  if (bare) return bareWeekday(text, at + bare[0].length, bare.groups?.day ?? '');
  const once = matchAt(ONE_DAY, text, at);
  const end = at + (once?.[0].length ?? 0);
  const time = once ? timeOfDayAt(text, text[end] === ' ' ? end + 1 : end) : undefined;
  return time ? { end: time.end, is: 'wrong' } : undefined;
}

/** 周一9点; 周一、周四9点 are two. */
function bareWeekday(text: string, end: number, day: string): PieceEnd | undefined {
  const read = withMore(text, end, day);
  if (read.is === 'week') return { end, is: 'weekday', weekday: weekdayNumber(day) };
  return timeOfDayAt(text, text[read.end] === ' ' ? read.end + 1 : read.end) ? read : undefined;
}

function weekdayNumber(day: string): number {
  return day === '天' ? 7 : /\d/u.test(day) ? Number(day) : WEEKDAYS.indexOf(day) + 1;
}
