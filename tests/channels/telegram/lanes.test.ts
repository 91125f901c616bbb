/** Lanes: in order within one, side by side up to a number, and nothing that only waits stands in the way. */
import { expect, test } from 'vitest';
import { type Lanes, openLanes } from '../../../src/channels/telegram/lanes.ts';

/** Adds work that ends when it is told to. */
function openWork(lanes: Lanes) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    begun,
    add(lane: string, name: string) {
      lanes.add(lane, () => {
        begun.push(name);
        return new Promise<void>((resolve) => ends.set(name, resolve));
      });
    },
    async end(name: string) {
      ends.get(name)?.();
      await settle();
    },
  };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('what is added to one lane is done one after another, two lanes side by side', async () => {
  const lanes = openLanes(2);
  const work = openWork(lanes);
  for (const name of ['a1', 'a2', 'b1', 'c1']) work.add(name.slice(0, 1), name);
  await settle();
  expect(work.begun).toEqual(['a1', 'b1']);
  await work.end('b1');
  expect(work.begun).toEqual(['a1', 'b1', 'c1']);
  await work.end('a1');
  expect(work.begun).toEqual(['a1', 'b1', 'c1', 'a2']);
});

test('a full lane lets others have their turn', async () => {
  const lanes = openLanes(1);
  const work = openWork(lanes);
  for (const name of ['a1', 'a2', 'a3', 'b1']) work.add(name.slice(0, 1), name);
  await settle();
  await work.end('a1');
  await work.end('b1');
  await work.end('a2');
  expect(work.begun).toEqual(['a1', 'b1', 'a2', 'a3']);
});

test('work that only waits gives its turn away, and takes it again after', async () => {
  const lanes = openLanes(1);
  const work = openWork(lanes);
  const waited = Promise.withResolvers<void>();
  const steps: string[] = [];
  lanes.add('a', async () => {
    steps.push('before');
    await lanes.rest(() => waited.promise);
    steps.push('after');
  });
  work.add('b', 'b1');
  await settle();
  expect(work.begun).toEqual(['b1']);
  waited.resolve();
  await settle();
  expect(steps).toEqual(['before']);
  await work.end('b1');
  expect(steps).toEqual(['before', 'after']);
});

test('is idle when all is done, and what was cleared away is never begun', async () => {
  const lanes = openLanes(1);
  const work = openWork(lanes);
  await lanes.idle();
  for (const name of ['a1', 'a2', 'b1']) work.add(name.slice(0, 1), name);
  let isIdle = false;
  const idle = lanes.idle().then(() => {
    isIdle = true;
  });
  await settle();
  lanes.clear();
  expect(isIdle).toBe(false);
  await work.end('a1');
  await idle;
  expect(work.begun).toEqual(['a1']);
  work.add('a', 'a4');
  await settle();
  expect(work.begun).toEqual(['a1', 'a4']);
});
