/** What is done once a day: on the day's first occasion, and at the cost of nobody who comes by. */
import { expect, test } from 'vitest';
import { onceADay } from '../../src/desk/daily.ts';
import { StoreError } from '../../src/store/problem.ts';
import { HOUR, NOW } from '../store/given.ts';

test('it is done on the first occasion of each day, and told the moment', async () => {
  const done: number[] = [];
  const occasion = onceADay(async (now) => {
    done.push(now);
  });
  for (const hours of [0, 1, 13, 14, 14.5, 38]) await occasion(NOW + hours * HOUR);

  // It is 10:00 in Shanghai at first.
  expect(done).toEqual([NOW, NOW + 14 * HOUR, NOW + 38 * HOUR]);
});

test('what the store refuses waits for another day, and is nobody’s failure', async () => {
  let tries = 0;
  const occasion = onceADay(async () => {
    tries += 1;
    throw new StoreError('down', 'm', 'r');
  });
  for (const hours of [0, 1, 14]) await occasion(NOW + hours * HOUR);

  expect(tries).toBe(2);
});

test('a fault of its own is not hidden', async () => {
  const occasion = onceADay(async () => {
    throw new TypeError('ours');
  });
  await expect(occasion(NOW)).rejects.toBeInstanceOf(TypeError);
});
