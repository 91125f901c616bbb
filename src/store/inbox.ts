/** The inbox: updates of a platform, from before they are confirmed until they are handled, and their ids for a while longer. */
import type { Kysely } from 'kysely';
import type { Instant } from '../time/instant.ts';
import type { Schema } from './schema.ts';

/** No platform hands an update over again after that. */
const KEPT_MS = 7 * 24 * 3_600_000;

/** An update by its id, unique on its channel. */
export interface Update {
  id: string;
  data: string;
  /** When it came. */
  at: Instant;
}

/**
 * Keeps the updates of a channel and gives the ids of those that are new: the others were kept before, handled or not. Of
 * several who put the same at once, one finds it new.
 */
export async function putUpdates(
  db: Kysely<Schema>,
  channel: string,
  updates: readonly Update[],
): Promise<Set<string>> {
  const rows = await db
    .insertInto('inbox')
    .values(updates.map(({ id, data, at }) => ({ channel, id, data, at, done_at: null })))
    .onConflict((conflict) => conflict.columns(['channel', 'id']).doNothing())
    .returning('id')
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** At most so many of the channel that are not handled, in the order in which they came. */
export async function waitingUpdates(
  db: Kysely<Schema>,
  channel: string,
  limit: number,
): Promise<{ id: string; data: string }[]> {
  const rows = await db
    .selectFrom('inbox')
    .select(['id', 'data'])
    .where('channel', '=', channel)
    .where('done_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id, data }) => ({ id, data: data ?? '' }));
}

/** They are handled: their data goes, their ids stay. Changes nothing the second time. */
export async function finishUpdates(
  db: Kysely<Schema>,
  channel: string,
  ids: readonly string[],
  now: Instant,
): Promise<void> {
  await db
    .updateTable('inbox')
    .set({ data: null, done_at: now })
    .where('channel', '=', channel)
    .where('id', 'in', ids)
    .where('done_at', 'is', null)
    .execute();
}

/** Forgets what was handled more than seven days ago, and nothing that waits; tells how many. */
export async function forgetUpdates(db: Kysely<Schema>, now: Instant): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('inbox')
    .where('done_at', '<', now - KEPT_MS)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** How many wait, by channel; channels where none does are left out. */
export async function countWaiting(db: Kysely<Schema>): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('inbox')
    .select((row) => ['channel', row.fn.countAll<number>().as('count')])
    .where('done_at', 'is', null)
    .groupBy('channel')
    .orderBy('channel')
    .execute();
  return new Map(rows.map(({ channel, count }) => [channel, Number(count)]));
}
