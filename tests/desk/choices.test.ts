/** What buttons stand for, in the store: found after a restart, written once a day, forgotten after half a year. */
import { expect, test } from 'vitest';
import { openChoices } from '../../src/desk/choices.ts';
import type { Store } from '../../src/store/store.ts';
import { openHandClock } from '../digest/hand-clock.ts';
import { describeOnEveryEngine } from '../store/engines.ts';
import { HOUR, NOW } from '../store/given.ts';

const DAY = 24 * HOUR;
const page = { text: '更多', asked: { query: { tell: 'measures' as const, where: {} }, page: 1 } };
const words = { text: '市编办牵头的任务' };

describeOnEveryEngine((given) => {
  test('is found under the key that was given for it, also by another process', async () => {
    const keys = await openChoices(given.store, openHandClock(NOW)).keep([page, words, page]);
    const other = openChoices(given.store, openHandClock(NOW));

    expect(keys[0]).toBe(keys[2]);
    expect(await Promise.all(keys.map((key) => other.find(key)))).toEqual([page, words, page]);
    expect(await other.find('0123456789abcdef')).toBeNull();
  });

  test('is written once a day, so that it is kept as long as it is shown', async () => {
    const clock = openHandClock(NOW);
    let calls = 0;
    const store: Store = {
      ...given.store,
      read(work) {
        calls += 1;
        return given.store.read(work);
      },
    };
    const choices = openChoices(store, clock);
    const [key = ''] = await choices.keep([page]);
    const before = calls;
    await choices.keep([page]);
    expect(calls).toBe(before);

    clock.turnTo(NOW + 170 * DAY);
    await choices.keep([page]);
    clock.turnTo(NOW + 349 * DAY);
    await choices.keep([words]);
    expect(await choices.find(key)).toEqual(page);
    clock.turnTo(NOW + 351 * DAY);
    await choices.keep([words]);
    expect(await choices.find(key)).toBeNull();
  });
});
