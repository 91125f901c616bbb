/** Leases: which process has an update in hand, and until when it is taken to be alive. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('inbox').addColumn('lease_by', 'text').execute();
  await db.schema.alterTable('inbox').addColumn('lease_until', 'bigint').execute();
}
