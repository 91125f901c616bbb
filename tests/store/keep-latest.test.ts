/** What is kept is made once for as long as it is in use, however much comes and goes beside it. */
import { expect, test } from 'vitest';
import { keepLatest } from '../../src/store/keep-latest.ts';

function keeping(most: number) {
  const made: string[] = [];
  const keep = keepLatest((key) => {
    made.push(key);
    return { key };
  }, most);
  return { made, keep };
}

test('what is in use is made once, and is the same each time', () => {
  const { made, keep } = keeping(3);
  const first = keep('in use');
  for (let n = 0; n < 100; n += 1) {
    keep(`other ${n}`);
    expect(keep('in use')).toBe(first);
  }
  expect(made.filter((key) => key === 'in use')).toHaveLength(1);
});

test('what was asked for longest ago goes when there is too much, and nothing else', () => {
  const { made, keep } = keeping(3);
  for (const key of ['a', 'b', 'c', 'a', 'd']) keep(key);
  made.length = 0;

  for (const key of ['a', 'c', 'd']) keep(key);
  expect(made).toEqual([]);
  keep('b');
  expect(made).toEqual(['b']);
});
