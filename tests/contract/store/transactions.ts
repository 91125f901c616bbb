/** What every engine must promise of transactions, failures and restarts. */
import { describe, expect, test } from 'vitest';
import { bindChat, findChat } from '../../../src/store/chats.ts';
import { findMark, noteMark } from '../../../src/store/marks.ts';
import { StoreError } from '../../../src/store/problem.ts';
import { subscriptionsOf } from '../../../src/store/subscriptions.ts';
import { group, NOW, subscribed } from '../../store/given.ts';
import type { Given } from './given.ts';

export function transactionsContract(given: Given): void {
  describe('a transaction', () => {
    test('that the work breaks off leaves nothing, and lets its error pass', async () => {
      const { store } = given;
      const reason = new RangeError('the work’s own');

      const failed = store.transaction(async (db) => {
        await subscribed(db);
        throw reason;
      });

      await expect(failed).rejects.toBe(reason);
      expect(await store.read((db) => findChat(db, 'test:group'))).toBeNull();
      expect(await store.read((db) => subscriptionsOf(db, 'test:group'))).toEqual([]);
    });

    test('that the database refuses leaves nothing, and the store goes on', async () => {
      const { store } = given;

      const failed = store.transaction(async (db) => {
        await group(db);
        await db.insertInto('marks').values({ name: 'a', at: 1 }).execute();
        await db.insertInto('marks').values({ name: 'a', at: 2 }).execute();
      });

      await expect(failed).rejects.toBeInstanceOf(StoreError);
      await expect(failed).rejects.toMatchObject({
        code: 'failed',
        remedy: expect.any(String),
        cause: expect.any(Error),
      });
      expect(await store.read((db) => findChat(db, 'test:group'))).toBeNull();
      await store.transaction((db) => group(db));
      expect(await store.read((db) => findChat(db, 'test:group'))).not.toBeNull();
    });

    test('that hides a refusal of the database is not taken for done', async () => {
      const { store } = given;
      const hidden = store.transaction(async (db) => {
        await db.insertInto('marks').values({ name: 'a', at: 1 }).execute();
        await db
          .insertInto('marks')
          .values({ name: 'a', at: 2 })
          .execute()
          .catch(() => {});
      });

      // SQLite refuses the one statement, PostgreSQL all of the transaction.
      if (store.engine === 'sqlite') await hidden;
      else await expect(hidden).rejects.toBeInstanceOf(StoreError);
      expect(await store.read((db) => findMark(db, 'a'))).toBe(store.engine === 'sqlite' ? 1 : null);
    });

    test('lets many others run beside it, each whole', async () => {
      const { store } = given;
      await store.read((db) => noteMark(db, 'count', 0));

      await Promise.all(
        Array.from({ length: 20 }, () =>
          store.transaction((db) =>
            db
              .updateTable('marks')
              .set((row) => ({ at: row('at', '+', 1) }))
              .where('name', '=', 'count')
              .execute(),
          ),
        ),
      );

      expect(await store.read((db) => findMark(db, 'count'))).toBe(20);
    });
  });

  test('numbers come back as numbers, also those above 2³² and those that are counted', async () => {
    const { store } = given;
    await store.read((db) => noteMark(db, 'a', NOW));

    const row = await store.read((db) =>
      db
        .selectFrom('marks')
        .select((row) => ['at', row.fn.countAll<number>().as('count')])
        .groupBy('at')
        .executeTakeFirst(),
    );

    expect(row).toEqual({ at: NOW, count: 1 });
  });

  test('what was written is there after the store was closed and opened again', async () => {
    const { store, place } = given;
    await store.transaction(async (db) => {
      await subscribed(db);
      await bindChat(db, 'test:group', '市编办');
    });
    await store.close();

    const again = await place.open();

    try {
      const chat = await again.read((db) => findChat(db, 'test:group'));
      expect(chat).toMatchObject({ unit: '市编办', subscriptions: [{ id: 's1' }] });
    } finally {
      await again.close();
    }
  });

  test('a closed store says so, and may be closed twice', async () => {
    const { store } = given;
    await store.close();
    await store.close();

    await expect(store.read((db) => findMark(db, 'a'))).rejects.toMatchObject({ code: 'failed' });
    await expect(store.transaction((db) => noteMark(db, 'a', 1))).rejects.toBeInstanceOf(StoreError);
  });

  test('a store that a newer Duban wrote is refused, and left as it is', async () => {
    const { store, place } = given;
    const timestamp = new Date(Date.now() + 1000).toISOString();
    await store.read((db) =>
      db
        .withTables<{ kysely_migration: { name: string; timestamp: string } }>()
        .insertInto('kysely_migration')
        .values({ name: '9999-from-the-future', timestamp })
        .execute(),
    );
    await store.close();

    const opened = place.open();

    await expect(opened).rejects.toBeInstanceOf(StoreError);
    await expect(opened).rejects.toMatchObject({
      code: 'newer',
      message: expect.stringContaining('9999-from-the-future'),
    });
    // Nothing is left open: SQLite would be in use.
    await expect(place.open()).rejects.toMatchObject({ code: 'newer' });
  });
}
