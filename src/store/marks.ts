/** Marks: when something last happened, whichever replica did it. */
import type { Kysely } from 'kysely';
import type { Instant } from '../time/instant.ts';
import type { Schema } from './schema.ts';

/** The scheduler's last run, which /status shows. */
export const SCHEDULER_MARK = 'scheduler';

/** To which moment the clock of a trial was turned last; 0 for the real time. */
export const TURNED_MARK = 'turned';

/** When somebody last looked whether the store is well. */
export const LOOKED_MARK = 'looked';

export async function noteMark(db: Kysely<Schema>, name: string, now: Instant): Promise<void> {
  await db
    .insertInto('marks')
    .values({ name, at: now })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ at: now }))
    .execute();
}

/** Null when it never happened. */
export async function findMark(db: Kysely<Schema>, name: string): Promise<Instant | null> {
  const row = await db.selectFrom('marks').select('at').where('name', '=', name).executeTakeFirst();
  return row?.at ?? null;
}
