/** Messages that were seen, so that one which a platform delivers twice is answered once. */
import type { Kysely } from 'kysely';
import type { Instant } from '../time/instant.ts';
import type { Schema } from './schema.ts';

/** No platform delivers a message again after that. */
const KEPT_MS = 7 * 24 * 3_600_000;

/** True the first time, by the chat's key and the message's id there. Of several at once, one gets true. */
export async function noteSeen(db: Kysely<Schema>, chat: string, id: string, now: Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('seen')
    .values({ chat, id, at: now })
    .onConflict((conflict) => conflict.columns(['chat', 'id']).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Forgets what is older than seven days; tells how many. */
export async function forgetSeen(db: Kysely<Schema>, now: Instant): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('seen')
    .where('at', '<', now - KEPT_MS)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
