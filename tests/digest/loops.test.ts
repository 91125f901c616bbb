/** Loops: they sleep until there may be more, survive what a step throws, and end only between two steps. */
import { expect, test } from 'vitest';
import { openLoops } from '../../src/digest/loops.ts';
import { until } from './given.ts';
import { openHandClock } from './hand-clock.ts';

/** One loop whose steps are counted and do what they are told. */
function counted(step: (count: number) => Promise<number | null>) {
  const clock = openHandClock(0);
  const events: string[] = [];
  let count = 0;
  const counting = () => {
    count += 1;
    return step(count);
  };
  const loop = { name: 'work', step: counting, atMostMs: 1000 };
  const loops = openLoops([loop], { clock, log: (level, event) => events.push(`${level} ${event}`) });
  const asleep = () => until(() => clock.sleepers === 1);
  return { clock, loops, events, asleep, count: () => count };
}

test('a loop sleeps until the moment that its step names, but never too long', async () => {
  const { clock, loops, asleep, count } = counted(async (step) => (step === 1 ? 300 : null));
  loops.begin();
  await asleep();
  clock.pass(299);
  expect(count()).toBe(1);
  clock.pass(1);
  await until(() => count() === 2);
  await asleep();
  clock.pass(999);
  expect(count()).toBe(2);
  clock.pass(1);
  await until(() => count() === 3);
  await loops.halt();
});

test('a step that throws is logged, and tried again after a wait that grows', async () => {
  const { clock, loops, events, asleep, count } = counted(async (step) => {
    if (step < 4) throw new Error('the store is away');
    return null;
  });
  loops.begin();
  for (const wait of [1000, 2000, 4000]) {
    await asleep();
    const before = count();
    clock.pass(wait - 1);
    expect(count()).toBe(before);
    clock.pass(1);
    await until(() => count() === before + 1);
  }
  expect(events).toEqual(['error work failed', 'error work failed', 'error work failed']);
  await loops.halt();
});

test('a halt waits for the step that is under way, and lets no other begin', async () => {
  const finish = Promise.withResolvers<null>();
  const { clock, loops, count } = counted(() => finish.promise);
  loops.begin();
  loops.begin();
  await until(() => count() === 1);
  let halted = false;
  const halt = loops.halt().then(() => {
    halted = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(halted).toBe(false);
  finish.resolve(null);
  await halt;
  clock.pass(10_000);
  expect(count()).toBe(1);

  loops.begin();
  await until(() => count() === 2);
  await loops.halt();
});
