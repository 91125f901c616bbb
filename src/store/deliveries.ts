/**
 * The outbox: what is owed to whom, and how far it got. Every change says from which state it leads, so that of several
 * processes that try it one succeeds.
 */
import { randomUUID } from 'node:crypto';
import type { ExpressionBuilder, Kysely, Transaction } from 'kysely';
import type { Reply } from '../conversation.ts';
import type { Instant } from '../time/instant.ts';
import { lockPace, locksRows, setPace } from './paces.ts';
import type { DeliveryState, NewRow, Row, Schema } from './schema.ts';

export type Delivery = Row<'deliveries'>;

/** What leaves so much later than its slot is marked 补发. */
export const LATE_AFTER_MS = 10 * 60_000;

export interface NewDelivery {
  slot: string;
  kind: Delivery['kind'];
  /** Key of the chat: `channel:chat`. */
  chat: string;
  subscription: string | null;
  reply: Reply | null;
  dueAt: Instant;
  now: Instant;
}

/** Whose claim it is, on which channel, and what may be claimed. */
export interface ClaimOrder {
  channel: string;
  now: Instant;
  who: string;
  leaseMs: number;
  /** Whether it is office time: outside it only chats whose quiet hours are lifted are served. */
  office: boolean;
  /** Milliseconds between two messages of the channel, and between two messages to one chat. */
  intervalMs: number;
  perChatMs: number;
}

/** `pace`: the channel is to be silent until then. `none`: nothing can go now. */
export type Claim = { kind: 'claimed'; delivery: Delivery } | { kind: 'pace'; until: Instant } | { kind: 'none' };

/**
 * Puts it into the queue; false when its slot was filled before, by whomever. One that was dropped left its slot unfilled:
 * what is owed for it later takes its place.
 */
export async function enqueue(db: Kysely<Schema>, delivery: NewDelivery): Promise<boolean> {
  const { chat, dueAt, now } = delivery;
  const owed = {
    kind: delivery.kind,
    chat,
    channel: chat.slice(0, chat.indexOf(':')),
    subscription: delivery.subscription,
    reply: delivery.reply && JSON.stringify(delivery.reply),
    state: 'queued',
    late: 0,
    resent: 0,
    attempts: 0,
    due_at: dueAt,
    run_at: now,
    tried_at: null,
    settled_at: null,
    failure: null,
    reported: 0,
  } satisfies Partial<NewRow<'deliveries'>>;
  const result = await db
    .insertInto('deliveries')
    .values({ ...owed, id: randomUUID(), slot: delivery.slot, created_at: now })
    .onConflict((conflict) => conflict.column('slot').doUpdateSet(owed).where('deliveries.state', '=', 'dropped'))
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** Owes the chat a message that is ready as it is. `name` names it for ever: a second one of that name is not owed. */
export function enqueueNotice(
  db: Kysely<Schema>,
  notice: { name: string; chat: string; reply: Reply; now: Instant },
): Promise<boolean> {
  const { name, chat, reply, now } = notice;
  return enqueue(db, { slot: `notice/${name}`, kind: 'notice', chat, subscription: null, reply, dueAt: now, now });
}

/**
 * Takes the next delivery of the channel, and its place in the channel's pace with it: it is `sending` when the transaction
 * ends, before anything is sent. The pace is locked first, so claims of one channel come one after another, and a chat that
 * somebody sends to is passed over.
 */
export async function claimNext(db: Transaction<Schema>, order: ClaimOrder): Promise<Claim> {
  const { channel, now } = order;
  const freeAt = await lockPace(db, channel);
  if (freeAt > now) return { kind: 'pace', until: freeAt };
  const delivery = await db
    .updateTable('deliveries')
    .set((eb) => ({
      state: 'sending',
      attempts: eb('attempts', '+', 1),
      tried_at: eb.fn.coalesce('tried_at', eb.val(now)),
      late: eb
        .case()
        .when('due_at', '<', now - LATE_AFTER_MS)
        .then(1)
        .else(eb.ref('late'))
        .end(),
      lease_by: order.who,
      lease_until: now + order.leaseMs,
    }))
    .where('id', '=', (eb) => claimable(eb, order, locksRows(db)))
    .returningAll()
    .executeTakeFirst();
  if (!delivery) return { kind: 'none' };
  // One that comes a little late does not put off those behind it: the rate is kept, not the distance.
  await setPace(db, channel, Math.max(freeAt, now - order.intervalMs) + order.intervalMs);
  return { kind: 'claimed', delivery };
}

function claimable(
  eb: ExpressionBuilder<Schema, 'deliveries'>,
  { channel, now, office, perChatMs }: ClaimOrder,
  locking: boolean,
) {
  return eb
    .selectFrom('deliveries as owed')
    .leftJoin('chats', 'chats.key', 'owed.chat')
    .select('owed.id')
    .where('owed.state', '=', 'queued')
    .where('owed.channel', '=', channel)
    .where('owed.run_at', '<=', now)
    .$if(!office, (query) => query.where('chats.quiet', '=', 0))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('deliveries as other')
            .select('other.id')
            .whereRef('other.chat', '=', 'owed.chat')
            .where(({ or, and, eb }) =>
              or([
                eb('other.state', '=', 'sending'),
                // What lies ahead was settled before the clock was turned back.
                and([eb('other.settled_at', '>', now - perChatMs), eb('other.settled_at', '<=', now)]),
              ]),
            ),
        ),
      ),
    )
    .orderBy('owed.run_at')
    .limit(1)
    .$if(locking, (query) => query.forUpdate('owed').skipLocked());
}

