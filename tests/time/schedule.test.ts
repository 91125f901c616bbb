/** Slots come when they should: through holidays, make-up days, short months, year ends and pauses. */
import { describe, expect, test } from 'vitest';
import type { Day } from '../../src/time/day.ts';
import {
  DEFAULT_SCHEDULE,
  dayMeant,
  nextSlot,
  type Schedule,
  slotAfterPause,
  slotBefore,
  slotOnReturn,
} from '../../src/time/schedule.ts';
import { openCalendar } from '../../src/time/working-days.ts';
import { at, calendar, monthly, show, slotsIn, weekly, working } from './given-schedule.ts';

describe('a weekly slot', () => {
  test('is on Mondays at nine when nobody says otherwise', () => {
    expect(slotsIn(DEFAULT_SCHEDULE, '2017-06-15T10:00', '2017-07-01T00:00')).toEqual([
      '2017-06-19T09:00',
      '2017-06-26T09:00',
    ]);
  });

  test('of this very moment has passed; the next is a week later', () => {
    expect(show(nextSlot(DEFAULT_SCHEDULE, at('2017-06-19T08:59:59'), calendar, true))).toBe('2017-06-19T09:00');
    expect(show(nextSlot(DEFAULT_SCHEDULE, at('2017-06-19T09:00'), calendar, true))).toBe('2017-06-26T09:00');
  });

  test('waits for the end of Spring Festival 2026, and both Mondays in it are one slot', () => {
    expect(slotsIn(DEFAULT_SCHEDULE, '2026-02-09T00:00', '2026-03-03T00:00')).toEqual([
      '2026-02-09T09:00',
      '2026-02-23 → 2026-02-24T09:00',
      '2026-03-02T09:00',
    ]);
  });

  test('of the National Day week 2017 falls together with the next, which names it', () => {
    expect(slotsIn(DEFAULT_SCHEDULE, '2017-09-25T00:00', '2017-10-17T00:00')).toEqual([
      '2017-09-25T09:00',
      '2017-10-09T09:00',
      '2017-10-16T09:00',
    ]);
  });

  test('moves to a make-up Saturday or Sunday, the next working day that there is', () => {
    expect(slotsIn(weekly(4, '09:00'), '2026-01-01T00:00', '2026-01-08T00:00')).toEqual([
      '2026-01-01 → 2026-01-04T09:00',
    ]);
    expect(slotsIn(weekly(6, '16:00'), '2026-02-10T00:00', '2026-03-01T00:00')).toEqual([
      '2026-02-14T16:00',
      '2026-02-21 → 2026-02-24T16:00',
      '2026-02-28T16:00',
    ]);
    expect(slotsIn(weekly(5, '20:00'), '2026-10-09T00:00', '2026-10-16T00:00')).toEqual([
      '2026-10-09 → 2026-10-10T08:30',
    ]);
  });

  test('passes over the turn of the year', () => {
    expect(slotsIn(weekly(4, '09:00'), '2025-12-25T00:00', '2026-01-09T00:00')).toEqual([
      '2025-12-25T09:00',
      '2026-01-01 → 2026-01-04T09:00',
      '2026-01-08T09:00',
    ]);
  });

  test('knows the fixed holidays of a year without a notice', () => {
    expect(slotsIn(weekly(5, '09:00'), '2026-12-31T00:00', '2027-01-09T00:00')).toEqual([
      '2027-01-01 → 2027-01-04T09:00',
      '2027-01-08T09:00',
    ]);
  });
});

describe('quiet hours', () => {
  test.each([
    [weekly(2, '20:00'), '2026-11-24 → 2026-11-25T08:30', 'an evening becomes the next morning'],
    [weekly(2, '07:00'), '2026-11-24T08:30', 'an early hour becomes the same morning'],
    [weekly(1, '17:30'), '2026-11-23T17:30', 'the last minute stays'],
    [weekly(5, '20:00'), '2026-11-27 → 2026-11-30T08:30', 'Friday evening becomes Monday'],
    [weekly(7, '20:00'), '2026-11-29 → 2026-11-30T08:30', 'Sunday evening becomes Monday, not Tuesday'],
    [weekly(7, '16:00'), '2026-11-29 → 2026-11-30T16:00', 'an office hour stays what it is on another day'],
  ])('%j → %s: %s', (schedule, expected) => {
    expect(show(nextSlot(schedule, at('2026-11-23T16:00'), calendar, true))).toBe(expected);
  });

  test('where they are lifted nothing moves, neither the day nor the hour', () => {
    expect(slotsIn(weekly(1, '20:00'), '2017-10-01T00:00', '2017-10-10T00:00', false)).toEqual([
      '2017-10-02T20:00',
      '2017-10-09T20:00',
    ]);
    expect(slotsIn(monthly(1, '00:00'), '2026-10-01T00:00', '2026-10-02T00:00', false)).toEqual(['2026-10-01T00:00']);
  });

  test('where they are lifted a first working day is still a working day', () => {
    expect(slotsIn(working('first', '20:00'), '2026-10-01T00:00', '2026-11-01T00:00', false)).toEqual([
      '2026-10-01 → 2026-10-08T20:00',
    ]);
  });
});

