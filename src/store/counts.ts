/** How much there is of what is owed, for whoever watches the bot from outside. */
import type { Kysely } from 'kysely';
import { countWaiting } from './inbox.ts';
import type { DeliveryState, Schema } from './schema.ts';

const STATES: readonly DeliveryState[] = ['queued', 'sending', 'sent', 'unknown', 'dead', 'empty', 'dropped'];

export interface Counts {
  /** By state, every state. */
  deliveries: ReadonlyMap<string, number>;
  /** Updates in the inbox that are not handled, by channel. */
  waiting: ReadonlyMap<string, number>;
}

export async function countOwed(db: Kysely<Schema>): Promise<Counts> {
  const rows = await db
    .selectFrom('deliveries')
    .select((row) => ['state', row.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  const known = new Map(rows.map(({ state, count }) => [state, Number(count)]));
  return {
    deliveries: new Map(STATES.map((state) => [state, known.get(state) ?? 0])),
    waiting: await countWaiting(db),
  };
}
