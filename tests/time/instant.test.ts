/** Moments and the wall clock in Shanghai agree, before 1970 and after, to the minute. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day } from '../../src/time/day.ts';
import { dayAt, instantAt, parseTime, type TimeOfDay, timeAt, writeInstant } from '../../src/time/instant.ts';

const at = (text: string) => Date.parse(text);

describe('a time of day', () => {
  test.each(['00:00', '09:00', '23:59'])('%s is read', (text) => {
    expect(parseTime(text)).toBe(text);
  });

  test.each(['9:00', '24:00', '12:60', '09:00:00', '', '0９:00'])('%j is none', (text) => {
    expect(parseTime(text)).toBeUndefined();
  });
});

describe('a moment', () => {
  test('is eight hours ahead of UTC', () => {
    expect(instantAt('2017-06-19' as Day, '09:00' as TimeOfDay)).toBe(at('2017-06-19T01:00:00Z'));
    expect(writeInstant(at('2017-06-19T01:00:00Z'))).toBe('2017-06-19T09:00:00+08:00');
  });

  test('belongs to the day of Shanghai', () => {
    expect(dayAt(at('2016-02-28T15:59:59.999Z'))).toBe('2016-02-28');
    expect(dayAt(at('2016-02-28T16:00:00Z'))).toBe('2016-02-29');
    expect(timeAt(at('2016-02-28T15:59:59.999Z'))).toBe('23:59');
    expect(timeAt(at('2016-02-28T16:00:00Z'))).toBe('00:00');
  });

  test('is written so that it reads as the same second, and splits into day and time', () => {
    const moments = fc.integer({ min: at('1900-01-01T00:00:00Z'), max: at('2200-01-01T00:00:00Z') });
    fc.assert(
      fc.property(moments, (moment) => {
        const written = writeInstant(moment);

        expect(at(written)).toBe(Math.floor(moment / 1000) * 1000);
        expect(written).toContain(`${dayAt(moment)}T${timeAt(moment)}:`);
        expect(instantAt(dayAt(moment), timeAt(moment))).toBe(Math.floor(moment / 60_000) * 60_000);
      }),
    );
  });
});
