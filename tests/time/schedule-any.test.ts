/** Slots of any schedule at any time: in order, none lost, none twice; a year counted by hand; any time zone of the machine. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day, daysInMonth, partsOf, weekdayOf } from '../../src/time/day.ts';
import { dayAt, instantAt, timeAt } from '../../src/time/instant.ts';
import { isOfficeTime } from '../../src/time/office-hours.ts';
import {
  DEFAULT_SCHEDULE,
  nextSlot,
  type Schedule,
  type Slot,
  slotBefore,
  slotOnReturn,
} from '../../src/time/schedule.ts';
import { nextWorkingDay } from '../../src/time/working-days.ts';
import { at, calendar, monthly, show, slotsIn, time, weekly, working } from './given-schedule.ts';

const times = fc.integer({ min: 0, max: 24 * 60 - 1 }).map((minute) => timeAt((minute - 8 * 60) * 60_000));
const schedules: fc.Arbitrary<Schedule> = fc.oneof(
  fc.record({ every: fc.constant('week' as const), weekday: fc.integer({ min: 1, max: 7 }), at: times }),
  fc.record({ every: fc.constant('month' as const), day: fc.integer({ min: 1, max: 31 }), at: times }),
  fc.record({ every: fc.constant('month' as const), workingDay: fc.constantFrom('first', 'last'), at: times }),
);
const moments = fc.integer({ min: at('2015-12-01T00:00'), max: at('2028-03-01T00:00') });

/** Whether the schedule names the day, told from the calendar's face. */
function names(schedule: Schedule, day: Day): boolean {
  if (schedule.every === 'week') return weekdayOf(day) === schedule.weekday;
  const { year, month, day: dayOfMonth } = partsOf(day);
  const last = daysInMonth(year, month);
  if ('day' in schedule) return dayOfMonth === Math.min(schedule.day, last);
  return dayOfMonth === (schedule.workingDay === 'first' ? 1 : last);
}

function daysIn(from: Day, to: Day): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** Working days from the day that is meant, or from the next when its hour is past office hours, until before the slot. */
function daysToSend(schedule: Schedule, named: Day, slot: Slot): Day[] {
  const meant = 'workingDay' in schedule ? nextWorkingDay(calendar, named) : named;
  const from = schedule.at > '17:30' ? addDays(meant, 1) : meant;
  return daysIn(from, addDays(dayAt(slot.instant), -1)).filter((day) => calendar.isWorkingDay(day));
}

describe('slots of any schedule', () => {
  test('ascend, skip no day that the schedule names, and move only as far as they must', () => {
    fc.assert(
      fc.property(schedules, moments, fc.boolean(), (schedule, after, quiet) => {
        let slot = nextSlot(schedule, after, calendar, quiet);
        expect(slot.instant).toBeGreaterThan(after);
        for (let count = 0; count < 8; count += 1) {
          const next = nextSlot(schedule, slot.instant, calendar, quiet);
          expect(next.instant).toBeGreaterThan(slot.instant);
          expect(names(schedule, next.nominal)).toBe(true);
          const named = daysIn(addDays(slot.nominal, 1), next.nominal).filter((day) => names(schedule, day));
          if (quiet) {
            expect(isOfficeTime(calendar, next.instant)).toBe(true);
            // All that was named since the last slot waits for this one: there was no day to send it before.
            for (const day of named) expect(daysToSend(schedule, day, next)).toEqual([]);
          } else {
            expect(timeAt(next.instant)).toBe(schedule.at);
            expect(named).toEqual([next.nominal]);
          }
          slot = next;
        }
      }),
    );
  });

  test('are the same forwards and backwards', () => {
    fc.assert(
      fc.property(schedules, moments, fc.boolean(), (schedule, moment, quiet) => {
        const before = slotBefore(schedule, moment, calendar, quiet);
        const next = nextSlot(schedule, moment, calendar, quiet);

        expect(before.instant).toBeLessThan(moment);
        expect(slotBefore(schedule, next.instant + 1, calendar, quiet)).toEqual(next);
        expect(nextSlot(schedule, before.instant - 1, calendar, quiet)).toEqual(before);
        const following = nextSlot(schedule, before.instant, calendar, quiet);
        expect(following.instant === moment ? nextSlot(schedule, moment, calendar, quiet) : following).toEqual(next);
      }),
    );
  });

  test('after a pause come not before its end, in order with the regular ones, once', () => {
    const lengths = fc.integer({ min: 60_000, max: 90 * 86_400_000 });
    fc.assert(
      fc.property(schedules, moments, lengths, fc.boolean(), (schedule, since, length, quiet) => {
        const until = since + length;
        const back = slotOnReturn(schedule, since, until, calendar, quiet);
        const regular = nextSlot(schedule, until - 1, calendar, quiet);

        expect(back.instant).toBeGreaterThanOrEqual(until);
        expect(back.instant).toBeLessThanOrEqual(regular.instant);
        if (back.instant < regular.instant) expect(back.nominal < regular.nominal).toBe(true);
        if (nextSlot(schedule, since, calendar, quiet).instant >= until) expect(back).toEqual(regular);
      }),
    );
  });
});

