/** Leases: what only one process at a time may do, who does it, and until when that one is taken to be alive. */
import type { Kysely } from 'kysely';
import type { Instant } from '../time/instant.ts';
import type { Lease } from './inbox.ts';
import type { Schema } from './schema.ts';

/**
 * Takes the lease, or extends one's own; false while it is somebody else's whose time is not over at `now`. Of several who
 * want it at once, one gets it.
 */
export async function takeLease(
  db: Kysely<Schema>,
  name: string,
  { who, until }: Lease,
  now: Instant,
): Promise<boolean> {
  const row = await db
    .insertInto('leases')
    .values({ name, holder: who, until })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ holder: who, until })
        .where((row) => row.or([row('leases.holder', '=', who), row('leases.until', '<=', now)])),
    )
    .returning('name')
    .executeTakeFirst();
  return row !== undefined;
}

/** Gives the lease back, so that anybody may take it at once; nothing when it is somebody else's. */
export async function releaseLease(db: Kysely<Schema>, name: string, who: string): Promise<void> {
  await db.deleteFrom('leases').where('name', '=', name).where('holder', '=', who).execute();
}
