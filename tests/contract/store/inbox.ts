/** What every engine must do with updates that a platform handed over: keep them, once, until they are handled. */
import { describe, expect, test } from 'vitest';
import { findChat } from '../../../src/store/chats.ts';
import { countOwed } from '../../../src/store/counts.ts';
import { enqueueNotice } from '../../../src/store/deliveries.ts';
import { countWaiting, finishUpdates, forgetUpdates, putUpdates, waitingUpdates } from '../../../src/store/inbox.ts';
import { group, HOUR, NOW } from '../../store/given.ts';
import type { Given } from './given.ts';

const DAY = 24 * HOUR;

export function inboxContract(given: Given): void {
  const keep = async (id: string, data: string, at = NOW, channel = 'test', store = given.store) =>
    (await store.read((db) => putUpdates(db, channel, [{ id, data, at }]))).has(id);
  const put = (id: string, at = NOW, channel = 'test') => keep(id, `{"update":"${id}"}`, at, channel);
  const finish = (id: string, at = NOW, channel = 'test') =>
    given.store.read((db) => finishUpdates(db, channel, [id], at));
  const waiting = async (channel = 'test', limit = 100) =>
    (await given.store.read((db) => waitingUpdates(db, channel, limit))).map(({ id }) => id);

  describe('an update', () => {
    test('waits as it came until it is handled, also when the store was closed meanwhile', async () => {
      const data = '{"text":"河长制 🏞 \\u0000 \\"谁牵头\\""}';
      await keep('7', data);
      await put('8');
      await finish('8');
      await given.store.close();

      const again = await given.place.open();
      try {
        expect(await again.read((db) => waitingUpdates(db, 'test', 10))).toEqual([{ id: '7', data }]);
        expect(await keep('7', data, NOW, 'test', again)).toBe(false);
        expect(await keep('8', data, NOW, 'test', again)).toBe(false);
        expect(await again.read((db) => waitingUpdates(db, 'test', 10))).toEqual([{ id: '7', data }]);
      } finally {
        await again.close();
      }
    });

    test('is kept once on its channel, and as it came first', async () => {
      expect(await put('1')).toBe(true);
      expect(await keep('1', 'other', NOW + 1)).toBe(false);
      expect(await put('1', NOW, 'other')).toBe(true);

      expect(await given.store.read((db) => waitingUpdates(db, 'test', 10))).toEqual([
        { id: '1', data: '{"update":"1"}' },
      ]);
    });

    test('is new to one of several who put it at once', async () => {
      const news = await Promise.all(Array.from({ length: 8 }, () => put('1')));

      expect(news.filter(Boolean)).toHaveLength(1);
      expect(await waiting()).toEqual(['1']);
    });

    test('is kept together with others, of which some may be known, and the same may come twice', async () => {
      await put('2');
      const batch = ['1', '2', '3', '3'].map((id, index) => ({ id, data: String(index), at: NOW + index }));

      expect(await given.store.read((db) => putUpdates(db, 'test', batch))).toEqual(new Set(['1', '3']));
      expect(await given.store.read((db) => waitingUpdates(db, 'test', 9))).toEqual([
        { id: '1', data: '0' },
        { id: '2', data: '{"update":"2"}' },
        { id: '3', data: '2' },
      ]);
      await given.store.read((db) => finishUpdates(db, 'test', ['1', '3', 'never put'], NOW));
      expect(await waiting()).toEqual(['2']);
    });

    test('is neither lost nor mixed up among many that are put and finished at once', async () => {
      const ids = Array.from({ length: 60 }, (_, n) => String(n));
      await Promise.all(
        ids.map(async (id) => {
          await put(id, NOW + Number(id));
          if (Number(id) % 3 === 0) await finish(id);
        }),
      );

      expect(await waiting()).toEqual(ids.filter((id) => Number(id) % 3 !== 0));
    });

    test('comes in its turn, of its channel, and not more than are asked for', async () => {
      await put('9', NOW);
      await put('10', NOW + 1);
      await put('b', NOW + 3);
      await put('a', NOW + 2, 'other');
      await put('1', NOW + 4);
      await finish('10');

      expect(await waiting()).toEqual(['9', 'b', '1']);
      expect(await waiting('test', 2)).toEqual(['9', 'b']);
      expect(await waiting('other')).toEqual(['a']);
      expect(await waiting('nobody')).toEqual([]);
      expect(await given.store.read(countWaiting)).toEqual(
        new Map([
          ['other', 1],
          ['test', 3],
        ]),
      );
    });

    test('that is handled leaves its id and not its data', async () => {
      await put('1');
      await finish('1', NOW + 5);
      await finish('1', NOW + 9);
      await finish('never put');

      const rows = await given.store.read((db) => db.selectFrom('inbox').selectAll().execute());
      expect(rows).toEqual([{ channel: 'test', id: '1', data: null, at: NOW, done_at: NOW + 5 }]);
      expect(await put('1')).toBe(false);
    });

    test('is forgotten seven days after it was handled, and never while it waits', async () => {
      await put('waits');
      await put('1');
      await finish('1');
      const forget = (now: number) => given.store.read((db) => forgetUpdates(db, now));

      expect(await forget(NOW + 7 * DAY)).toBe(0);
      expect(await put('1')).toBe(false);
      expect(await forget(NOW + 7 * DAY + 1)).toBe(1);
      expect(await forget(NOW + 700 * DAY)).toBe(0);
      expect(await waiting()).toEqual(['waits']);
    });
  });

  test('a store from before there was an inbox gets one, and keeps what it has', async () => {
    const { store, place } = given;
    await store.read((db) => group(db));
    await store.read((db) => db.schema.dropTable('inbox').execute());
    await store.read((db) =>
      db
        .withTables<{ kysely_migration: { name: string } }>()
        .deleteFrom('kysely_migration')
        .where('name', '=', '0002-inbox')
        .execute(),
    );
    await store.close();

    const again = await place.open();
    try {
      expect(await keep('1', '{}', NOW, 'test', again)).toBe(true);
      expect(await again.read((db) => findChat(db, 'test:group'))).not.toBeNull();
    } finally {
      await again.close();
    }
  });

  test('what is owed is counted: deliveries by every state, and updates that wait', async () => {
    const reply = { blocks: [], choices: [] };
    await given.store.read((db) => group(db));
    for (const name of ['a', 'b'])
      await given.store.read((db) => enqueueNotice(db, { name, chat: 'test:group', reply, now: NOW }));
    await put('1');

    const { deliveries, waiting: updates } = await given.store.read(countOwed);

    const none = { sending: 0, sent: 0, unknown: 0, dead: 0, empty: 0, dropped: 0 };
    expect(Object.fromEntries(deliveries)).toEqual({ queued: 2, ...none });
    expect(updates).toEqual(new Map([['test', 1]]));
  });
}
