/** How days, moments and schedules are written out, in Chinese and in English. */
import type { Lang } from '../../conversation.ts';
import { type Day, partsOf, weekdayOf } from '../../time/day.ts';
import { dayAt, type Instant, timeAt } from '../../time/instant.ts';
import type { Schedule } from '../../time/schedule.ts';

const WEEKDAYS: Record<Lang, readonly string[]> = {
  zh: ['一', '二', '三', '四', '五', '六', '日'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};
const MONTHS: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const LONGEST_MONTH = 31;
const SHORTEST_MONTH = 28;

/** `2017年6月19日（周一）`, `Monday 19 June 2017`. */
export function dayText(date: Day, lang: Lang): string {
  const { year, month, day } = partsOf(date);
  const weekday = weekdayName(weekdayOf(date), lang);
  return lang === 'zh'
    ? `${year}年${month}月${day}日（周${weekday}）`
    : `${weekday} ${day} ${MONTHS[month - 1] ?? ''} ${year}`;
}

/** `2017年6月19日（周一）09:00`, `Monday 19 June 2017, 09:00`. */
export function slotText(instant: Instant, lang: Lang): string {
  return `${dayText(dayAt(instant), lang)}${lang === 'zh' ? '' : ', '}${timeAt(instant)}`;
}

/** `每周一 09:00`, `Mondays 09:00`. */
export function scheduleText(schedule: Schedule, lang: Lang): string {
  return lang === 'zh' ? inChinese(schedule) : inEnglish(schedule);
}

function inChinese(schedule: Schedule): string {
  const { at } = schedule;
  if (schedule.every === 'week') return `每周${weekdayName(schedule.weekday, 'zh')} ${at}`;
  if ('workingDay' in schedule) return `每月${schedule.workingDay === 'first' ? '第一' : '最后一'}个工作日 ${at}`;
  if (schedule.day === LONGEST_MONTH) return `每月最后一天 ${at}`;
  const short = schedule.day > SHORTEST_MONTH ? '（没有这一天的月份为最后一天）' : '';
  return `每月${schedule.day}日${short} ${at}`;
}

function inEnglish(schedule: Schedule): string {
  const { at } = schedule;
  if (schedule.every === 'week') return `${weekdayName(schedule.weekday, 'en')}s ${at}`;
  if ('workingDay' in schedule) return `the ${schedule.workingDay} working day of each month, ${at}`;
  if (schedule.day === LONGEST_MONTH) return `the last day of each month, ${at}`;
  const short = schedule.day > SHORTEST_MONTH ? ' (or its last day)' : '';
  return `the ${ordinal(schedule.day)} of each month${short}, ${at}`;
}

function weekdayName(weekday: number, lang: Lang): string {
  return WEEKDAYS[lang][weekday - 1] ?? '';
}

function ordinal(number: number): string {
  const teens = number % 100 >= 11 && number % 100 <= 13;
  const ending = teens ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}
