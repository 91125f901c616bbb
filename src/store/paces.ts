/** Per channel, before when nothing more may be sent: one row each, which all replicas share and claim by. */
import { type Kysely, PostgresAdapter } from 'kysely';
import type { Instant } from '../time/instant.ts';
import type { Schema } from './schema.ts';

/**
 * From when on the channel may send. On PostgreSQL the row stays locked until the transaction ends, so that replicas that
 * send on one channel take their places one after another.
 */
export async function lockPace(db: Kysely<Schema>, channel: string): Promise<Instant> {
  const known = await readPace(db, channel);
  if (known !== undefined) return known;
  await db
    .insertInto('paces')
    .values({ channel, free_at: 0 })
    .onConflict((conflict) => conflict.column('channel').doNothing())
    .execute();
  return (await readPace(db, channel)) ?? 0;
}

/** The next message of the channel may leave at that moment. */
export async function setPace(db: Kysely<Schema>, channel: string, freeAt: Instant): Promise<void> {
  await db.updateTable('paces').set({ free_at: freeAt }).where('channel', '=', channel).execute();
}

/** Keeps the channel silent until that moment, if it is not silent for longer already. */
export async function pushPace(db: Kysely<Schema>, channel: string, freeAt: Instant): Promise<void> {
  if (freeAt > (await lockPace(db, channel))) await setPace(db, channel, freeAt);
}

/** After the clock was turned back: no channel is kept silent by a moment that lies ahead. */
export async function rewindPaces(db: Kysely<Schema>, now: Instant): Promise<void> {
  await db.updateTable('paces').set({ free_at: now }).where('free_at', '>', now).execute();
}

/** Whether several processes write at once, so that a row must be locked between reading and writing it. */
export function locksRows(db: Kysely<Schema>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

async function readPace(db: Kysely<Schema>, channel: string): Promise<Instant | undefined> {
  const row = await db
    .selectFrom('paces')
    .select('free_at')
    .where('channel', '=', channel)
    .$if(locksRows(db), (query) => query.forUpdate())
    .executeTakeFirst();
  return row?.free_at;
}
