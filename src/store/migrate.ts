/** Brings the tables up to date: the list of migrations, in order, each run once and none ever undone. */
import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import * as beginning from './migrations/0001-beginning.ts';
import * as inbox from './migrations/0002-inbox.ts';
import * as choices from './migrations/0003-choices.ts';
import * as threads from './migrations/0004-threads.ts';
import * as leases from './migrations/0005-leases.ts';
import * as namedLeases from './migrations/0006-named-leases.ts';
import { StoreError, toStoreError } from './problem.ts';
import type { Engine, Schema } from './schema.ts';

/** The names are in the order in which they run; one that has been released is never changed. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-beginning': beginning,
  '0002-inbox': inbox,
  '0003-choices': choices,
  '0004-threads': threads,
  '0005-leases': leases,
  '0006-named-leases': namedLeases,
};

const NO_SCHEMA = 'Create the schema that the connection’s search_path names, or change the search_path.';
const NEWER = 'Start the version of Duban that wrote it, or a later one; or restore a backup from before it.';

/**
 * Runs the migrations that have not run, under a lock: of several that start together one does it and the others wait.
 * Throws StoreError; `newer` when the tables know migrations that this code does not.
 */
export async function migrate(db: Kysely<Schema>, engine: Engine, schema?: string): Promise<void> {
  const migrationTableSchema = engine === 'postgres' ? (schema ?? (await currentSchema(db))) : undefined;
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
    // Otherwise tables of the same name in other schemas of the database would be taken for ours.
    ...(migrationTableSchema !== undefined && { migrationTableSchema }),
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const unknown = (await executed(db)).filter((name) => !Object.hasOwn(MIGRATIONS, name));
  if (unknown.length === 0) throw toStoreError(error);
  throw new StoreError('newer', `the store: it was written by a newer Duban (${unknown.join(', ')})`, NEWER, error);
}

async function currentSchema(db: Kysely<Schema>): Promise<string> {
  const { rows } = await sql<{ name: string | null }>`select current_schema() as name`.execute(db);
  const name = rows[0]?.name;
  if (!name) throw new StoreError('failed', 'the store: the database has no schema for its tables', NO_SCHEMA);
  return name;
}

/** Names of the migrations that have run; none when that can't be told. */
async function executed(db: Kysely<Schema>): Promise<string[]> {
  try {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
    return rows.map(({ name }) => name);
  } catch {
    // Nothing has run yet, or the connection is gone: the error that led here tells which.
    return [];
  }
}
