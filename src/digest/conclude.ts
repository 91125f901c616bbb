/** Writes down how a delivery ended and what follows from that, all in one transaction, however long the store takes. */
import type { Kysely, Transaction } from 'kysely';
import { codeAndPlace } from '../log.ts';
import { disableChat, findChat } from '../store/chats.ts';
import { type Delivery, settle } from '../store/deliveries.ts';
import { pushPace } from '../store/paces.ts';
import { StoreError } from '../store/problem.ts';
import type { Schema } from '../store/schema.ts';
import { endPause, lockSubscription, noteSent, reschedule } from '../store/subscriptions.ts';
import type { Instant } from '../time/instant.ts';
import { slotAfterPause } from '../time/schedule.ts';
import type { Told } from './compose.ts';
import type { Verdict } from './outcome.ts';
import type { CourierParts } from './parts.ts';

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;

/** `told`: what a digest that has arrived told. */
export interface Conclusion extends Verdict {
  told?: Told | null;
}

/** Rejects with StoreError only when the station stops while the store is away: the delivery then stays `sending`. */
export type Conclude = (delivery: Delivery, conclusion: Conclusion) => Promise<void>;

export function openConclusions(parts: CourierParts): Conclude {
  return async (delivery, conclusion) => {
    const isOurs = await persist(parts, () => write(parts, delivery, conclusion));
    const { state, failure } = conclusion.settlement;
    const isFailure = !isOurs || state === 'dead' || state === 'unknown';
    parts.log(isFailure ? 'error' : 'info', isOurs ? 'delivery' : 'delivery was taken over', {
      id: delivery.id,
      channel: delivery.channel,
      outcome: state,
      ...(failure && { code: failure }),
    });
  };
}

/** False when the lease was lost: then nothing is written, whoever has it now settles it. */
function write(parts: CourierParts, delivery: Delivery, conclusion: Conclusion): Promise<boolean> {
  const { settlement, silentUntil, gone = false } = conclusion;
  const now = parts.clock.now();
  return parts.store.transaction(async (db) => {
    if (!(await settle(db, delivery, settlement, now))) return false;
    if (delivery.subscription !== null) await noteTold(db, parts, delivery.subscription, conclusion, now);
    if (settlement.state === 'dropped') await noteMissed(db, parts, delivery);
    if (gone) await disableChat(db, delivery.chat, now);
    if (silentUntil !== undefined) await pushPace(db, delivery.channel, silentUntil);
    return true;
  });
}

/**
 * What the chat was told last is noted when it was told, and only then. A digest that had nothing to say, failed, or may
 * not have arrived leaves it as it is: the next one tells all that is new since the last one that did arrive, so that
 * nothing falls between two.
 */
async function noteTold(
  db: Kysely<Schema>,
  { planVersion }: CourierParts,
  subscription: string,
  { settlement: { state }, told }: Conclusion,
  now: Instant,
): Promise<void> {
  if (told) await noteSent(db, subscription, { ...told, planVersion });
  if (told || state === 'empty') await endPause(db, subscription, now);
}

/** What a pause kept from being sent was missed in it: the pause counts from before that slot, and its end catches up. */
async function noteMissed(
  db: Transaction<Schema>,
  { calendar }: CourierParts,
  { subscription: id, chat: key, due_at }: Delivery,
): Promise<void> {
  const subscription = id === null ? null : await lockSubscription(db, id);
  const chat = await findChat(db, key);
  if (!subscription?.paused || !chat) return;
  const paused = { ...subscription.paused, since: Math.min(subscription.paused.since, due_at - 1) };
  const slot = slotAfterPause(subscription.schedule, paused, calendar, chat.quiet);
  await reschedule(db, [{ ...subscription, paused, next: slot?.instant ?? null, nominal: slot?.nominal ?? null }]);
}

/** Until it is done: what was sent and not written down would be sent again. */
async function persist<T>({ clock, log, stopped, carrier }: CourierParts, work: () => Promise<T>): Promise<T> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreError) || stopped.aborted) throw error;
      log('error', 'delivery not settled', { channel: carrier.name, ...codeAndPlace(error) });
    }
    await clock.sleep(pause, stopped);
  }
}
