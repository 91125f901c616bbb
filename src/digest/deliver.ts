/** Sends what is owed on one channel, one delivery at a time: claimed and written down before it leaves, settled after. */
import { setImmediate } from 'node:timers/promises';
import type { Reply } from '../conversation.ts';
import { codeAndPlace } from '../log.ts';
import { type Claim, claimNext, type Delivery, nextRun } from '../store/deliveries.ts';
import { StoreError } from '../store/problem.ts';
import type { Instant } from '../time/instant.ts';
import { isOfficeTime, nextOfficeTime } from '../time/office-hours.ts';
import { compose } from './compose.ts';
import { type Conclude, openConclusions } from './conclude.ts';
import { judge, tryAgain, type Verdict } from './outcome.ts';
import { type Carrier, type CourierParts, earliest, splitKey } from './parts.ts';

/** After that a claim is given up: whoever made it is taken for dead. */
export const LEASE_MS = 90_000;
/** After that a platform that has not answered is not waited for; well before the lease ends. */
export const ANSWER_MS = 60_000;
/** What is due and can't go is in somebody else's hands, or too close to the chat's last message. */
const BLOCKED_MS = 1000;

/**
 * `busy`: there was something to do, and may be more. `pace`: the next can go in a moment, when the channel's pace lets it.
 * `idle`: nothing can be done before then; null for nothing at all.
 */
export type Step = { kind: 'busy' } | { kind: 'pace'; until: Instant } | { kind: 'idle'; until: Instant | null };

/** Delivers the next thing that can go now. Rejects with StoreError; then nothing is in hand. */
export type DeliverNext = () => Promise<Step>;

export function openCourier(parts: CourierParts): DeliverNext {
  const conclude = openConclusions(parts);
  return async () => {
    // The embedded store answers without waiting: thousands with nothing to say would leave nobody else a turn.
    await setImmediate();
    const claimed = await claim(parts);
    if (claimed.kind !== 'claimed') return waiting(parts, claimed);
    await deliver(parts, claimed.delivery, conclude);
    return { kind: 'busy' };
  };
}

function claim({ store, clock, calendar, carrier, who }: CourierParts): Promise<Claim> {
  const now = clock.now();
  return store.transaction((db) =>
    claimNext(db, {
      channel: carrier.name,
      now,
      who,
      leaseMs: LEASE_MS,
      office: isOfficeTime(calendar, now),
      intervalMs: intervalOf(carrier),
      perChatMs: carrier.pace.perChatMs,
    }),
  );
}

async function waiting(parts: CourierParts, claimed: Exclude<Claim, { kind: 'claimed' }>): Promise<Step> {
  const now = parts.clock.now();
  const due = await whenDue(parts, now);
  if (due === null) return { kind: 'idle', until: null };
  if (claimed.kind === 'none') return { kind: 'idle', until: due > now ? due : now + BLOCKED_MS };
  const isMoment = due <= now && claimed.until - now <= intervalOf(parts.carrier);
  return isMoment ? claimed : { kind: 'idle', until: Math.max(due, claimed.until) };
}

/** Milliseconds between two messages of the channel. */
function intervalOf({ pace }: Carrier): number {
  return Math.ceil(1000 / pace.perSecond);
}

/** In office time as soon as something may be tried; at other times so for chats without quiet hours only. */
async function whenDue({ store, calendar, carrier }: CourierParts, now: Instant): Promise<Instant | null> {
  const first = await store.read((db) => nextRun(db, carrier.name));
  const opens = nextOfficeTime(calendar, now);
  if (first === null || opens === now) return first;
  const unquiet = await store.read((db) => nextRun(db, carrier.name, true));
  return earliest(unquiet, Math.max(first, opens));
}

async function deliver(parts: CourierParts, delivery: Delivery, conclude: Conclude): Promise<void> {
  const { clock, random } = parts;
  const composed = await compose(parts, parts.before, delivery).catch((error: unknown) => ({
    kind: 'failed' as const,
    verdict: judgeUncomposed(parts, delivery, error),
  }));
  if (composed.kind === 'failed') return conclude(delivery, composed.verdict);
  if (composed.kind !== 'reply') return conclude(delivery, { settlement: { state: composed.kind } });
  // A process that slept through its lease has been taken for dead: somebody else sends this one.
  if (clock.now() >= (delivery.lease_until ?? 0)) return;
  // What has not left yet is left to the next start.
  if (parts.stopped.aborted) return conclude(delivery, { settlement: { state: 'queued', counts: false } });
  const failure = await send(parts, delivery, composed);
  if (failure) return conclude(delivery, judge(failure.error, delivery, clock.now(), random));
  await conclude(delivery, { settlement: { state: 'sent' }, told: composed.told });
}

/** Nothing has left. What the store's failure kept from being composed is no failed attempt. */
function judgeUncomposed({ clock, log, random, carrier }: CourierParts, delivery: Delivery, error: unknown): Verdict {
  log('error', 'not composed', { id: delivery.id, channel: carrier.name, ...codeAndPlace(error) });
  const now = clock.now();
  if (error instanceof StoreError)
    return { settlement: { state: 'queued', failure: 'store', runAt: now, counts: false } };
  return tryAgain(delivery, now, undefined, 'chat', random);
}

/** Undefined when the platform has taken it. */
async function send(
  { clock, carrier }: CourierParts,
  { chat }: Delivery,
  { reply, thread }: { reply: Reply; thread: string | null },
): Promise<{ error: unknown } | undefined> {
  const answered = new AbortController();
  const sending = async () => carrier.send({ chat: splitKey(chat).name, ...(thread !== null && { thread }) }, reply);
  const sent = sending().then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  const overdue = clock.sleep(ANSWER_MS, answered.signal).then(() => ({ error: new Error('no answer in time') }));
  const result = await Promise.race([sent, overdue]);
  answered.abort();
  return result;
}
