/** Deliveries that came to nothing or to nobody knows what: what owners are told of them, and how they are tried once more. */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Instant } from '../time/instant.ts';
import type { Delivery } from './deliveries.ts';
import type { DeliveryState, Schema } from './schema.ts';

/** When the first failure that no owner was told of ended; null for none. */
export async function oldestFailure(db: Kysely<Schema>): Promise<Instant | null> {
  const row = await db
    .selectFrom('deliveries')
    .select((eb) => eb.fn.min('settled_at').as('at'))
    .where('state', 'in', ['dead', 'unknown'])
    .where('kind', '=', 'digest')
    .where('reported', '=', 0)
    .executeTakeFirst();
  return row?.at ?? null;
}

/** The digests that failed and that no owner was told of; from now on they count as told. */
export function takeFailures(db: Transaction<Schema>): Promise<Delivery[]> {
  return db
    .updateTable('deliveries')
    .set({ reported: 1 })
    .where('state', 'in', ['dead', 'unknown'])
    .where('kind', '=', 'digest')
    .where('reported', '=', 0)
    .returningAll()
    .execute();
}

/** Those that failed and have not been made up for by a later digest of the same subscription. */
const stillFailed = sql<boolean>`deliveries.state in ('dead', 'unknown') and not exists (
  select 1 from deliveries as later
  where later.chat = deliveries.chat and later.subscription = deliveries.subscription and later.due_at > deliveries.due_at
)`;

/** Puts what failed back into the queue, marked late, of one chat or (null) of all; gives how many. */
export async function retry(db: Kysely<Schema>, chat: string | null, now: Instant): Promise<number> {
  const result = await db
    .updateTable('deliveries')
    .set({
      state: 'queued',
      late: 1,
      resent: 0,
      attempts: 0,
      run_at: now,
      tried_at: null,
      settled_at: null,
      reported: 0,
    })
    .where(stillFailed)
    .$if(chat !== null, (query) => query.where('chat', '=', chat))
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** How many failed and were not made up for, and how many wait to be sent, in one chat or (null) in all. */
export async function countFailures(
  db: Kysely<Schema>,
  chat: string | null,
): Promise<{ dead: number; unknown: number; waiting: number }> {
  const rows = await db
    .selectFrom('deliveries')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .where(({ or, eb }) => or([eb('state', 'in', ['queued', 'sending']), stillFailed]))
    .$if(chat !== null, (query) => query.where('chat', '=', chat))
    .groupBy('state')
    .execute();
  const of = (...states: DeliveryState[]) =>
    rows.filter(({ state }) => states.includes(state)).reduce((sum, { count }) => sum + Number(count), 0);
  return { dead: of('dead'), unknown: of('unknown'), waiting: of('queued', 'sending') };
}

/** When the last digest was sent to the chat, or (null) to any; null for never. */
export async function lastSent(db: Kysely<Schema>, chat: string | null): Promise<Instant | null> {
  const row = await db
    .selectFrom('deliveries')
    .select((eb) => eb.fn.max('settled_at').as('at'))
    .where('state', '=', 'sent')
    .where('kind', '=', 'digest')
    .$if(chat !== null, (query) => query.where('chat', '=', chat))
    .executeTakeFirst();
  return row?.at ?? null;
}
