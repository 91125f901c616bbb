/** Working days are those of the State Council's notices, and where there is no notice nobody pretends that there is. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day, daysBetween, weekdayOf } from '../../src/time/day.ts';
import {
  type CalendarYear,
  isPublished,
  lastWorkingDay,
  missingYear,
  nextWorkingDay,
  openCalendar,
  workingDaysBetween,
} from '../../src/time/working-days.ts';

const calendar = openCalendar();
const days = fc.integer({ min: 0, max: 12_000 }).map((passed) => addDays('2003-01-01' as Day, passed));

/** An arrangement for 2027 with two long holidays, shaped like a real one. */
const YEAR_2027: CalendarYear = {
  year: 2027,
  off: [
    ...range('2026-12-31', '2027-01-01'),
    ...range('2027-02-05', '2027-02-12'),
    ...range('2027-10-01', '2027-10-07'),
  ],
  work: ['2027-02-14', '2027-10-09'] as Day[],
};

function range(from: string, to: string): Day[] {
  const first = from as Day;
  return Array.from({ length: daysBetween(first, to as Day) + 1 }, (_, passed) => addDays(first, passed));
}

function workedIn(days: readonly Day[], by = calendar): Day[] {
  return days.filter((day) => by.isWorkingDay(day));
}

describe('a year with a notice', () => {
  test.each([
    ['2017-10-02', false, 'a Monday of the 2017 National Day week'],
    ['2017-09-30', true, 'the make-up Saturday before it'],
    ['2026-02-14', true, 'the make-up Saturday before Spring Festival 2026'],
    ['2026-02-16', false, 'the eve of Spring Festival 2026'],
    ['2026-02-23', false, 'the Monday that ends Spring Festival 2026'],
    ['2026-02-24', true, 'the day after it'],
    ['2026-02-28', true, 'the make-up Saturday after it'],
    ['2026-09-20', true, 'a make-up Sunday'],
    ['2025-10-08', false, 'National Day and Mid-Autumn together'],
    ['2020-01-31', false, 'Spring Festival as prolonged in 2020'],
    ['2026-11-28', false, 'a plain Saturday'],
    ['2026-11-30', true, 'a plain Monday'],
  ] as const)('%s is worked: %s (%s)', (day, worked, _why) => {
    expect(calendar.isWorkingDay(day as Day)).toBe(worked);
  });

  test('2004 to 2026 are known, and no other year is', () => {
    const known = Array.from({ length: 60 }, (_, passed) => 1990 + passed).filter((year) => calendar.isKnown(year));

    expect(known).toEqual(Array.from({ length: 23 }, (_, passed) => 2004 + passed));
  });

  test.each([
    [2017, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days', (year, count) => {
    expect(workedIn(range(`${year}-01-01`, `${year}-12-31`))).toHaveLength(count);
  });
});

describe('a year without a notice', () => {
  test('is not called known, and its fixed holidays are days off', () => {
    expect(calendar.isKnown(2027)).toBe(false);
    expect(workedIn(range('2027-01-01', '2027-01-03'))).toEqual([]);
    expect(workedIn(range('2027-04-29', '2027-05-04'))).toEqual([
      '2027-04-29',
      '2027-04-30',
      '2027-05-03',
      '2027-05-04',
    ]);
    expect(workedIn(range('2029-09-30', '2029-10-04'))).toEqual(['2029-10-04']);
  });

  test('has Monday to Friday otherwise', () => {
    const plain = range('2027-06-01', '2027-09-30');

    expect(workedIn(plain)).toEqual(plain.filter((day) => weekdayOf(day) <= 5));
  });
});

describe('an arrangement that somebody supplied', () => {
  const supplied = openCalendar([YEAR_2027]);

  test('makes its year known, and no other', () => {
    expect(supplied.isKnown(2027)).toBe(true);
    expect(supplied.isKnown(2028)).toBe(false);
  });

  test('tells days off, make-up days and, by its silence, plain days', () => {
    expect(workedIn(range('2027-02-04', '2027-02-15'), supplied)).toEqual(['2027-02-04', '2027-02-14', '2027-02-15']);
    expect(workedIn(range('2027-10-01', '2027-10-10'), supplied)).toEqual(['2027-10-08', '2027-10-09']);
    expect(supplied.isWorkingDay('2027-05-03' as Day)).toBe(true);
  });

  test('reaches into the December before', () => {
    expect(calendar.isWorkingDay('2026-12-31' as Day)).toBe(true);
    expect(supplied.isWorkingDay('2026-12-31' as Day)).toBe(false);
    expect(supplied.isWorkingDay('2026-12-30' as Day)).toBe(true);
  });

  test('wins over the package on its days and leaves it the others', () => {
    const corrected = openCalendar([{ year: 2026, off: ['2026-09-03' as Day], work: ['2026-02-23' as Day] }]);

    expect(corrected.isWorkingDay('2026-09-03' as Day)).toBe(false);
    expect(corrected.isWorkingDay('2026-02-23' as Day)).toBe(true);
    expect(corrected.isWorkingDay('2026-02-20' as Day)).toBe(false);
    expect(corrected.isWorkingDay('2026-02-28' as Day)).toBe(true);
  });
});

describe('looking for a working day', () => {
  test('finds the day itself when it is worked', () => {
    expect(nextWorkingDay(calendar, '2026-02-14' as Day)).toBe('2026-02-14');
    expect(lastWorkingDay(calendar, '2026-02-14' as Day)).toBe('2026-02-14');
  });

  test('passes over a whole holiday', () => {
    expect(nextWorkingDay(calendar, '2026-02-15' as Day)).toBe('2026-02-24');
    expect(lastWorkingDay(calendar, '2026-02-23' as Day)).toBe('2026-02-14');
    expect(nextWorkingDay(calendar, '2017-10-01' as Day)).toBe('2017-10-09');
  });

  test('passes over the turn of the year', () => {
    expect(nextWorkingDay(calendar, '2026-01-01' as Day)).toBe('2026-01-04');
    expect(lastWorkingDay(calendar, '2027-01-03' as Day)).toBe('2026-12-31');
  });
});

describe('working days between two days', () => {
  test('leave out the first and hold the last', () => {
    expect(workingDaysBetween(calendar, '2026-02-13' as Day, '2026-02-14' as Day)).toBe(1);
    expect(workingDaysBetween(calendar, '2026-02-13' as Day, '2026-02-24' as Day)).toBe(2);
    expect(workingDaysBetween(calendar, '2026-02-14' as Day, '2026-02-23' as Day)).toBe(0);
  });

  test('are negative backwards, and never a negative nothing', () => {
    expect(workingDaysBetween(calendar, '2026-02-24' as Day, '2026-02-13' as Day)).toBe(-2);
    expect(workingDaysBetween(calendar, '2026-01-03' as Day, '2025-12-31' as Day)).toBe(0);
  });

  test('are those that one counts day by day, over any years', () => {
    fc.assert(
      fc.property(days, days, (from, to) => {
        const [first, last] = from < to ? [from, to] : [to, from];
        const counted = workedIn(range(addDays(first, 1), last)).length;

        expect(workingDaysBetween(calendar, first, last)).toBe(counted);
        expect(workingDaysBetween(calendar, last, first)).toBe(0 - counted);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the year that somebody should supply', () => {
  test.each([
    ['2026-10-31', null],
    ['2026-11-01', 2027],
    ['2026-12-31', 2027],
    ['2027-01-01', 2027],
    ['2027-11-01', 2027],
    ['2017-12-31', null],
  ])('on %s is %j', (today, year) => {
    expect(missingYear(calendar, today as Day)).toBe(year);
  });

  test('is none any more once it is supplied', () => {
    const supplied = openCalendar([YEAR_2027]);

    expect(missingYear(supplied, '2026-12-31' as Day)).toBeNull();
    expect(missingYear(supplied, '2027-10-31' as Day)).toBeNull();
    expect(missingYear(supplied, '2027-11-01' as Day)).toBe(2028);
  });

  test('is told from the package by itself', () => {
    expect([2003, 2004, 2026, 2027].map(isPublished)).toEqual([false, true, true, false]);
  });
});
