/** When a chat was last greeted, so that a bot which is removed and added again does not greet twice in a day. */
import type { Kysely, Transaction } from 'kysely';
import type { Instant } from '../time/instant.ts';
import { findMark, noteMark } from './marks.ts';
import type { Schema } from './schema.ts';

const DAY_MS = 24 * 3_600_000;

/** True when the chat was not greeted within a day; from now on it was. Of several at once, one gets true. */
export async function noteGreeting(db: Kysely<Schema>, chat: string, now: Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('marks')
    .values({ name: markOf(chat), at: now })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ at: now })
        .where('marks.at', '<=', now - DAY_MS),
    )
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** A chat that has another key from now on was greeted when it was greeted under the old one. */
export async function moveGreeting(db: Transaction<Schema>, from: string, to: string): Promise<void> {
  const at = await findMark(db, markOf(from));
  if (at === null || from === to) return;
  const there = await findMark(db, markOf(to));
  await noteMark(db, markOf(to), Math.max(at, there ?? at));
  await db.deleteFrom('marks').where('name', '=', markOf(from)).execute();
}

function markOf(chat: string): string {
  return `greeted/${chat}`;
}
