/** Threads: a subscription is sent into the thread of its chat in which it was asked for. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('subscriptions').addColumn('thread', 'text').execute();
}
