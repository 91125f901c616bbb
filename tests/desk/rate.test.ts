/** The rate: a burst passes, a flood is told once and then ignored, and nobody pays for another. */
import { expect, test } from 'vitest';
import { BURST, openRate } from '../../src/desk/rate.ts';

const NOW = Date.parse('2017-06-15T10:00:00+08:00');

test('a burst passes, then it is said once, then there is silence', () => {
  const rate = openRate();
  const verdicts = Array.from({ length: BURST + 3 }, () => rate.take('test:li', NOW));

  expect(new Set(verdicts.slice(0, BURST))).toEqual(new Set(['pass']));
  expect(verdicts.slice(BURST)).toEqual(['tell', 'ignore', 'ignore']);
});

test('one who floods slows down nobody else', () => {
  const rate = openRate();
  for (let count = 0; count < 50; count += 1) rate.take('test:li', NOW);

  expect(rate.take('test:wang', NOW)).toBe('pass');
});

test('a flood that goes on is told once, however long; after a pause it may be told again', () => {
  const rate = openRate();
  const flood = (from: number) =>
    Array.from({ length: 200 }, (_, second) => rate.take('test:li', from + second * 1000)).filter(
      (verdict) => verdict === 'tell',
    ).length;

  expect(flood(NOW)).toBe(1);
  expect(flood(NOW + 600_000)).toBe(1);
});

test('after three seconds one more passes', () => {
  const rate = openRate();
  for (let count = 0; count < 50; count += 1) rate.take('test:li', NOW);

  expect(rate.take('test:li', NOW + 3000)).toBe('pass');
  expect(rate.take('test:li', NOW + 3001)).toBe('ignore');
});

test('a clock that was turned back refills nothing and breaks nothing', () => {
  const rate = openRate();
  for (let count = 0; count < BURST; count += 1) rate.take('test:li', NOW);

  expect(rate.take('test:li', NOW - 3_600_000)).toBe('tell');
});
