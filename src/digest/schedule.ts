/** From slots that are due to deliveries that are owed: any number of replicas may do it, and each slot is served once. */
import { setImmediate } from 'node:timers/promises';
import { codeAndPlace } from '../log.ts';
import { chatsWithSubscriptions } from '../store/chats.ts';
import { enqueue } from '../store/deliveries.ts';
import { rewindPaces } from '../store/paces.ts';
import { advance, type DueSlot, dueSlots, readSchedule } from '../store/subscriptions.ts';
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
    const due = await needs.store.read((db) => dueSlots(db, now, BATCH + failed.size));
    const fresh = due.filter(({ subscription }) => !failed.has(subscription));
    if (fresh.length === 0) break;
    for (const slot of fresh) {
      if (!(await serve(needs, slot, now))) failed.add(slot.subscription);
      // The embedded store answers without waiting: thousands of these in a row would leave nobody else a turn.
      await setImmediate();
    }
  }
  const [next] = await needs.store.read((db) => dueSlots(db, WHENEVER, 1));
  return next ? Math.max(next.instant, now + 1) : null;
}

/** The step of the schedule and what is owed for it happen together. A pause that has ended is noted when the digest is sent. */
async function serve({ store, calendar, log }: Needs, due: DueSlot, now: Instant): Promise<boolean> {
  const { subscription, chat, quiet, instant, nominal } = due;
  try {
    const next = nextSlot(readSchedule(due), now, calendar, quiet);
    await store.transaction(async (db) => {
      if (!(await advance(db, subscription, instant, next))) return;
      const slot = `${subscription}/${nominal}`;
      await enqueue(db, { slot, kind: 'digest', chat, subscription, reply: null, dueAt: instant, now });
    });
    return true;
  } catch (error) {
    // One that can't be scheduled does not keep the others waiting.
    log('error', 'not scheduled', { id: subscription, ...codeAndPlace(error) });
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
