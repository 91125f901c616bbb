/** Lanes: in order within one, side by side up to a number, and nothing that only waits stands in the way. */
import { expect, test } from 'vitest';
import { type Lanes, LONGEST_TURN_MS, openLanes as open } from '../../../src/channels/telegram/lanes.ts';
import { openHandClock } from '../../digest/hand-clock.ts';

const openLanes = (width: number, clock = openHandClock(0)) => open(width, clock);

/** Adds work that ends when it is told to. */
function openWork(lanes: Lanes) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    begun,
    add(lane: string, name: string) {
      return lanes.add(lane, () => {
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
  for (const name of ['a1', 'a2', 'b1', 'c1']) void work.add(name.slice(0, 1), name);
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
  for (const name of ['a1', 'a2', 'a3', 'b1']) void work.add(name.slice(0, 1), name);
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
  void lanes.add('a', async (turn) => {
    steps.push('before');
    await turn.rest(() => waited.promise);
    steps.push('after');
  });
  void work.add('b', 'b1');
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
  for (const name of ['a1', 'a2', 'b1']) void work.add(name.slice(0, 1), name);
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
  void work.add('a', 'a4');
  await settle();
  expect(work.begun).toEqual(['a1', 'a4']);
});

test('work that takes long hands its turn on, goes on beside the next, and has none to give away when it ends', async () => {
  const clock = openHandClock(0);
  const lanes = openLanes(1, clock);
  const work = openWork(lanes);
  for (const name of ['a1', 'a2', 'b1', 'c1', 'd1']) void work.add(name.slice(0, 1), name);
  await settle();
  clock.pass(LONGEST_TURN_MS - 1);
  await settle();
  expect(work.begun).toEqual(['a1']);
  clock.pass(1);
  await settle();
  expect(work.begun).toEqual(['a1', 'b1']);
  await work.end('a1');
  expect(work.begun).toEqual(['a1', 'b1']);
  await work.end('b1');
  expect(work.begun).toEqual(['a1', 'b1', 'c1']);
  await work.end('c1');
  await work.end('d1');
  expect(work.begun).toEqual(['a1', 'b1', 'c1', 'd1', 'a2']);
});

test('work that has rested has its whole turn before it', async () => {
  const clock = openHandClock(0);
  const lanes = openLanes(1, clock);
  const work = openWork(lanes);
  void lanes.add('a', async (turn) => {
    await turn.rest(() => clock.sleep(LONGEST_TURN_MS));
    await work.add('a', 'never ends');
  });
  await settle();
  clock.pass(LONGEST_TURN_MS);
  await settle();
  void work.add('b', 'b1');
  clock.pass(LONGEST_TURN_MS - 1);
  await settle();
  expect(work.begun).toEqual([]);
  clock.pass(1);
  await settle();
  expect(work.begun).toEqual(['b1']);
});

test('whoever added work is told whether it was done', async () => {
  const lanes = openLanes(1);
  const work = openWork(lanes);
  const done = [work.add('a', 'a1'), work.add('a', 'a2'), work.add('b', 'b1')];
  await settle();
  lanes.clear();
  await work.end('a1');
  expect(await Promise.all(done)).toEqual([true, false, false]);
});