describe('a monthly slot', () => {
  test.each([29, 30, 31])('on day %i is on 29 February in a leap year', (day) => {
    expect(slotsIn(monthly(day, '09:00'), '2016-02-02T00:00', '2016-03-01T00:00')).toEqual(['2016-02-29T09:00']);
  });

  test.each([29, 30, 31])('on day %i is on 28 February otherwise, moved when that is a day off', (day) => {
    expect(slotsIn(monthly(day, '09:00'), '2017-02-06T00:00', '2017-03-06T00:00')).toEqual(['2017-02-28T09:00']);
    expect(slotsIn(monthly(day, '09:00'), '2021-02-26T00:00', '2021-03-05T00:00')).toEqual([
      '2021-02-28 → 2021-03-01T09:00',
    ]);
  });

  test('comes every month of 2026, also the short ones', () => {
    expect(slotsIn(monthly(31, '09:00'), '2026-01-01T00:00', '2027-01-01T00:00')).toEqual([
      '2026-01-31 → 2026-02-02T09:00',
      '2026-02-28T09:00',
      '2026-03-31T09:00',
      '2026-04-30T09:00',
      '2026-05-31 → 2026-06-01T09:00',
      '2026-06-30T09:00',
      '2026-07-31T09:00',
      '2026-08-31T09:00',
      '2026-09-30T09:00',
      '2026-10-31 → 2026-11-02T09:00',
      '2026-11-30T09:00',
      '2026-12-31T09:00',
    ]);
  });

  test('on the first working day passes over New Year, May Day and National Day', () => {
    const days = slotsIn(working('first', '09:00'), '2026-01-01T00:00', '2027-02-01T00:00');

    expect(days.map((slot) => slot.slice(-11))).toEqual(
      '01-04 02-02 03-02 04-01 05-06 06-01 07-01 08-03 09-01 10-08 11-02 12-01 01-04'
        .split(' ')
        .map((day) => `${day}T09:00`),
    );
  });

  test('on the last working day may be on a make-up Saturday, and keeps its month', () => {
    const days = slotsIn(working('last', '16:00'), '2026-01-01T00:00', '2027-01-01T00:00');

    expect(days.map((slot) => slot.slice(-11))).toEqual(
      '01-30 02-28 03-31 04-30 05-29 06-30 07-31 08-31 09-30 10-30 11-30 12-31'.split(' ').map((day) => `${day}T16:00`),
    );
  });

  test('on a first or last working day is named by the month, whatever becomes known about its days', () => {
    const later = openCalendar([{ year: 2027, off: ['2027-01-01', '2027-01-04', '2027-01-29'] as Day[], work: [] }]);
    const names = (which: 'first' | 'last') =>
      [calendar, later].map((known) => nextSlot(working(which, '09:00'), at('2027-01-01T00:00'), known, true));

    expect(names('first').map(show)).toEqual(['2027-01-01 → 2027-01-04T09:00', '2027-01-01 → 2027-01-05T09:00']);
    expect(names('last').map(show)).toEqual(['2027-01-31 → 2027-01-29T09:00', '2027-01-31 → 2027-01-28T09:00']);
  });
});

describe('the slot before', () => {
  test('is what would have been sent last', () => {
    const last = (moment: string) => show(slotBefore(DEFAULT_SCHEDULE, at(moment), calendar, true));

    expect(last('2017-06-15T10:00')).toBe('2017-06-12T09:00');
    expect(last('2017-06-19T09:00')).toBe('2017-06-12T09:00');
    expect(last('2017-06-19T09:00:01')).toBe('2017-06-19T09:00');
    expect(last('2017-10-09T08:00')).toBe('2017-09-25T09:00');
    expect(last('2017-10-09T10:00')).toBe('2017-10-09T09:00');
  });
});

