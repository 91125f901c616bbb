/** Short ways to owe, claim and look at deliveries, for the tests of the outbox. */
import { type Claim, type ClaimOrder, claimNext, type Delivery, enqueue } from '../../src/store/deliveries.ts';
import type { Store } from '../../src/store/store.ts';
import { NOW } from './given.ts';

/** A digest that is due now, of a subscription of its own. */
export function owe(store: Store, slot: string, given: { chat?: string; subscription?: string; dueAt?: number } = {}) {
  const { chat = 'test:group', subscription = slot, dueAt = NOW } = given;
  return store.read((db) => enqueue(db, { slot, kind: 'digest', chat, subscription, reply: null, dueAt, now: NOW }));
}

/** Claims in office time, without any pace, unless told otherwise. */
export function claim(store: Store, given: Partial<ClaimOrder> = {}): Promise<Claim> {
  const order = { channel: 'test', now: NOW, who: 'one', leaseMs: 1000, office: true, intervalMs: 0, perChatMs: 0 };
  return store.transaction((db) => claimNext(db, { ...order, ...given }));
}

/** The delivery that was claimed; fails when none was. */
export async function claimed(store: Store, given: Partial<ClaimOrder> = {}): Promise<Delivery> {
  const result = await claim(store, given);
  if (result.kind !== 'claimed') throw new Error(`nothing was claimed: ${result.kind}`);
  return result.delivery;
}

export async function delivery(store: Store, slot: string): Promise<Delivery> {
  return store.read((db) => db.selectFrom('deliveries').selectAll().where('slot', '=', slot).executeTakeFirstOrThrow());
}

/** Puts a delivery off, or lets it come earlier. */
export async function runAt(store: Store, slot: string, at: number): Promise<void> {
  await store.read((db) => db.updateTable('deliveries').set({ run_at: at }).where('slot', '=', slot).execute());
}
