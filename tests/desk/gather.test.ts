/** Gathering: what is asked for together is done at once, in the order of the calls, and fails together. */
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { gather } from '../../src/desk/gather.ts';

function open() {
  const done: (readonly number[])[] = [];
  const ask = gather(async (items: readonly number[]) => {
    done.push(items);
    if (items.includes(13)) throw new RangeError('unlucky');
    return items.length;
  });
  return { done, ask };
}

test('what is asked for in one turn is done at once, and what comes later by itself', async () => {
  const { done, ask } = open();

  expect(await Promise.all([ask(1), ask(2), ask(3)])).toEqual([3, 3, 3]);
  expect(await ask(4)).toBe(1);
  expect(done).toEqual([[1, 2, 3], [4]]);
});

test('not more than a database takes, and nothing is left out', async () => {
  const { done, ask } = open();
  const all = Array.from({ length: 1001 }, (_, n) => n + 100);

  await Promise.all(all.map(ask));

  expect(done.map((items) => items.length)).toEqual([500, 500, 1]);
  expect(done.flat()).toEqual(all);
});

test('a failure is told to all that it befell, and to nobody else', async () => {
  const { ask } = open();
  const failed = Promise.allSettled([ask(12), ask(13)]);

  expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await ask(14)).toBe(1);
});

test('what comes while something is under way is done together after it', async () => {
  const done: (readonly number[])[] = [];
  const gate = Promise.withResolvers<void>();
  const ask = gather(async (items: readonly number[]) => {
    done.push(items);
    await gate.promise;
  });
  const asked = [ask(1)];
  await setTimeout(5);
  asked.push(ask(2));
  await setTimeout(5);
  asked.push(ask(3));
  await setTimeout(5);
  expect(done).toEqual([[1]]);

  gate.resolve();
  await Promise.all(asked);
  expect(done).toEqual([[1], [2, 3]]);
});
