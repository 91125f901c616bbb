/** Nobody is spoken to unasked outside 08:30–17:30 on working days. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeInstant } from '../../src/time/instant.ts';
import { isOfficeTime, nextOfficeTime } from '../../src/time/office-hours.ts';
import { openCalendar } from '../../src/time/working-days.ts';

const calendar = openCalendar();
const HALF_AN_HOUR = 30 * 60_000;
const at = (text: string) => Date.parse(`${text}+08:00`);

describe('office time', () => {
  test.each([
    ['2026-11-30T08:29:59', false],
    ['2026-11-30T08:30:00', true],
    ['2026-11-30T17:30:00', true],
    ['2026-11-30T17:30:59', true],
    ['2026-11-30T17:31:00', false],
    ['2026-11-28T10:00:00', false],
    ['2026-10-10T10:00:00', true],
    ['2026-10-05T10:00:00', false],
  ])('%s: %s', (moment, expected) => {
    expect(isOfficeTime(calendar, at(moment))).toBe(expected);
  });

  test.each([
    ['2026-11-30T10:00:01', '2026-11-30T10:00:01', 'within it, at once'],
    ['2026-11-30T07:00:00', '2026-11-30T08:30:00', 'early in the morning, the same day'],
    ['2026-11-30T20:00:00', '2026-12-01T08:30:00', 'in the evening, the next morning'],
    ['2026-11-27T20:00:00', '2026-11-30T08:30:00', 'on Friday evening, on Monday'],
    ['2026-11-29T10:00:00', '2026-11-30T08:30:00', 'on Sunday, on Monday'],
    ['2026-11-29T20:00:00', '2026-11-30T08:30:00', 'on Sunday evening, still on Monday'],
    ['2026-10-09T20:00:00', '2026-10-10T08:30:00', 'before a make-up Saturday, on that Saturday'],
    ['2026-02-14T18:00:00', '2026-02-24T08:30:00', 'before Spring Festival, after it'],
    ['2025-12-31T18:00:00', '2026-01-04T08:30:00', 'on the last evening of the year, on the make-up Sunday'],
  ])('after %s comes %s: %s', (moment, next) => {
    expect(nextOfficeTime(calendar, at(moment))).toBe(at(next));
  });

  test('comes never earlier, is office time, and no moment between is', () => {
    const moments = fc.integer({ min: at('2016-01-01T00:00:00'), max: at('2028-01-01T00:00:00') });
    fc.assert(
      fc.property(moments, (moment) => {
        const next = nextOfficeTime(calendar, moment);

        expect(next).toBeGreaterThanOrEqual(moment);
        expect(isOfficeTime(calendar, next)).toBe(true);
        if (next > moment) expect(writeInstant(next)).toContain('T08:30:00');
        for (let between = moment; between < next; between += HALF_AN_HOUR) {
          expect(isOfficeTime(calendar, between)).toBe(false);
        }
      }),
    );
  });
});
