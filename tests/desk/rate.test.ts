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

test('after three seconds one more passes, and the next is told again', () => {
  const rate = openRate();
  for (let count = 0; count < 50; count += 1) rate.take('test:li', NOW);

  expect(rate.take('test:li', NOW + 3000)).toBe('pass');
  expect(rate.take('test:li', NOW + 3001)).toBe('tell');
  expect(rate.take('test:li', NOW + 3002)).toBe('ignore');
});

test('a clock that was turned back refills nothing and breaks nothing', () => {
  const rate = openRate();
  for (let count = 0; count < BURST; count += 1) rate.take('test:li', NOW);

  expect(rate.take('test:li', NOW - 3_600_000)).toBe('tell');
});
