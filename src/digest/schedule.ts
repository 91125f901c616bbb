/** From slots that are due to deliveries that are owed: any number of replicas may do it, and each slot is served once. */
import { setImmediate } from 'node:timers/promises';
import { codeAndPlace } from '../log.ts';
import { chatsWithSubscriptions } from '../store/chats.ts';
import { enqueue } from '../store/deliveries.ts';
import { rewindPaces } from '../store/paces.ts';
import { advance, type DueSubscription, dueSubscriptions } from '../store/subscriptions.ts';
import type { Instant } from '../time/instant.ts';
import { nextSlot } from '../time/schedule.ts';
import type { Parts } from './parts.ts';

const BATCH = 100;
const WHENEVER = Number.MAX_SAFE_INTEGER;

type Needs = Pick<Parts, 'store' | 'calendar' | 'log'>;

/**
 * Owes a delivery for every subscription whose slot has come, and gives the moment of the next slot, null when there is
 * none. A subscription that missed several slots is owed one delivery, for the first of them; its next slot lies ahead.
 */
export async function scheduleDue(needs: Needs, now: Instant): Promise<Instant | null> {
  const failed = new Set<string>();
  for (;;) {
    const due = await needs.store.read((db) => dueSubscriptions(db, now, BATCH + failed.size));
    const fresh = due.filter(({ id }) => !failed.has(id));
    if (fresh.length === 0) break;
    for (const subscription of fresh) {
      if (!(await serve(needs, subscription, now))) failed.add(subscription.id);
      // The embedded store answers without waiting: thousands of these in a row would leave nobody else a turn.
      await setImmediate();
    }
  }
  const [next] = await needs.store.read((db) => dueSubscriptions(db, WHENEVER, 1));
  return next ? Math.max(next.next, now + 1) : null;
}

/** The step of the schedule and what is owed for it happen together. A pause that has ended is noted when the digest is sent. */
async function serve({ store, calendar, log }: Needs, due: DueSubscription, now: Instant): Promise<boolean> {
  try {
    const next = nextSlot(due.schedule, now, calendar, due.quiet);
    await store.transaction(async (db) => {
      if (!(await advance(db, due.id, due.next, next))) return;
      const slot = `${due.id}/${due.nominal}`;
      await enqueue(db, {
        slot,
        kind: 'digest',
        chat: due.chat,
        subscription: due.id,
        reply: null,
        dueAt: due.next,
        now,
      });
    });
    return true;
  } catch (error) {
    // One that can't be scheduled does not keep the others waiting.
    log('error', 'not scheduled', { id: due.id, ...codeAndPlace(error) });
    return false;
  }
}

/**
 * After the clock was turned back: what waits for a time that was called off is due in the new one. A slot that was served
 * before stays served, and a pause stays a pause.
 */
export async function replan({ store, calendar }: Needs, now: Instant): Promise<void> {
  await store.transaction(async (db) => {
    await rewindPaces(db, now);
    for (const { quiet, subscriptions } of await chatsWithSubscriptions(db)) {
      for (const { id, next, paused, schedule } of subscriptions) {
        if (next === null || (paused?.until ?? now) > now) continue;
        const slot = nextSlot(schedule, now, calendar, quiet);
        if (slot.instant < next) await advance(db, id, next, slot);
      }
    }
  });
}
