/** Troubles of channels as all replicas know them: since when each stands, kept until it is over. */
import type { Kysely, Transaction } from 'kysely';
import type { Instant } from '../time/instant.ts';
import { findMark } from './marks.ts';
import type { Schema } from './schema.ts';

const MARK = 'trouble/';

/**
 * Notes that it stands, unless that is noted; gives since when it does. `trouble` is `channel/name`, `whose` the account on
 * the platform that has it: that of another one, from before, is forgotten.
 */
export async function beginTrouble(db: Kysely<Schema>, trouble: string, whose: string, now: Instant): Promise<Instant> {
  const name = `${MARK}${trouble}/${whose}`;
  await db.deleteFrom('marks').where('name', 'like', `${MARK}${trouble}/%`).where('name', '<>', name).execute();
  await db
    .insertInto('marks')
    .values({ name, at: now })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  return (await findMark(db, name)) ?? now;
}

/** The name of the notice by which one owner hears of it: one for each time that it stands. */
export function troubleNotice(trouble: string, since: Instant, owner: string): string {
  return `${MARK}${trouble}/${since}/${owner}`;
}

/** It is over. What was queued about it is not told any more. */
export async function endTrouble(db: Transaction<Schema>, trouble: string, now: Instant): Promise<void> {
  await db.deleteFrom('marks').where('name', 'like', `${MARK}${trouble}/%`).execute();
  await db
    .updateTable('deliveries')
    .set({ state: 'dropped', settled_at: now })
    .where('state', '=', 'queued')
    .where('slot', 'like', `notice/${MARK}${trouble}/%`)
    .execute();
}

/** Every trouble that stands, as `channel/name`. */
export async function findTroubles(db: Kysely<Schema>): Promise<string[]> {
  const rows = await db.selectFrom('marks').select('name').where('name', 'like', `${MARK}%`).orderBy('name').execute();
  return rows.map(({ name }) => name.slice(MARK.length, name.lastIndexOf('/')));
}
