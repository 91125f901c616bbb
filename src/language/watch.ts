/** What a subscription watches: a date that moves with the day is kept in words, and read anew on each day. */
import type { Filter, Query, Watch } from '../plan/query.ts';
import { addDays, addMonths, type Day } from '../time/day.ts';
import type { Period } from '../time/period.ts';
import { type DateReading, readDatesAt } from '../time/reading/read-dates.ts';
import type { Parts } from './parts.ts';

/** A stretch of the folded text. */
interface Stretch {
  start: number;
  end: number;
}

/** 未到期 says the same as a date. */
const FROM_TODAY = '今天起';

/** 周一 is the coming one, in a subscription that looks ahead; that this week's is past on some days is no doubt. */
const WEEKDAY = /^(?:(?:周|星期|礼拜)[一二三四五六日天](?:之?前|以前)?|(?:on |by )?[a-z]+day)$/u;

/** Every length of month, February twice with at most one leap day, and far off. */
const LATER: readonly ((today: Day) => Day)[] = [
  (today) => addDays(today, 1),
  ...[...Array.from({ length: 26 }, (_, index) => index + 1), 60, 120].map(
    (months) => (today: Day) => addMonths(today, months),
  ),
];

/** The watch of a query that was read today, or the date that a watch can't hold: it moves inside an exception, or can't be read on every day. */
export function watchOf(query: Query, parts: Parts, today: Day): Watch | { date: Stretch } {
  const { due, ...where } = query.where;
  const { except } = query;
  const excepted = dateIn(parts, except?.due);
  if (excepted && periodOn(excepted.words, today) !== 'fixed') return { date: excepted };
  const kept = except ? { except } : {};
  if (!due) return { where, ...kept };
  const date = dateIn(parts, due);
  const words = date?.words ?? FROM_TODAY;
  const moves = periodOn(words, today);
  if (moves === 'fixed') return { where: { ...where, due }, ...kept };
  const reading = readingOf(words, today);
  // 近两周 looks back or ahead: where that makes no difference today, it may next week.
  const sure = moves === 'moving' && samePeriod(reading?.period, due) && (!reading?.others || WEEKDAY.test(words));
  return sure ? { where, ...kept, period: words } : { date: date ?? { start: 0, end: parts.text.length } };
}

/** Whether the words are a date that means something else on another day. */
export function movesWithDay(words: string, today: Day): boolean {
  return readPeriod(words, today) !== undefined && periodOn(words, today) !== 'fixed';
}

/** What the watch asks for on that day. Its period was tried on other days before it was accepted: words that nothing reads are damage. */
export function filterOn(watch: Watch, today: Day): { where: Filter; except?: Filter } {
  const kept = watch.except ? { except: watch.except } : {};
  if (watch.period === undefined) return { where: watch.where, ...kept };
  const due = readPeriod(watch.period, today);
  if (!due) throw new RangeError(`“${watch.period}” is no period on ${today}`);
  return { where: { ...watch.where, due }, ...kept };
}

/** The date that was read as this period, with its words. */
function dateIn(parts: Parts, period: Period | undefined): (Stretch & { words: string }) | undefined {
  const date = parts.dates.find(({ reading }) => samePeriod(reading.period, period));
  const token = date && parts.tokens[date.at];
  return token && { start: token.start, end: token.end, words: parts.text.slice(token.start, token.end) };
}

/** fixed = the same on every day, unreadable = not to be read on some later day (31日前 in June). */
function periodOn(words: string, today: Day): 'fixed' | 'moving' | 'unreadable' {
  const now = readPeriod(words, today);
  const later = LATER.map((day) => readPeriod(words, day(today)));
  if (!now || later.some((period) => !period)) return 'unreadable';
  return later.every((period) => samePeriod(period, now)) ? 'fixed' : 'moving';
}

/** The period that the words as a whole name on that day. */
function readPeriod(words: string, today: Day): Period | undefined {
  return readingOf(words, today)?.period;
}

function readingOf(words: string, today: Day): DateReading | undefined {
  const reading = readDatesAt(words, 0, today).find(({ end }) => end === words.length);
  return reading?.invalid ? undefined : reading;
}

function samePeriod(one: Period | undefined, other: Period | undefined): boolean {
  return one !== undefined && other !== undefined && one.from === other.from && one.to === other.to;
}