describe('the whole of 2026, day by day', () => {
  /** The slots of the year as somebody with a paper calendar finds them: a day that is named leaves a slot for the next day that is worked. */
  function byHand(schedule: Schedule, clock: string): string[] {
    const slots: string[] = [];
    let owed: Day | undefined;
    for (let day = '2026-01-01' as Day; day <= '2026-12-31'; day = addDays(day, 1)) {
      if (names(schedule, day)) owed = day;
      if (!owed || !calendar.isWorkingDay(day)) continue;
      slots.push(show({ nominal: owed, instant: instantAt(day, time(clock)) }));
      owed = undefined;
    }
    return slots;
  }

  test.each([1, 2, 3, 4, 5, 6, 7])('weekly on weekday %i', (weekday) => {
    const expected = byHand(weekly(weekday, '09:00'), '09:00');

    expect(slotsIn(weekly(weekday, '09:00'), '2026-01-01T00:00', '2027-01-01T00:00')).toEqual(expected);
    expect(expected.length).toBeGreaterThan(48);
  });

  test.each(Array.from({ length: 31 }, (_, index) => index + 1))('monthly on day %i', (day) => {
    const expected = byHand(monthly(day, '09:00'), '09:00');
    // What December 2025 left over is not on this year's paper.
    const slots = slotsIn(monthly(day, '09:00'), '2026-01-01T00:00', '2027-01-01T00:00');

    expect(slots.filter((slot) => slot.startsWith('2026'))).toEqual(expected);
    expect(expected).toHaveLength(12);
  });

  test('a clock that is turned day by day meets each slot once', () => {
    for (const schedule of [DEFAULT_SCHEDULE, monthly(31, '09:00'), working('last', '20:00')]) {
      const met: string[] = [];
      let next = nextSlot(schedule, at('2026-01-01T00:00'), calendar, true);
      for (let now = at('2026-01-01T12:00'); now < at('2027-01-01T00:00'); now += 86_400_000) {
        if (next.instant > now) continue;
        met.push(show(next));
        expect(slotBefore(schedule, now, calendar, true)).toEqual(next);
        next = nextSlot(schedule, now, calendar, true);
      }
      expect(met).toEqual(slotsIn(schedule, '2026-01-01T00:01', '2026-12-31T12:00'));
    }
  });
});

describe('the time zone of the machine', () => {
  const modules = ['schedule', 'working-days', 'instant'].map((name) =>
    JSON.stringify(new URL(`../../src/time/${name}.ts`, import.meta.url).href),
  );
  const script = `
    const [{ nextSlot, DEFAULT_SCHEDULE }, { openCalendar, workingDaysBetween }, { writeInstant, dayAt }] =
      await Promise.all([${modules.map((module) => `import(${module})`).join(', ')}]);
    const calendar = openCalendar();
    const lines = [new Date(1767196800000).getHours()];
    for (const schedule of [DEFAULT_SCHEDULE, { every: 'month', workingDay: 'last', at: '20:00' }]) {
      let instant = 1767196800000;
      while (instant < 1800000000000) {
        const slot = nextSlot(schedule, instant, calendar, true);
        lines.push(slot.nominal + ' ' + writeInstant(slot.instant) + ' ' + workingDaysBetween(calendar, dayAt(instant), slot.nominal));
        instant = slot.instant;
      }
    }
    console.log(lines.join('\\n'));`;

  async function slotsUnder(zone: string): Promise<{ hour: string | undefined; slots: string[] }> {
    const run = promisify(execFile);
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TZ: zone },
    });
    const [hour, ...slots] = stdout.trim().split('\n');
    return { hour, slots };
  }

  test('changes nothing', async () => {
    const [utc, shanghai, newYork] = await Promise.all(['UTC', 'Asia/Shanghai', 'America/New_York'].map(slotsUnder));

    expect([utc?.hour, shanghai?.hour, newYork?.hour]).toEqual(['16', '0', '11']);
    expect(shanghai?.slots).toContain('2026-02-23 2026-02-24T09:00:00+08:00 5');
    expect(utc?.slots).toEqual(shanghai?.slots);
    expect(newYork?.slots).toEqual(shanghai?.slots);
  });
});