describe('the slot after a pause', () => {
  const back = (since: string, until: string, schedule = DEFAULT_SCHEDULE, quiet = true) =>
    show(slotOnReturn(schedule, at(since), at(until), calendar, quiet));

  test('is the regular one when none was missed', () => {
    expect(back('2017-06-13T10:00', '2017-06-16T00:00')).toBe('2017-06-19T09:00');
    expect(back('2017-06-13T10:00', '2017-06-19T09:00')).toBe('2017-06-19T09:00');
  });

  test('catches up once when the pause ends, named by the last that was missed', () => {
    expect(back('2017-06-01T10:00', '2017-06-22T00:00')).toBe('2017-06-19 → 2017-06-22T08:30');
    expect(back('2017-06-01T10:00', '2017-06-22T10:15')).toBe('2017-06-19 → 2017-06-22T10:15');
  });

  test('is the regular one when that comes on the same day', () => {
    expect(back('2017-06-01T10:00', '2017-06-26T00:00')).toBe('2017-06-26T09:00');
    expect(back('2017-06-01T10:00', '2017-06-24T00:00')).toBe('2017-06-26T09:00');
    expect(back('2017-09-20T10:00', '2017-10-02T00:00')).toBe('2017-10-09T09:00');
  });

  test('catches up in office time, even where quiet hours are lifted', () => {
    expect(back('2017-06-01T10:00', '2017-06-22T20:00')).toBe('2017-06-19 → 2017-06-23T08:30');
    expect(back('2017-06-01T10:00', '2017-06-22T00:00', weekly(1, '20:00'), false)).toBe(
      '2017-06-19 → 2017-06-22T08:30',
    );
    expect(back('2017-06-01T10:00', '2017-06-24T00:00', weekly(7, '20:00'), false)).toBe('2017-06-25T20:00');
  });

  test('does not repeat a slot of the moment at which the pause began', () => {
    expect(back('2017-06-19T09:00', '2017-06-22T00:00')).toBe('2017-06-26T09:00');
    expect(back('2017-06-19T08:59', '2017-06-22T00:00')).toBe('2017-06-19 → 2017-06-22T08:30');
  });
});

describe('the day that a schedule means', () => {
  const meant = (schedule: Schedule, moment: string, quiet = true) => dayMeant(schedule, at(moment), calendar, quiet);

  test('is that of the latest slot, however far it was put off and however late it is', () => {
    expect(meant(monthly(31, '09:00'), '2018-01-02T09:00')).toBe('2017-12-31');
    expect(meant(monthly(31, '09:00'), '2018-01-02T08:59')).toBe('2017-11-30');
    expect(meant(monthly(31, '09:00'), '2018-01-30T17:00')).toBe('2017-12-31');
    expect(meant(weekly(1, '09:00'), '2017-06-21T09:00')).toBe('2017-06-19');
    expect(meant(weekly(5, '20:00'), '2017-06-19T08:30')).toBe('2017-06-16');
  });

  test('of several that fall together is the last', () => {
    expect(meant(weekly(1, '09:00'), '2017-10-09T09:00')).toBe('2017-10-09');
  });

  test('is the working day itself where that is what was asked for', () => {
    expect(meant(working('first', '09:00'), '2026-01-04T09:00')).toBe('2026-01-04');
    expect(meant(working('last', '20:00'), '2018-01-02T08:30')).toBe('2017-12-29');
    expect(meant(working('last', '20:00'), '2017-12-29T20:00', false)).toBe('2017-12-29');
  });
});

describe('a pause', () => {
  const pause = (since: string, until: string | null) => ({
    since: at(since),
    until: until === null ? null : at(until),
  });
  const due = (schedule: Schedule, since: string, until: string | null) =>
    slotAfterPause(schedule, pause(since, until), calendar, true);

  test('without an end has no slot', () => {
    expect(due(weekly(5, '15:00'), '2017-06-15T15:00', null)).toBeNull();
  });

  test('with an end is followed by what was missed', () => {
    const slot = due(weekly(5, '15:00'), '2017-06-15T15:00', '2017-06-21T00:00');
    expect(slot && show(slot)).toBe('2017-06-16 → 2017-06-21T08:30');
  });
});
