/** What every engine must do with subscriptions. */
import { describe, expect, test } from 'vitest';
import { disableChat, enableChat } from '../../../src/store/chats.ts';
import { StoreError } from '../../../src/store/problem.ts';
import {
  advance,
  dueSlots,
  endPause,
  endSubscriptions,
  findSubscription,
  forgetThread,
  lockSubscription,
  moveToChat,
  noteSent,
  reschedule,
  saveSubscription,
  subscriptionsOf,
} from '../../../src/store/subscriptions.ts';
import type { Day } from '../../../src/time/day.ts';
import type { TimeOfDay } from '../../../src/time/instant.ts';
import type { Slot } from '../../../src/time/schedule.ts';
import { HOUR, making, NOW, subscribed, subscription } from '../../store/given.ts';
import type { Given } from './given.ts';

const nextWeek: Slot = { nominal: '2017-06-26' as Day, instant: NOW + 7 * 24 * HOUR };

export function subscriptionsContract(given: Given): void {
  const find = (id: string) => given.store.read((db) => findSubscription(db, id));
  const idsDue = async (now: number, limit = 10) =>
    (await given.store.read((db) => dueSlots(db, now, limit))).map(({ subscription }) => subscription);

  describe('a subscription', () => {
    test('comes back as it was saved, whatever its schedule', async () => {
      const at = '16:30' as TimeOfDay;
      const made = [
        subscription({ id: 'a', since: '2017-06-12' as Day }),
        subscription({ id: 'b', words: '', watch: { where: {} }, schedule: { every: 'month', day: 31, at } }),
        subscription({ id: 'c', schedule: { every: 'month', workingDay: 'first', at }, next: null, nominal: null }),
        subscription({ id: 'd', follows: true, paused: { since: NOW, until: NOW + HOUR } }),
        subscription({ id: 'e', paused: { since: NOW, until: null }, next: null, nominal: null }),
        subscription({ id: 'f', thread: '77' }),
      ];
      for (const one of made) await given.store.read((db) => subscribed(db, one));

      const kept = await given.store.read((db) => subscriptionsOf(db, 'test:group'));

      expect(kept).toEqual(made.map((one) => ({ ...one, planVersion: 'v1', saidOver: false })));
    });

    test('is replaced by one with the same id, but keeps its place and what was sent of it', async () => {
      await given.store.read((db) => subscribed(db, { id: 'b' }));
      await given.store.read((db) => saveSubscription(db, subscription({ id: 'a' }), { ...making, at: NOW + 1 }));
      const since = '2017-06-12' as Day;
      await given.store.read((db) => noteSent(db, 'b', { since, planVersion: 'v2', saidOver: true }));

      const changed = subscription({ id: 'b', thread: '77', words: '关注 第24项', since });
      await given.store.read((db) =>
        saveSubscription(db, changed, { by: 'test:wang', at: NOW + 2, planVersion: 'v3' }),
      );

      const kept = await given.store.read((db) => subscriptionsOf(db, 'test:group'));
      expect(kept.map(({ id }) => id)).toEqual(['b', 'a']);
      expect(kept[0]).toMatchObject({ thread: '77', words: '关注 第24项', since, planVersion: 'v2', saidOver: true });
    });

    test('that has ended is found no more, and its row stays', async () => {
      await given.store.read((db) => subscribed(db));

      await given.store.read((db) => endSubscriptions(db, ['s1', 'unknown'], NOW));
      await given.store.read((db) => endSubscriptions(db, [], NOW));

      expect(await find('s1')).toBeNull();
      expect(await idsDue(NOW + 2 * HOUR)).toEqual([]);
      const rows = await given.store.read((db) => db.selectFrom('subscriptions').select('ended_at').execute());
      expect(rows).toEqual([{ ended_at: NOW }]);
    });

    test('that has ended is neither paused nor moved', async () => {
      const made = await given.store.read((db) => subscribed(db));
      await given.store.read((db) => endSubscriptions(db, ['s1'], NOW));

      await given.store.read((db) => reschedule(db, [made]));
      await given.store.read((db) => moveToChat(db, [made], 'test:other'));

      expect(await idsDue(NOW + 2 * HOUR)).toEqual([]);
      const row = await given.store.read((db) => db.selectFrom('subscriptions').selectAll().executeTakeFirst());
      expect(row).toMatchObject({ chat: 'test:group', next_at: null });
    });

    test('that somebody changed by hand into something else is not guessed at', async () => {
      await given.store.read((db) => subscribed(db));
      const watch = JSON.stringify({ where: { priority: 'high' } });
      await given.store.read((db) => db.updateTable('subscriptions').set({ watch }).execute());

      const failure = await find('s1').catch((error: unknown) => error);

      expect(failure).toBeInstanceOf(StoreError);
      expect(failure).toMatchObject({ code: 'failed', message: expect.stringContaining('s1') });
    });

    test('moves to another chat, worded as it has to be there, and outside the threads of that chat', async () => {
      const made = await given.store.read((db) => subscribed(db, { thread: '77' }));
      await given.store.read((db) => subscribed(db, { id: 's2' }));
      const words = '市编办的任务';

      await given.store.transaction((db) => moveToChat(db, [{ ...made, words, watch: { where: {} } }], 'test:other'));

      expect(await find('s1')).toMatchObject({
        ...made,
        chat: 'test:other',
        thread: null,
        words,
        watch: { where: {} },
      });

      expect((await given.store.read((db) => subscriptionsOf(db, 'test:group'))).map(({ id }) => id)).toEqual(['s2']);
      expect((await given.store.read((db) => subscriptionsOf(db, 'test:other'))).map(({ id }) => id)).toEqual(['s1']);
    });

    test('leaves a thread that is gone, with all others of that thread and none of another chat', async () => {
      const made = [
        { id: 'a', thread: '77' },
        { id: 'b', thread: '78' },
        { id: 'c', thread: '77' },
        { id: 'd', chat: 'test:other', thread: '77' },
        { id: 'e', thread: '77' },
      ];
      for (const one of made) await given.store.read((db) => subscribed(db, one));
      await given.store.read((db) => endSubscriptions(db, ['e'], NOW));
      const forget = () => given.store.read((db) => forgetThread(db, 'test:group', '77'));

      expect(await forget()).toBe(2);
      expect(await forget()).toBe(0);
      const threads = await Promise.all(['a', 'b', 'c', 'd'].map(async (id) => (await find(id))?.thread));
      expect(threads).toEqual([null, '78', null, '77']);
    });

    test('is paused and resumed without losing what it is about', async () => {
      const made = await given.store.read((db) => subscribed(db, { thread: '77' }));
      const paused = { ...made, words: 'not this', next: null, nominal: null, paused: { since: NOW, until: null } };

      await given.store.read((db) => reschedule(db, [paused]));
      expect(await find('s1')).toMatchObject({ words: made.words, thread: '77', next: null, paused: paused.paused });
      expect(await idsDue(NOW + 2 * HOUR)).toEqual([]);

      await given.store.read((db) => reschedule(db, [made]));
      expect(await find('s1')).toMatchObject(made);
    });

    test('is changed by one after another where each changes what it read', async () => {
      await given.store.read((db) => subscribed(db, { paused: { since: NOW, until: NOW + HOUR } }));
      const begunEarlier = () =>
        given.store.transaction(async (db) => {
          const one = await lockSubscription(db, 's1');
          if (!one?.paused) throw new Error('it is not paused');
          await reschedule(db, [{ ...one, paused: { ...one.paused, since: one.paused.since - 1 } }]);
        });
      await Promise.all([1, 2, 3, 4].map(begunEarlier));

      expect((await find('s1'))?.paused?.since).toBe(NOW - 4);
      expect(await given.store.transaction((db) => lockSubscription(db, 'unknown'))).toBeNull();
    });

    test('has an end of its pause only when it is due again', async () => {
      const until = { since: NOW, until: NOW + HOUR };
      await given.store.read((db) => subscribed(db, { id: 'a', paused: until }));
      await given.store.read((db) =>
        subscribed(db, { id: 'b', paused: { since: NOW, until: null }, next: null, nominal: null }),
      );
      // Somebody paused it again while its digest was on the way.
      await given.store.read((db) => subscribed(db, { id: 'c', paused: { since: NOW + HOUR, until: NOW + 9 * HOUR } }));

      for (const id of ['a', 'b', 'c']) await given.store.read((db) => endPause(db, id, NOW + HOUR));

      expect((await find('a'))?.paused).toBeNull();
      expect((await find('b'))?.paused).not.toBeNull();
      expect((await find('c'))?.paused).not.toBeNull();
    });
  });

  describe('what is due', () => {
    test('is told the earliest first, at most so many, with what delivery needs of the chat', async () => {
      await given.store.read((db) => subscribed(db, { id: 'late', next: NOW + 2 }));
      await given.store.read((db) => subscribed(db, { id: 'early', next: NOW + 1 }));
      await given.store.read((db) => subscribed(db, { id: 'future', next: NOW + HOUR }));

      expect(await idsDue(NOW)).toEqual([]);
      expect(await idsDue(NOW + 1)).toEqual(['early']);
      expect(await idsDue(NOW + 2)).toEqual(['early', 'late']);
      expect(await idsDue(NOW + HOUR, 2)).toEqual(['early', 'late']);
      const [first] = await given.store.read((db) => dueSlots(db, NOW + 1, 1));
      expect(first).toMatchObject({ chat: 'test:group', quiet: true, instant: NOW + 1, nominal: '2017-06-19' });
    });

    test('waits while nothing can be sent to the chat', async () => {
      await given.store.read((db) => subscribed(db));
      await given.store.read((db) => disableChat(db, 'test:group', NOW));
      expect(await idsDue(NOW + HOUR)).toEqual([]);

      await given.store.read((db) => enableChat(db, 'test:group'));
      expect(await idsDue(NOW + HOUR)).toEqual(['s1']);
    });

    test('moves on from the slot that was due, once', async () => {
      const { next } = await given.store.read((db) => subscribed(db));
      const due = next ?? 0;

      expect(await given.store.read((db) => advance(db, 's1', due, nextWeek))).toBe(true);
      expect(await given.store.read((db) => advance(db, 's1', due, nextWeek))).toBe(false);
      expect(await find('s1')).toMatchObject({ next: nextWeek.instant, nominal: nextWeek.nominal });
    });

    test('moves on once when several try at the same time', async () => {
      const { next } = await given.store.read((db) => subscribed(db));

      const moved = await Promise.all(
        Array.from({ length: 6 }, () => given.store.transaction((db) => advance(db, 's1', next ?? 0, nextWeek))),
      );

      expect(moved.filter(Boolean)).toHaveLength(1);
    });

    test('is found among a thousand that are idle, all saved in one transaction', async () => {
      await given.store.transaction(async (db) => {
        await subscribed(db);
        for (let n = 0; n < 1000; n += 1) {
          await saveSubscription(db, subscription({ id: `idle-${n}`, next: NOW + HOUR + n + 1 }), making);
        }
      });

      expect(await idsDue(NOW + HOUR)).toEqual(['s1']);
      expect(await given.store.read((db) => subscriptionsOf(db, 'test:group'))).toHaveLength(1001);
    });
  });
}
