/** Calendar periods are whole, in order, and hold the days they should. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, type Day, daysBetween, parseDay, partsOf, weekdayOf } from '../../src/time/day.ts';
import {
  contains,
  halfPeriod,
  monthAround,
  monthPeriod,
  quarterAround,
  quarterPeriod,
  tenDayPeriod,
  weekPeriod,
  yearPeriod,
} from '../../src/time/period.ts';

const days = fc
  .integer({ min: 0, max: 200_000 })
  .map((offset) => parseDay(new Date(Date.UTC(1700, 0, 1 + offset)).toISOString().slice(0, 10)) as Day);

describe('a day', () => {
  it('is read only when the calendar has it', () => {
    expect(parseDay('2016-02-29')).toBe('2016-02-29');
    expect(parseDay('2017-02-29')).toBeUndefined();
    expect(parseDay('2017-2-3')).toBeUndefined();
    expect(parseDay('2017-13-01')).toBeUndefined();
  });

  it('moves by days and back', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -5000, max: 5000 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count);
        expect(addDays(addDays(day, count), -count)).toBe(day);
      }),
    );
  });

  it('moves by months to the same day, or to the last day of a shorter month', () => {
    expect(addMonths('2017-01-31' as Day, 1)).toBe('2017-02-28');
    expect(addMonths('2017-06-15' as Day, -18)).toBe('2015-12-15');
    expect(weekdayOf('2017-06-15' as Day)).toBe(4);
    expect(weekdayOf('2017-06-18' as Day)).toBe(7);
  });
});

describe('a period around a day', () => {
  it('holds the day, and its neighbours join on to it', () => {
    fc.assert(
      fc.property(days, (day) => {
        for (const around of [weekPeriod, monthAround, quarterAround]) {
          const [before, here, after] = [around(day, -1), around(day, 0), around(day, 1)];
          expect(contains(here, day)).toBe(true);
          expect(before.to && addDays(before.to, 1)).toBe(here.from);
          expect(here.to && addDays(here.to, 1)).toBe(after.from);
        }
      }),
    );
  });

  it('is a week from Monday to Sunday', () => {
    expect(weekPeriod('2017-06-18' as Day)).toEqual({ from: '2017-06-12', to: '2017-06-18' });
  });
});

describe('a year', () => {
  it('is its halves, quarters, months and ten-day parts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), (year) => {
        const months = Array.from({ length: 12 }, (_, index) => index + 1);
        const parts = [
          [1, 2].map((half) => halfPeriod(year, half)),
          [1, 2, 3, 4].map((quarter) => quarterPeriod(year, quarter)),
          months.map((month) => monthPeriod(year, month)),
          months.flatMap((month) => [1, 2, 3].map((part) => tenDayPeriod(year, month, part))),
        ];
        for (const list of parts) {
          expect(list[0]?.from).toBe(yearPeriod(year)?.from);
          expect(list.at(-1)?.to).toBe(yearPeriod(year)?.to);
          list.slice(1).forEach((period, index) => {
            const before = list[index]?.to;
            expect(before && addDays(before, 1)).toBe(period?.from);
          });
        }
      }),
      { numRuns: 20 },
    );
  });

  it('has no thirteenth month, fifth quarter, third half or fourth ten-day part', () => {
    expect(monthPeriod(2017, 13)).toBeUndefined();
    expect(monthPeriod(2017, 0)).toBeUndefined();
    expect(quarterPeriod(2017, 5)).toBeUndefined();
    expect(halfPeriod(2017, 3)).toBeUndefined();
    expect(tenDayPeriod(2017, 6, 4)).toBeUndefined();
    expect(tenDayPeriod(2017, 13, 1)).toBeUndefined();
    expect(yearPeriod(999)).toBeUndefined();
  });
});

describe('partsOf', () => {
  it('gives year, month and day', () => {
    expect(partsOf('2017-06-30' as Day)).toEqual({ year: 2017, month: 6, day: 30 });
  });
});