/** When the first of the channel's queue may be tried, or the first for a chat without quiet hours; null for none. */
export async function nextRun(db: Kysely<Schema>, channel: string, unquiet = false): Promise<Instant | null> {
  const row = await db
    .selectFrom('deliveries')
    .leftJoin('chats', 'chats.key', 'deliveries.chat')
    .select('run_at')
    .where('state', '=', 'queued')
    .where('deliveries.channel', '=', channel)
    .$if(unquiet, (query) => query.where('chats.quiet', '=', 0))
    .orderBy('run_at')
    .limit(1)
    .executeTakeFirst();
  return row?.run_at ?? null;
}

/** How an attempt ended. */
export interface Settlement {
  state: Exclude<DeliveryState, 'sending'>;
  failure?: string | null;
  /** Of one that is queued again: when to try it, and whether this attempt counts. */
  runAt?: Instant;
  counts?: boolean;
}

/** Writes how it ended; false when the lease was lost, so that the delivery is no longer the caller's to settle. */
export async function settle(
  db: Kysely<Schema>,
  { id, lease_by }: Delivery,
  { state, failure = null, runAt, counts = true }: Settlement,
  now: Instant,
): Promise<boolean> {
  const again = state === 'queued';
  const result = await db
    .updateTable('deliveries')
    .set((eb) => ({
      state,
      failure,
      lease_by: null,
      lease_until: null,
      settled_at: again ? null : now,
      ...(again && { run_at: runAt ?? now }),
      ...(!counts && { attempts: eb('attempts', '-', 1) }),
    }))
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .where('lease_by', '=', lease_by)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/**
 * Takes back what a dead process was sending: it may have arrived, so it is sent once more and says so; after a second
 * death nobody knows, and it is `unknown`. `alone` names the only process there can be: what others hold is of the dead.
 */
export async function recover(
  db: Transaction<Schema>,
  now: Instant,
  alone: string | null = null,
): Promise<{ again: number; unknown: number }> {
  const abandoned = db
    .updateTable('deliveries')
    .set({ lease_by: null, lease_until: null, failure: 'crashed' })
    .where('state', '=', 'sending')
    .where(({ or, eb }) =>
      or([eb('lease_until', '<=', now), ...(alone === null ? [] : [eb('lease_by', '!=', alone)])]),
    );
  const unknown = await abandoned.set({ state: 'unknown', settled_at: now }).where('resent', '=', 1).executeTakeFirst();
  const again = await abandoned.set({ state: 'queued', resent: 1, late: 1, run_at: now }).executeTakeFirst();
  return { again: Number(again.numUpdatedRows), unknown: Number(unknown.numUpdatedRows) };
}
