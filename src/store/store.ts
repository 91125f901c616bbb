/** The store itself, over any engine: work is done in reads and transactions, and its tables are brought up to date first. */

import type { Dialect } from 'kysely';
import { Kysely, type Transaction } from 'kysely';
import { GuardedDialect } from './guard.ts';
import { migrate } from './migrate.ts';
import { isWorthAnotherTry, StoreError } from './problem.ts';
import type { Engine, Schema } from './schema.ts';
import type { WriteAheadLog } from './write-ahead-log.ts';

/** Reads and transactions reject with StoreError, or with what the work itself throws. */
export interface Store {
  readonly engine: Engine;
  /** For look-ups, and for changes that are one statement. Must not be called inside a transaction: it would wait for its end. */
  read<T>(work: (db: Kysely<Schema>) => Promise<T>): Promise<T>;
  /**
   * All of it or nothing: whatever the work throws undoes it. The work may be done again from its beginning when the
   * database breaks it off for another one's sake, so it changes nothing but the store.
   */
  transaction<T>(work: (db: Transaction<Schema>) => Promise<T>): Promise<T>;
  /** Writes a consistent copy into a new file. Null where the engine is a server, which has its own means. */
  readonly backup: ((file: string) => Promise<void>) | null;
  /** Waits for what is under way. May be called twice. */
  close(): Promise<void>;
}

export interface StoreParts {
  engine: Engine;
  dialect: Dialect;
  /** Through which the tables are brought up to date, where that takes a connection of its own. */
  migrationDialect?: Dialect;
  /** Where the tables are, when not in the connection's own schema. PostgreSQL only. */
  schema?: string | undefined;
  backup?: (db: Kysely<Schema>, file: string) => Promise<void>;
  /** What has to be brought to the disk before it is acknowledged, where the engine's commit does not see to that. */
  log?: WriteAheadLog;
}

const MOST_TRIES = 5;

/** Opens a store over a dialect and brings its tables up to date. Rejects with StoreError, and has then left nothing open. */
export async function openOver({ engine, dialect, migrationDialect, schema, backup, log }: StoreParts): Promise<Store> {
  const db = new Kysely<Schema>({ dialect: new GuardedDialect(dialect) });
  try {
    if (migrationDialect) await migrateThrough(migrationDialect, engine, schema);
    else await migrate(db, engine, schema);
  } catch (error) {
    await db.destroy();
    await log?.close();
    throw error;
  }

  const settled: WriteAheadLog['settled'] = log ? log.settled : (work) => work();
  let closed: Promise<void> | null = null;
  function opened(): Kysely<Schema> {
    if (closed) throw new StoreError('failed', 'the store: it was closed', 'Start the bot again.');
    return db;
  }

  async function transaction<T>(work: (db: Transaction<Schema>) => Promise<T>, tries = 1): Promise<T> {
    try {
      return await opened().transaction().execute(work);
    } catch (error) {
      const again = error instanceof StoreError && isWorthAnotherTry(error) && tries < MOST_TRIES;
      if (!again) throw error;
    }
    return transaction(work, tries + 1);
  }

  return {
    engine,
    read: (work) => settled(async () => work(opened())),
    transaction: (work) => settled(() => transaction(work)),
    backup: backup ? (file) => settled(async () => backup(opened(), file)) : null,
    close() {
      closed ??= db.destroy().then(() => log?.close());
      return closed;
    },
  };
}

async function migrateThrough(dialect: Dialect, engine: Engine, schema: string | undefined): Promise<void> {
  const db = new Kysely<Schema>({ dialect: new GuardedDialect(dialect) });
  try {
    await migrate(db, engine, schema);
  } finally {
    await db.destroy();
  }
}
