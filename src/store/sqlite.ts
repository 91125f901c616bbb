/** The embedded store: one file, one process, every commit on the disk before it is acknowledged. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { type SqliteDatabase, SqliteDialect, type SqliteStatement, sql } from 'kysely';
import { writeWhole } from './copy.ts';
import { keepLatest } from './keep-latest.ts';
import { StoreError, toStoreError } from './problem.ts';
import { openOver, type Store } from './store.ts';
import { openWriteAheadLog, type Sync, type WriteAheadLog } from './write-ahead-log.ts';

/** How long a process that is about to end may still hold the file. */
const WAIT_FOR_LOCK_MS = 500;

/** Opens the file, which is made when there is none. Rejects with StoreError; `in-use` when another process has it open. */
export async function openSqlite(file: string, sync?: Sync): Promise<Store> {
  const database = lock(file);
  const log = openLog(database, file, sync);
  const store = await openOver({
    engine: 'sqlite',
    dialect: new SqliteDialect({ database: watch(database, log) }),
    backup: (db, copy) => writeWhole(copy, (part) => sql`vacuum into ${part}`.execute(db)),
    log,
  });
  // The tables stand. From here on the log is brought to the disk outside of SQLite, which would do it within the commit.
  database.pragma('synchronous = NORMAL');
  log.begin();
  return store;
}

function openLog(database: Database.Database, file: string, sync?: Sync): WriteAheadLog {
  try {
    return openWriteAheadLog(`${file}-wal`, sync);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** More than the store uses much, counting each length of a list in a statement as another one. */
const MOST_STATEMENTS = 500;

/**
 * Tells the log of what is written, and keeps prepared statements: Kysely prepares one each time that it runs, which
 * takes as long as many a look-up.
 */
function watch(database: Database.Database, log: WriteAheadLog): SqliteDatabase {
  const totalChanges = database.prepare<[], number>('select total_changes()').pluck();
  let before = totalChanges.get();

  /** Whatever changed nothing is not in the log. What was undone counts as well: SQLite tells no difference. */
  function tellOfCommit(): void {
    if (database.inTransaction) return;
    const changes = totalChanges.get();
    if (changes !== before) log.committed();
    before = changes;
  }

  function prepare(text: string): SqliteStatement {
    const statement = database.prepare(text);
    if (statement.readonly && text !== 'commit') return statement;
    const told = <T>(result: T): T => {
      if (!statement.readonly) log.wrote();
      // What writes outside of a transaction commits by itself.
      tellOfCommit();
      return result;
    };
    const { reader } = statement;
    // Kysely's type has a third way, row by row, which the store never uses.
    return {
      reader,
      all: (parameters) => told(statement.all(parameters)),
      run: (parameters) => told(statement.run(parameters)),
    } as SqliteStatement;
  }

  return { prepare: keepLatest(prepare, MOST_STATEMENTS), close: () => database.close() };
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
      // Of what a process left that was killed, the disk may not have all: nothing must rest on it before it has.
      database.pragma('wal_checkpoint(TRUNCATE)');
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
