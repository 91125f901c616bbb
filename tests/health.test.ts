/** Health: which parts are well, and since when; a part that hangs or fails is not well, and keeps nobody waiting. */
import { expect, test } from 'vitest';
import { openHealth } from '../src/health.ts';

function open() {
  const clock = { now: 1000 };
  return { clock, health: openHealth(() => clock.now, 20) };
}

test('a part is as it last said, since it first said so', async () => {
  const { health, clock } = open();
  health.report('telegram', true);
  clock.now = 2000;
  health.report('telegram', true, 'polled 1 s ago');
  expect(await health.look()).toEqual([{ name: 'telegram', ok: true, since: 1000, detail: 'polled 1 s ago' }]);

  clock.now = 3000;
  health.report('telegram', false, '409');
  clock.now = 4000;
  health.report('telegram', false, '401');
  expect(await health.look()).toEqual([{ name: 'telegram', ok: false, since: 3000, detail: '401' }]);
});

test('a part that is watched is asked whenever somebody looks', async () => {
  const { health, clock } = open();
  let ok = true;
  health.watch('store', async () => ({ ok, detail: 'sqlite' }));
  await health.look();
  clock.now = 2000;
  await health.look();
  ok = false;
  clock.now = 3000;

  expect(await health.look()).toEqual([{ name: 'store', ok: false, since: 3000, detail: 'sqlite' }]);
});

test('a part that hangs or throws is not well, and the others are told all the same', async () => {
  const { health } = open();
  const refused = Object.assign(new Error('postgres://u:hunter2@h'), { code: 'down' });
  health.watch('scheduler', () => new Promise(() => {}));
  health.watch('store', () => Promise.reject(refused));
  health.watch('plan', () => {
    throw new RangeError('at once');
  });
  health.report('terminal', true);

  const parts = await health.look();

  expect(parts.map(({ name, ok, detail }) => [name, ok, detail])).toEqual([
    ['scheduler', false, 'no answer'],
    ['store', false, 'down'],
    ['plan', false, 'RangeError'],
    ['terminal', true, ''],
  ]);
  expect(JSON.stringify(parts)).not.toContain('hunter2');
});
