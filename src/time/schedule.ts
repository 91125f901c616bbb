/** When a digest is wanted, and when that is in a year with holidays. */
import { addDays, addMonths, type Day, daysBetween, partsOf } from './day.ts';
import { dayAt, type Instant, instantAt, type TimeOfDay } from './instant.ts';
import { isWithinHours, nextOfficeTime } from './office-hours.ts';
import { type Calendar, lastWorkingDay, nextWorkingDay } from './working-days.ts';

/** Times are of Shanghai. A day of the month that a month does not have is its last. */
export type Schedule =
  | { every: 'week'; weekday: number; at: TimeOfDay }
  | { every: 'month'; day: number; at: TimeOfDay }
  | { every: 'month'; workingDay: 'first' | 'last'; at: TimeOfDay };

/** One due time of one subscription. */
export interface Slot {
  /**
   * The day that the schedule names; it names the slot, whatever day the slot moved to. For the first or last working
   * day it is the first or last day of the month, so that no name depends on what is known about holidays.
   */
  nominal: Day;
  /** When it is due: on a working day within office hours or, where quiet hours are lifted, exactly as the schedule says. */
  instant: Instant;
}

/** Mondays at nine. */
export const DEFAULT_SCHEDULE: Schedule = { every: 'week', weekday: 1, at: '09:00' as TimeOfDay };

/**
 * The first slot later than `after`. A slot on a day off moves to the next working day, one outside office hours into
 * them; of several that fall together the latest names the one slot. With `quiet` false nothing moves.
 */
export function nextSlot(schedule: Schedule, after: Instant, calendar: Calendar, quiet: boolean): Slot {
  const place = (turn: number) => slotOf(schedule, turn, calendar, quiet);
  const { instant } = place(lastTurn(schedule, place, after) + 1);
  return place(lastTurn(schedule, place, instant));
}

/** The last slot earlier than `before`; it moves like the next. */
export function slotBefore(schedule: Schedule, before: Instant, calendar: Calendar, quiet: boolean): Slot {
  const place = (turn: number) => slotOf(schedule, turn, calendar, quiet);
  return place(lastTurn(schedule, place, before - 1));
}

/**
 * The first slot after a pause from `since` until `until`. When slots were missed in it, one catches up, named by the
 * last of them, as soon as there is office time, even where quiet hours are lifted: nobody chose this time of day.
 * A regular slot that comes earlier or on the same day takes its place.
 */
export function slotOnReturn(
  schedule: Schedule,
  since: Instant,
  until: Instant,
  calendar: Calendar,
  quiet: boolean,
): Slot {
  const regular = nextSlot(schedule, until - 1, calendar, quiet);
  const missed = slotBefore(schedule, until, calendar, quiet);
  if (missed.instant <= since) return regular;
  const instant = nextOfficeTime(calendar, until);
  return dayAt(regular.instant) <= dayAt(instant) ? regular : { nominal: missed.nominal, instant };
}

/** The first slot after a pause; null while it has no end. */
export function slotAfterPause(
  schedule: Schedule,
  { since, until }: { since: Instant; until: Instant | null },
  calendar: Calendar,
  quiet: boolean,
): Slot | null {
  return until === null ? null : slotOnReturn(schedule, since, until, calendar, quiet);
}

/**
 * The day that is meant in what is sent at that moment: the one on which the latest slot was wanted, before it moved. 本月
 * on the last day of a month is that month, even where the digest waits for the holidays to end.
 */
export function dayMeant(schedule: Schedule, moment: Instant, calendar: Calendar, quiet: boolean): Day {
  const place = (turn: number) => slotOf(schedule, turn, calendar, quiet);
  return wantedDay(schedule, nominalDay(schedule, lastTurn(schedule, place, moment)), calendar);
}

const MONDAY = '1970-01-05' as Day;
const JANUARY = '1970-01-01' as Day;

/** A schedule has one slot in each turn: week or month number, counted from 1970. */
function turnOf(schedule: Schedule, day: Day): number {
  if (schedule.every === 'week') return Math.floor(daysBetween(MONDAY, day) / 7);
  const { year, month } = partsOf(day);
  return (year - 1970) * 12 + month - 1;
}

function nominalDay(schedule: Schedule, turn: number): Day {
  if (schedule.every === 'week') return addDays(MONDAY, turn * 7 + schedule.weekday - 1);
  if ('day' in schedule) return addMonths(addDays(JANUARY, schedule.day - 1), turn);
  return addMonths(addDays(JANUARY, schedule.workingDay === 'first' ? 0 : 30), turn);
}

function slotOf(schedule: Schedule, turn: number, calendar: Calendar, quiet: boolean): Slot {
  const nominal = nominalDay(schedule, turn);
  const wanted = wantedDay(schedule, nominal, calendar);
  const { at } = schedule;
  if (!quiet) return { nominal, instant: instantAt(wanted, at) };
  if (!isWithinHours(at)) return { nominal, instant: nextOfficeTime(calendar, instantAt(wanted, at)) };
  return { nominal, instant: instantAt(nextWorkingDay(calendar, wanted), at) };
}

/** The day on which the slot of that name is wanted, before quiet hours and days off move it. */
function wantedDay(schedule: Schedule, nominal: Day, calendar: Calendar): Day {
  if (!('workingDay' in schedule)) return nominal;
  return schedule.workingDay === 'first' ? nextWorkingDay(calendar, nominal) : lastWorkingDay(calendar, nominal);
}

/** The last turn whose slot is not later than `latest`: slots move later, never past one another, so it is this turn or an earlier one. */
function lastTurn(schedule: Schedule, place: (turn: number) => Slot, latest: Instant): number {
  let turn = turnOf(schedule, dayAt(latest));
  while (place(turn).instant > latest) turn -= 1;
  return turn;
}
