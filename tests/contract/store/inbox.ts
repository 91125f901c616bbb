/** What every engine must do with updates that a platform handed over: keep them, once, until they are handled. */
import { describe, expect, test } from 'vitest';
import { findChat } from '../../../src/store/chats.ts';
import { countOwed } from '../../../src/store/counts.ts';
import { enqueueNotice } from '../../../src/store/deliveries.ts';
import {
  countWaiting,
  extendLeases,
  finishUpdates,
  forgetUpdates,
  putUpdates,
  releaseUpdates,
  takeOverUpdates,
} from '../../../src/store/inbox.ts';
import type { Store } from '../../../src/store/store.ts';
import { group, HOUR, NOW, subscribed } from '../../store/given.ts';
import type { Given } from './given.ts';

const DAY = 24 * HOUR;
const LEASE = { who: 'first', until: NOW + 90_000 };
/** A process that looks when those leases have run out. */
const OTHER = { who: 'other', now: LEASE.until, until: LEASE.until + 90_000 };

export function inboxContract(given: Given): void {
  const keep = async (id: string, data: string, at = NOW, channel = 'test', store = given.store) =>
    (await store.read((db) => putUpdates(db, channel, [{ id, data, at }], LEASE))).has(id);
  const put = (id: string, at = NOW, channel = 'test') => keep(id, `{"update":"${id}"}`, at, channel);
  const finish = (id: string, at = NOW, channel = 'test') =>
    given.store.read((db) => finishUpdates(db, channel, [id], at));
  /** What a process takes over that comes when all leases have run out. */
  const takeOver = (
    who: string,
    now = NOW + HOUR,
    { channel = 'test', limit = 100, alone = false, store = given.store } = {},
  ) => store.read((db) => takeOverUpdates(db, channel, { who, until: now + 90_000, now, limit, alone }));
  const idsOf = (updates: { id: string }[]) => updates.map(({ id }) => id);
  /** Leaves everything as it is. */
  const waiting = async (channel = 'test', store: Store = given.store) => {
    const rows = store.read((db) =>
      db.selectFrom('inbox').selectAll().where('channel', '=', channel).orderBy('at').execute(),
    );
    return (await rows).flatMap(({ id, data, done_at }) => (done_at === null ? [{ id, data }] : []));
  };

  describe('an update', () => {
    test('waits as it came until it is handled, also when the store was closed meanwhile', async () => {
      const data = '{"text":"河长制 🏞 \\u0000 \\"谁牵头\\""}';
      await keep('7', data);
      await put('8');
      await finish('8');
      await given.store.close();

      const again = await given.place.open();
      try {
        expect(await keep('7', data, NOW, 'test', again)).toBe(false);
        expect(await keep('8', data, NOW, 'test', again)).toBe(false);
        expect(await takeOver('other', NOW + HOUR, { store: again })).toEqual([{ id: '7', data }]);
      } finally {
        await again.close();
      }
    });

    test('is kept once on its channel, and as it came first', async () => {
      expect(await put('1')).toBe(true);
      expect(await keep('1', 'other', NOW + 1)).toBe(false);
      expect(await put('1', NOW, 'other')).toBe(true);

      expect(await waiting()).toEqual([{ id: '1', data: '{"update":"1"}' }]);
    });

    test('is new to one of several who put it at once', async () => {
      const news = await Promise.all(Array.from({ length: 8 }, () => put('1')));

      expect(news.filter(Boolean)).toHaveLength(1);
      expect(idsOf(await waiting())).toEqual(['1']);
    });

    test('is kept together with others, of which some may be known, and the same may come twice', async () => {
      await put('2');
      const batch = ['1', '2', '3', '3'].map((id, index) => ({ id, data: String(index), at: NOW + index }));

      expect(await given.store.read((db) => putUpdates(db, 'test', batch, LEASE))).toEqual(new Set(['1', '3']));
      expect(await takeOver('other')).toEqual([
        { id: '1', data: '0' },
        { id: '2', data: '{"update":"2"}' },
        { id: '3', data: '2' },
      ]);
      await given.store.read((db) => finishUpdates(db, 'test', ['1', '3', 'never put'], NOW));
      expect(idsOf(await waiting())).toEqual(['2']);
    });

    test('is neither lost nor mixed up among many that are put and finished at once', async () => {
      const ids = Array.from({ length: 60 }, (_, n) => String(n));
      await Promise.all(
        ids.map(async (id) => {
          await put(id, NOW + Number(id));
          if (Number(id) % 3 === 0) await finish(id);
        }),
      );

      expect(idsOf(await waiting())).toEqual(ids.filter((id) => Number(id) % 3 !== 0));
    });

    test('comes in its turn, of its channel, and not more than are asked for', async () => {
      await put('9', NOW);
      await put('10', NOW + 1);
      await put('b', NOW + 3);
      await put('a', NOW + 2, 'other');
      await put('1', NOW + 4);
      await finish('10');

      expect(idsOf(await takeOver('one', NOW + HOUR, { limit: 2 }))).toEqual(['9', 'b']);
      expect(idsOf(await takeOver('two'))).toEqual(['1']);
      expect(idsOf(await takeOver('one', NOW + HOUR, { channel: 'other' }))).toEqual(['a']);
      expect(await takeOver('one', NOW + HOUR, { channel: 'nobody' })).toEqual([]);
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
      expect(rows).toEqual([
        { channel: 'test', id: '1', data: null, at: NOW, done_at: NOW + 5, lease_by: null, lease_until: null },
      ]);
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
      expect(idsOf(await waiting())).toEqual(['waits']);
    });
  });

  describe('an update in somebody’s hands', () => {
    test('is nobody else’s while the lease lasts, and then the first one’s who looks', async () => {
      await put('1');
      expect(await takeOver('other', LEASE.until - 1)).toEqual([]);

      const looks = await Promise.all(['a', 'b', 'c', 'd'].map((who) => takeOver(who, LEASE.until)));
      expect(looks.flat()).toEqual([{ id: '1', data: '{"update":"1"}' }]);
      expect(await takeOver('late', LEASE.until + 89_999)).toEqual([]);
    });

    test('stays there when the lease is extended, unless it has been handled or taken meanwhile', async () => {
      for (const id of ['1', '2', '3', '4']) await put(id);
      await finish('2');
      await given.store.read((db) => takeOverUpdates(db, 'test', { ...OTHER, limit: 1, alone: false }));
      const lease = { ...LEASE, until: LEASE.until + HOUR };

      const ours = await given.store.read((db) => extendLeases(db, 'test', ['1', '2', '3'], lease));
      expect(ours).toEqual(['3']);
      expect(idsOf(await takeOver('late', OTHER.until))).toEqual(['1', '4']);
    });

    test('stays there with however many others', async () => {
      await put('1');
      const many = Array.from({ length: 70_000 }, (_, n) => String(70_000 - n));

      expect(await given.store.read((db) => extendLeases(db, 'test', many, LEASE))).toEqual(['1']);
      await given.store.read((db) => finishUpdates(db, 'test', many, NOW));
      expect(await waiting()).toEqual([]);
    });

    test('is free at once when it is let go of', async () => {
      await put('1');
      await put('2', NOW, 'other');
      await given.store.read((db) => releaseUpdates(db, 'test', LEASE.who));

      expect(idsOf(await takeOver('next', NOW))).toEqual(['1']);
      expect(await takeOver('next', NOW, { channel: 'other' })).toEqual([]);
    });

    test('is a dead one’s to a process that is alone, but not its own', async () => {
      await put('1');
      expect(idsOf(await takeOver('next', NOW, { alone: true }))).toEqual(['1']);
      expect(await takeOver('next', NOW + HOUR, { alone: true })).toEqual([]);
    });
  });

  test('a store of the first version gets all that came later, and keeps what it has', async () => {
    const { store, place } = given;
    const made = await store.read((db) => subscribed(db));
    await store.read((db) => db.schema.dropTable('inbox').execute());
    await store.read((db) => db.schema.dropTable('choices').execute());
    await store.read((db) => db.schema.dropTable('leases').execute());
    await store.read((db) => db.schema.alterTable('subscriptions').dropColumn('thread').execute());
    await store.read((db) =>
      db
        .withTables<{ kysely_migration: { name: string } }>()
        .deleteFrom('kysely_migration')
        .where('name', '>=', '0002-inbox')
        .execute(),
    );
    await store.close();

    const again = await place.open();
    try {
      expect(await keep('1', '{}', NOW, 'test', again)).toBe(true);
      expect(await again.read((db) => findChat(db, 'test:group'))).toMatchObject({ subscriptions: [made] });
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
