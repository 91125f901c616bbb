/** The inbox: updates of a platform, from before they are confirmed until they are handled, and their ids for a while longer. */
import type { Kysely } from 'kysely';
import type { Instant } from '../time/instant.ts';
import { locksRows } from './paces.ts';
import type { Schema } from './schema.ts';

/** No platform hands an update over again after that. */
const KEPT_MS = 7 * 24 * 3_600_000;

/** So many ids are named in one statement: databases take a limited number of parameters. */
const MOST_IDS = 1000;

/** An update by its id, unique on its channel. */
export interface Update {
  id: string;
  data: string;
  /** When it came. */
  at: Instant;
}

/** In whose hands an update is: a process, until when it is taken to be alive unless it says so again. */
export interface Lease {
  who: string;
  until: Instant;
}

/**
 * Keeps the updates of a channel and gives the ids of those that are new, which are in hand from now on: the others were
 * kept before, handled or not. Of several who put the same at once, one finds it new.
 */
export async function putUpdates(
  db: Kysely<Schema>,
  channel: string,
  updates: readonly Update[],
  { who, until }: Lease,
): Promise<Set<string>> {
  const lease = { lease_by: who, lease_until: until };
  const rows = await db
    .insertInto('inbox')
    .values(updates.map(({ id, data, at }) => ({ channel, id, data, at, done_at: null, ...lease })))
    .onConflict((conflict) => conflict.columns(['channel', 'id']).doNothing())
    .returning('id')
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** What may be taken over: at most so many; `alone` says that there is no other process, so that whoever had one is dead. */
export interface TakeOver extends Lease {
  now: Instant;
  limit: number;
  alone: boolean;
}

/**
 * Takes updates of the channel that are not handled and in nobody's hands, in the order in which they came. Of several
 * processes that want the same, one gets it.
 */
export async function takeOverUpdates(
  db: Kysely<Schema>,
  channel: string,
  { who, until, now, limit, alone }: TakeOver,
): Promise<{ id: string; data: string }[]> {
  const abandoned = db
    .selectFrom('inbox')
    .select('id')
    .where('channel', '=', channel)
    .where('done_at', 'is', null)
    .where((row) =>
      row.or([row('lease_by', 'is', null), alone ? row('lease_by', '<>', who) : row('lease_until', '<=', now)]),
    )
    .orderBy('at')
    .orderBy('id')
    .limit(limit)
    .$if(locksRows(db), (query) => query.forUpdate().skipLocked());
  const rows = await db
    .updateTable('inbox')
    .set({ lease_by: who, lease_until: until })
    .where('channel', '=', channel)
    .where('id', 'in', abandoned)
    .returning(['id', 'data', 'at'])
    .execute();
  rows.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  return rows.map(({ id, data }) => ({ id, data: data ?? '' }));
}

/** What the process has in hand of these stays there for longer; gives the ids. */
export async function extendLeases(
  db: Kysely<Schema>,
  channel: string,
  ids: readonly string[],
  { who, until }: Lease,
): Promise<string[]> {
  const ours: string[] = [];
  for (const some of slices(ids)) {
    const rows = await db
      .updateTable('inbox')
      .set({ lease_until: until })
      .where('channel', '=', channel)
      .where('id', 'in', some)
      .where('done_at', 'is', null)
      .where('lease_by', '=', who)
      .returning('id')
      .execute();
    ours.push(...rows.map(({ id }) => id));
  }
  return ours;
}

/** The process lets go of what it has in hand. */
export async function releaseUpdates(db: Kysely<Schema>, channel: string, who: string): Promise<void> {
  await db
    .updateTable('inbox')
    .set({ lease_by: null, lease_until: null })
    .where('channel', '=', channel)
    .where('done_at', 'is', null)
    .where('lease_by', '=', who)
    .execute();
}

/** They are handled: their data goes, their ids stay. Changes nothing the second time. */
export async function finishUpdates(
  db: Kysely<Schema>,
  channel: string,
  ids: readonly string[],
  now: Instant,
): Promise<void> {
  for (const some of slices(ids)) {
    await db
      .updateTable('inbox')
      .set({ data: null, done_at: now, lease_by: null, lease_until: null })
      .where('channel', '=', channel)
      .where('id', 'in', some)
      .where('done_at', 'is', null)
      .execute();
  }
}

function* slices(ids: readonly string[]): Generator<readonly string[]> {
  for (let from = 0; from < ids.length; from += MOST_IDS) yield ids.slice(from, from + MOST_IDS);
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
