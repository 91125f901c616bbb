/** The embedded store: one file, one process, every commit on the disk before it is acknowledged. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { SqliteDialect, sql } from 'kysely';
import { writeWhole } from './copy.ts';
import { StoreError, toStoreError } from './problem.ts';
import { openOver, type Store } from './store.ts';

/** How long a process that is about to end may still hold the file. */
const WAIT_FOR_LOCK_MS = 500;

/** Opens the file, which is made when there is none. Rejects with StoreError; `in-use` when another process has it open. */
export async function openSqlite(file: string): Promise<Store> {
  const database = lock(file);
  return openOver({
    engine: 'sqlite',
    dialect: new SqliteDialect({ database }),
    backup: (db, copy) => writeWhole(copy, (part) => sql`vacuum into ${part}`.execute(db)),
  });
}

/** Copies a store that no process has open, as it is, without bringing its tables up to date. Rejects with StoreError. */
export async function copySqlite(file: string, copy: string): Promise<void> {
  const database = lock(file);
  try {
    await writeWhole(copy, async (part) => database.prepare('vacuum into ?').run(part));
  } finally {
    database.close();
  }
}

/** Opens the file for this process alone. The kernel lets go of it when the process dies, however it dies. */
function lock(file: string): Database.Database {
  try {
    makeSafely(file);
    const database = new Database(file, { timeout: WAIT_FOR_LOCK_MS });
    try {
      database.pragma('locking_mode = EXCLUSIVE');
      database.pragma('journal_mode = WAL');
      database.pragma('synchronous = FULL');
      // Takes the lock now, not at the first write; it is then kept.
      database.exec('begin immediate; commit');
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    const { code, message, remedy } = toStoreError(error);
    throw new StoreError(code, `${message} (${file})`, remedy, error);
  }
}

/**
 * A new file is for the eyes of whoever runs the bot only, and so are the journals beside it. One that is there is not
 * opened here: to close it again would drop a lock that this process may hold on it.
 */
function makeSafely(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, '', { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (!isThere) throw error;
  }
}
