/** One pause after another: what the first one missed is not forgotten in the second. */
import { expect, test } from 'vitest';
import type { Subscription } from '../../src/session.ts';
import type { Day } from '../../src/time/day.ts';
import type { TimeOfDay } from '../../src/time/instant.ts';
import { at, bound, proposalOf, weekly } from '../given-session.ts';
import { say } from './given.ts';

/** Fridays at three; the pause over the weekend of 17 June missed one, which waits for Monday morning. */
const waiting: Subscription = {
  ...weekly,
  schedule: { every: 'week', weekday: 5, at: '15:00' as TimeOfDay },
  paused: { since: at('2017-06-15'), until: at('2017-06-17', '00:00') },
  next: at('2017-06-19', '08:30'),
  nominal: '2017-06-16' as Day,
};

test('a pause before the catch-up of the last one takes it over', () => {
  const { text, changes } = say('/暂停 到周三', {
    today: '2017-06-18',
    chat: { ...bound, subscriptions: [waiting] },
  });

  const paused = { since: at('2017-06-15'), until: at('2017-06-21', '00:00') };
  expect(changes).toEqual([
    {
      kind: 'reschedule',
      subscriptions: [{ ...waiting, paused, next: at('2017-06-21', '08:30'), nominal: '2017-06-16' }],
    },
  ]);
  expect(text).toContain('下次 2017年6月21日（周三）08:30');
});

test('resuming it in between sends the catch-up as soon as there is office time', () => {
  const paused = { since: at('2017-06-15'), until: null };
  const stopped = { ...waiting, paused, next: null, nominal: null };
  const { changes } = say('/恢复', { today: '2017-06-18', chat: { ...bound, subscriptions: [stopped] } });

  expect(changes).toMatchObject([{ subscriptions: [{ next: at('2017-06-19', '08:30'), nominal: '2017-06-16' }] }]);
});

test('an item followed before the catch-up joins it, instead of putting it off', () => {
  const list = { ...waiting, follows: true, watch: { where: { items: ['7'] } } };
  const shown = { ...list, id: 's-new', watch: { where: { items: ['24'] } }, paused: null };
  const { changes } = say('确认', {
    today: '2017-06-18',
    chat: { ...bound, subscriptions: [list] },
    pending: proposalOf(shown, at('2017-06-18', '10:05')),
  });

  expect(changes).toMatchObject([
    {
      kind: 'subscribe',
      subscription: {
        watch: { where: { items: ['7', '24'] } },
        next: at('2017-06-19', '08:30'),
        paused: waiting.paused,
      },
    },
  ]);
});
