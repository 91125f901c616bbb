/** The store on a server: replicas that start together, a line that breaks, and changes that get into each other's way. */
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findMark, noteMark } from '../../src/store/marks.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { lockPace, pushPace, setPace } from '../../src/store/paces.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { StoreError } from '../../src/store/problem.ts';
import { DATABASE_URL, makeSchema, onServer } from './engines.ts';
import { type Line, openLine } from './line.ts';

const url = DATABASE_URL ?? '';

describe.skipIf(!DATABASE_URL)(`a server${DATABASE_URL ? '' : ' (DATABASE_URL is not set)'}`, () => {
  let schema: string;
  let open: () => Promise<Store>;
  let remove: () => Promise<void>;
  beforeEach(async () => {
    ({ schema, open, remove } = await makeSchema(url));
  });
  afterEach(() => remove());

  test('gets its tables from one of several replicas that start together, and keeps them', async () => {
    const replicas = await Promise.all([open(), open(), open()]);
    await replicas[0]?.read((db) => noteMark(db, 'a', 1));
    const late = await open();

    expect(await late.read((db) => findMark(db, 'a'))).toBe(1);
    const run = await late.read((db) => sql<{ name: string }>`select name from kysely_migration`.execute(db));
    expect(run.rows.map(({ name }) => name)).toEqual([
      '0001-beginning',
      '0002-inbox',
      '0003-choices',
      '0004-threads',
      '0005-leases',
      '0006-named-leases',
    ]);
    await Promise.all([...replicas, late].map((replica) => replica.close()));
  });

  test('keeps its tables apart from those of another schema', async () => {
    const other = await makeSchema(url);
    const stores = [await open(), await other.open()] as const;
    await stores[0].read((db) => noteMark(db, 'a', 1));

    expect(await stores[1].read((db) => findMark(db, 'a'))).toBeNull();
    await Promise.all(stores.map((store) => store.close()));
    await other.remove();
  });

  test('shows who is connected, and breaks off what takes too long', async () => {
    const store = await open();

    const { rows } = await store.read((db) =>
      sql<Record<string, string>>`select current_setting('application_name') as name,
        current_setting('statement_timeout') as patience,
        current_setting('idle_in_transaction_session_timeout') as idle`.execute(db),
    );

    expect(rows).toEqual([{ name: 'duban', patience: '10s', idle: '15s' }]);
    await store.close();
  });

  test('that refuses the password is told apart from one that is down', async () => {
    const wrong = new URL(url);
    wrong.password = 'wrong';

    const refused = openStore({ url: wrong.href, schema });

    await expect(refused).rejects.toBeInstanceOf(StoreError);
    await expect(refused).rejects.toMatchObject({ code: 'failed', remedy: expect.stringContaining('DATABASE_URL') });
  });

  describe('that two change at once', () => {
    test('lets both through, though each waits for the other', async () => {
      const store = await open();
      await store.read((db) => noteMark(db, 'a', 0));
      await store.read((db) => noteMark(db, 'b', 0));
      const both = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
      let tries = 0;
      const add = (first: string, then: string, mine: 0 | 1) =>
        store.transaction(async (db) => {
          tries += 1;
          const raise = (name: string) =>
            db
              .updateTable('marks')
              .set((row) => ({ at: row('at', '+', 1) }))
              .where('name', '=', name)
              .execute();
          await raise(first);
          both[mine].resolve();
          await both[mine === 0 ? 1 : 0].promise;
          await raise(then);
        });

      await Promise.all([add('a', 'b', 0), add('b', 'a', 1)]);

      expect(tries).toBe(3);
      expect(await store.read((db) => findMark(db, 'a'))).toBe(2);
      expect(await store.read((db) => findMark(db, 'b'))).toBe(2);
      await store.close();
    });

    test('is not tried again and again when it never gets through', async () => {
      const store = await open();
      let tries = 0;

      const failed = store.transaction(async (db) => {
        tries += 1;
        await sql`do $$ begin raise exception 'not now' using errcode = '40001'; end $$`.execute(db);
      });

      await expect(failed).rejects.toMatchObject({ code: 'failed' });
      expect(tries).toBe(5);
      await store.close();
    });
  });

  describe('behind a line that breaks', () => {
    let line: Line;
    let store: Store;
    beforeEach(async () => {
      const { hostname, port } = new URL(url);
      line = await openLine({ host: hostname, port: Number(port || 5432) });
      const through = new URL(url);
      through.host = `127.0.0.1:${line.port}`;
      store = await openPostgres(through.href, schema, { answerMs: 300, idleMs: 500 });
      await store.read((db) => noteMark(db, 'a', 1));
    });
    afterEach(async () => {
      await store.close();
      await line.cut();
    });

    test('is down, and is there again by itself', async () => {
      await line.cut();

      const failed = store.read((db) => findMark(db, 'a'));
      await expect(failed).rejects.toBeInstanceOf(StoreError);
      await expect(failed).rejects.toMatchObject({ code: 'down', remedy: expect.stringContaining('by itself') });
      await expect(store.transaction((db) => noteMark(db, 'a', 2))).rejects.toMatchObject({ code: 'down' });

      await line.restore();
      expect(await store.read((db) => findMark(db, 'a'))).toBe(1);
      await store.transaction((db) => noteMark(db, 'a', 2));
      expect(await store.read((db) => findMark(db, 'a'))).toBe(2);
    });

    test('undoes a transaction that was under way, while the work was elsewhere', async () => {
      const failed = store.transaction(async (db) => {
        await noteMark(db, 'a', 2);
        await line.cut();
        await noteMark(db, 'b', 2);
      });

      await expect(failed).rejects.toMatchObject({ code: 'down' });
      await line.restore();
      expect(await store.read((db) => findMark(db, 'a'))).toBe(1);
    });

    test('undoes a transaction that the server throws out while the work is elsewhere', async () => {
      const failed = store.transaction(async (db) => {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
        await noteMark(db, 'a', 2);
        // Takes several answers of the server, so that this connection has got its notice when it is used again.
        await onServer(url, `select pg_terminate_backend(${rows[0]?.pid}, 5000)`);
        await onServer(url, 'select 1');
        await noteMark(db, 'b', 2);
      });

      await expect(failed).rejects.toMatchObject({ code: 'down' });
      expect(await store.read((db) => findMark(db, 'a'))).toBe(1);
    });

    test('holds up nobody for long when it breaks in the middle of a transaction', async () => {
      const other = await open();
      await store.transaction((db) => lockPace(db, 'test'));
      const locked = Promise.withResolvers<void>();
      const goOn = Promise.withResolvers<void>();
      const vanished = store.transaction(async (db) => {
        await lockPace(db, 'test');
        line.mute();
        locked.resolve();
        await goOn.promise;
        await setPace(db, 'test', 1);
      });
      await locked.promise;

      // It waits for the lock, for less than a statement may take.
      await other.transaction((db) => pushPace(db, 'test', 7));
      expect(await other.transaction((db) => lockPace(db, 'test'))).toBe(7);

      goOn.resolve();
      await expect(vanished).rejects.toMatchObject({ code: 'down' });
      await other.close();
    });

    test('is given up when it says nothing any more, and nobody waits behind it', async () => {
      line.mute();
      const failed = [store.read((db) => findMark(db, 'a')), store.transaction((db) => noteMark(db, 'a', 2))];
      for (const one of failed) await expect(one).rejects.toMatchObject({ code: 'down' });

      await line.restore();
      expect(await store.read((db) => findMark(db, 'a'))).toBe(1);
    });

    test('is down when it is opened, and has then left nothing open', async () => {
      await line.cut();
      const through = new URL(url);
      through.host = `127.0.0.1:${line.port}`;

      await expect(openStore({ url: through.href, schema })).rejects.toMatchObject({ code: 'down' });
    });

    test('is there again after the server has thrown everybody out', async () => {
      const { rows } = await store.read((db) => sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db));
      await onServer(url, `select pg_terminate_backend(${rows[0]?.pid})`);

      // The one whose connection was taken away may notice it only now.
      await store
        .read((db) => findMark(db, 'a'))
        .catch((error: unknown) => {
          expect(error).toMatchObject({ code: 'down' });
        });
      expect(await store.read((db) => findMark(db, 'a'))).toBe(1);
    });
  });
});
