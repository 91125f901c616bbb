/** The clock of the desk: what is accepted as now, and which day it is in Shanghai. */
import { describe, expect, test } from 'vitest';
import { openClock, readNow } from '../../src/desk/clock.ts';

const at = (text: string) => Date.parse(text);

describe('what is accepted as now', () => {
  test('a day means ten in the morning in Shanghai', () => {
    expect(readNow('2017-06-15')).toBe(at('2017-06-15T02:00:00Z'));
  });

  test('a day and a time are those of Shanghai', () => {
    expect(readNow('2017-06-19 09:00')).toBe(at('2017-06-19T01:00:00Z'));
    expect(readNow('2017-06-19 24:00')).toBeUndefined();
  });

  test('an instant is taken with its offset', () => {
    expect(readNow('2017-06-15T09:30:00+08:00')).toBe(at('2017-06-15T01:30:00Z'));
    expect(readNow('2017-06-15T23:00Z')).toBe(at('2017-06-15T23:00:00Z'));
  });

  test.each(['2017-02-30', '2017-6-15', '2017-06-15T09:30', '2017-02-30T09:30Z', '2017-06-15T25:00Z', 'today', ''])(
    '%j is not accepted',
    (text) => {
      expect(readNow(text)).toBeUndefined();
    },
  );
});

describe('the day', () => {
  test('changes at midnight in Shanghai, when time goes on and when it is set back', () => {
    let real = at('2030-01-01T00:00:00Z');
    const clock = openClock(at('2017-06-15T15:59:59Z'), () => real);

    expect(clock.today()).toBe('2017-06-15');
    real += 1000;
    expect(clock.today()).toBe('2017-06-16');
    real += 24 * 3_600_000;
    expect(clock.today()).toBe('2017-06-17');
    real -= 24 * 3_600_000 + 1000;
    expect(clock.today()).toBe('2017-06-15');
  });

  test('is the real one when nothing was set', () => {
    expect(openClock(null, () => at('2026-11-23T16:00:00Z')).today()).toBe('2026-11-24');
  });
});

describe('a clock that is turned', () => {
  test('runs on from there', () => {
    let real = at('2030-01-01T00:00:00Z');
    const clock = openClock(null, () => real);

    clock.turnTo(at('2017-06-15T02:00:00Z'));
    real += 60_000;

    expect(clock.now()).toBe(at('2017-06-15T02:01:00Z'));
  });

  test('wakes those whose time has come, and only those', async () => {
    const clock = openClock(at('2017-06-15T02:00:00Z'));
    const woken: string[] = [];
    const early = clock.sleep(3_600_000).then(() => woken.push('early'));
    const stop = new AbortController();
    const late = clock.sleep(86_400_000, stop.signal).then(() => woken.push('late'));

    clock.turnTo(at('2017-06-15T04:00:00Z'));
    await early;
    expect(woken).toEqual(['early']);
    stop.abort();
    await late;
    expect(woken).toEqual(['early', 'late']);
  });
});
