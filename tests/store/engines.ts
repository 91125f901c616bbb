/** The engines that every case of the store's contract runs on; each test gets a store with empty tables. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PGliteDialect } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeEach, describe } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { openOver, type Store } from '../../src/store/store.ts';

/** A place for one store. It can be opened, closed and opened again, with all that is in it. */
export interface Place {
  open(): Promise<Store>;
  remove(): Promise<void>;
}

interface Kind {
  name: string;
  make(): Promise<Place>;
  /** After the last place. */
  end(): Promise<void>;
}

export const DATABASE_URL = process.env.DATABASE_URL;

export async function makeFile(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'duban-store-'));
  return {
    // The disk takes no time, so that a clock that is turned by hand does not run away from it.
    open: () => openSqlite(join(folder, 'var', 'duban.sqlite'), async () => {}),
    remove: async () => rmSync(folder, { recursive: true }),
  };
}

/** A schema of its own on the server at `url`. */
export async function makeSchema(url: string): Promise<Place & { schema: string }> {
  const schema = `test_${randomBytes(6).toString('hex')}`;
  return {
    schema,
    open: () => openStore({ url, schema }),
    remove: () => onServer(url, `drop schema if exists ${schema} cascade`),
  };
}

/** Runs SQL on the server, past the store. */
export async function onServer(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

/** One PGlite for all tests of a file: it takes seconds to start. */
function pglite(): Kind {
  let server: PGlite | undefined;
  return {
    name: 'PGlite',
    async make() {
      server ??= await PGlite.create();
      const database = server;
      await database.exec('drop schema public cascade; create schema public');
      // The store closes what it opened; this one is not its own.
      const lent = {
        closed: false,
        ready: true,
        waitReady: database.waitReady,
        query: database.query.bind(database),
        transaction: database.transaction.bind(database),
        close: async () => {},
      };
      return {
        open: () => openOver({ engine: 'postgres', dialect: new PGliteDialect({ pglite: lent }) }),
        remove: async () => {},
      };
    },
    end: async () => server?.close(),
  };
}

const nothing = async () => {};

/** Declares the cases once for each engine; those on a server are skipped where DATABASE_URL names none. */
export function describeOnEveryEngine(cases: (given: { readonly store: Store; readonly place: Place }) => void): void {
  const kinds: Kind[] = [
    { name: 'SQLite', make: makeFile, end: nothing },
    pglite(),
    { name: 'PostgreSQL', make: () => makeSchema(DATABASE_URL ?? ''), end: nothing },
  ];
  for (const kind of kinds) {
    const isServer = kind.name === 'PostgreSQL';
    describe.skipIf(isServer && !DATABASE_URL)(
      `on ${kind.name}${isServer && !DATABASE_URL ? ' (DATABASE_URL is not set)' : ''}`,
      () => {
        let place: Place;
        let store: Store;
        beforeEach(async () => {
          place = await kind.make();
          store = await place.open();
        }, 30_000);
        afterEach(async () => {
          await store.close();
          await place.remove();
        });
        afterAll(() => kind.end());
        cases({
          get store() {
            return store;
          },
          get place() {
            return place;
          },
        });
      },
    );
  }
}
