/** Subscriptions: what each chat wants to hear and when it is due next. */
import type { Kysely, SelectQueryBuilder, Transaction } from 'kysely';
import type { Subscription } from '../session.ts';
import type { Day } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import type { Schedule, Slot } from '../time/schedule.ts';
import { readJson, ScheduleJson, WatchJson } from './json.ts';
import { locksRows } from './paces.ts';
import type { NewRow, Row, Schema } from './schema.ts';

/** A subscription with what only the shell needs of it. */
export interface KeptSubscription extends Subscription {
  /** The plan's data as of `since`. */
  planVersion: string | null;
  /** Whether it was said that the plan's period is over. */
  saidOver: boolean;
}

/** A slot that has come, with what the next slot and the delivery need of its subscription and chat. */
export interface DueSlot {
  subscription: string;
  chat: string;
  quiet: boolean;
  instant: Instant;
  nominal: string;
  /** As it is kept, see `readSchedule`. */
  schedule: string;
}

/** Who made a subscription, when, and of which plan data; these stay when it is replaced. */
export interface Making {
  by: string;
  at: Instant;
  planVersion: string | null;
}

/** The chat's subscriptions, in the order in which they were made. */
export async function subscriptionsOf(db: Kysely<Schema>, chat: string): Promise<KeptSubscription[]> {
  const rows = await standing(db).where('chat', '=', chat).execute();
  return rows.map(subscriptionOf);
}

/** The same of several chats. */
export async function subscriptionsIn(db: Kysely<Schema>, chats: readonly string[]): Promise<KeptSubscription[]> {
  return (await standing(db).where('chat', 'in', chats).execute()).map(subscriptionOf);
}

/** The subscriptions of all chats, in the order in which they were made. */
export async function allSubscriptions(db: Kysely<Schema>): Promise<KeptSubscription[]> {
  return (await standing(db).execute()).map(subscriptionOf);
}

/** Null when there is none with that id, and when it has ended. */
export async function findSubscription(db: Kysely<Schema>, id: string): Promise<KeptSubscription | null> {
  const row = await standing(db).where('id', '=', id).executeTakeFirst();
  return row ? subscriptionOf(row) : null;
}

/** The same, with nobody else changing it until the transaction ends. */
export async function lockSubscription(db: Transaction<Schema>, id: string): Promise<KeptSubscription | null> {
  const query = standing(db).where('id', '=', id);
  const row = await query.$if(locksRows(db), (locked) => locked.forUpdate()).executeTakeFirst();
  return row ? subscriptionOf(row) : null;
}

/**
 * At most `limit` slots that have come by `now`, the earliest first. Those of chats where nothing can be sent wait: when
 * the bot is back in such a chat, they are found to be late.
 */
export async function dueSlots(db: Kysely<Schema>, now: Instant, limit: number): Promise<DueSlot[]> {
  const rows = await db
    .selectFrom('subscriptions')
    .innerJoin('chats', 'chats.key', 'subscriptions.chat')
    .select(['id', 'subscriptions.chat', 'chats.quiet', 'next_at', 'nominal', 'schedule'])
    .where('next_at', '<=', now)
    .where('disabled_at', 'is', null)
    .orderBy('next_at')
    .limit(limit)
    .execute();
  return rows.flatMap(({ id, chat, quiet, next_at, nominal, schedule }) =>
    next_at === null || nominal === null
      ? []
      : [{ subscription: id, chat, quiet: quiet === 1, instant: next_at, nominal, schedule }],
  );
}

/** Rejects a schedule that is not one, apart from the look-up: one bad row must not hide the others. */
export function readSchedule({ subscription, schedule }: DueSlot): Schedule {
  return readJson(ScheduleJson, schedule, `subscription ${subscription}`);
}

/** Makes the subscription, or replaces the one with the same id. */
export async function saveSubscription(
  db: Kysely<Schema>,
  subscription: Subscription,
  { by, at, planVersion }: Making,
): Promise<void> {
  const row = { ...contentOf(subscription), ...timesOf(subscription), ended_at: null };
  await db
    .insertInto('subscriptions')
    .values({ ...row, id: subscription.id, plan_version: planVersion, said_over: 0, created_by: by, created_at: at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** Pauses or resumes: only when the subscriptions are due changes, and only of those that have not ended. */
export async function reschedule(db: Kysely<Schema>, subscriptions: readonly Subscription[]): Promise<void> {
  for (const subscription of subscriptions) {
    const update = db.updateTable('subscriptions').set(timesOf(subscription)).where('id', '=', subscription.id);
    await update.where('ended_at', 'is', null).execute();
  }
}

/** Ends the subscriptions; their rows stay, for the history. */
export async function endSubscriptions(db: Kysely<Schema>, ids: readonly string[], now: Instant): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('subscriptions')
    .set({ ended_at: now, next_at: null, nominal: null })
    .where('id', 'in', ids)
    .where('ended_at', 'is', null)
    .execute();
}

/** Hands the subscriptions over to another chat, as they are worded there, outside its threads, with what is queued of them. */
export async function moveToChat(
  db: Kysely<Schema>,
  subscriptions: readonly Pick<Subscription, 'id' | 'words' | 'watch'>[],
  chat: string,
): Promise<void> {
  if (subscriptions.length === 0) return;
  for (const { id, words, watch } of subscriptions) {
    const update = db.updateTable('subscriptions').set({ chat, thread: null, words, watch: JSON.stringify(watch) });
    await update.where('id', '=', id).where('ended_at', 'is', null).execute();
  }
  const ids = subscriptions.map(({ id }) => id);
  await db
    .updateTable('deliveries')
    .set({ chat, channel: chat.slice(0, chat.indexOf(':')) })
    .where('subscription', 'in', ids)
    .where('state', '=', 'queued')
    .execute();
}

/** The thread is no more: its subscriptions are sent outside all threads from now on. Gives how many there are. */
export async function forgetThread(db: Kysely<Schema>, chat: string, thread: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('subscriptions')
    .set({ thread: null })
    .where('chat', '=', chat)
    .where('thread', '=', thread)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/**
 * Moves a subscription from the slot that was due to its next one. False when somebody else has done that, or it was
 * paused or ended meanwhile: then the slot is not ours to serve.
 */
export async function advance(db: Kysely<Schema>, id: string, due: Instant, next: Slot): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('subscriptions')
    .set({ next_at: next.instant, nominal: next.nominal })
    .where('id', '=', id)
    .where('next_at', '=', due)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** A pause that ended by `now` is over: its catch-up has been sent, or there was nothing to say. One set meanwhile stays. */
export async function endPause(db: Kysely<Schema>, id: string, now: Instant): Promise<void> {
  await db
    .updateTable('subscriptions')
    .set({ paused_since: null, paused_until: null })
    .where('id', '=', id)
    .where('paused_until', '<=', now)
    .execute();
}

/** Notes the digest that was sent last: on which day, of which plan data, and whether it said that the period is over. */
export async function noteSent(
  db: Kysely<Schema>,
  id: string,
  sent: { since: Day; planVersion: string; saidOver: boolean },
): Promise<void> {
  await db
    .updateTable('subscriptions')
    .set({ since: sent.since, plan_version: sent.planVersion, said_over: sent.saidOver ? 1 : 0 })
    .where('id', '=', id)
    .execute();
}

/** The rows of all subscriptions that have not ended. */
function standing(db: Kysely<Schema>): SelectQueryBuilder<Schema, 'subscriptions', Row<'subscriptions'>> {
  return db.selectFrom('subscriptions').selectAll().where('ended_at', 'is', null).orderBy('created_at').orderBy('id');
}

/** What a subscription is about. */
function contentOf({ chat, thread, words, watch, schedule, follows, since }: Subscription) {
  return {
    chat,
    thread,
    words,
    watch: JSON.stringify(watch),
    schedule: JSON.stringify(schedule),
    follows: follows ? 1 : 0,
    since,
  } satisfies Partial<NewRow<'subscriptions'>>;
}

/** When it is due. */
function timesOf({ next, nominal, paused }: Subscription) {
  return {
    next_at: next,
    nominal,
    paused_since: paused?.since ?? null,
    paused_until: paused?.until ?? null,
  } satisfies Partial<NewRow<'subscriptions'>>;
}

function subscriptionOf(row: Row<'subscriptions'>): KeptSubscription {
  const what = `subscription ${row.id}`;
  return {
    id: row.id,
    chat: row.chat,
    thread: row.thread,
    words: row.words,
    watch: readJson(WatchJson, row.watch, what),
    schedule: readJson(ScheduleJson, row.schedule, what),
    follows: row.follows === 1,
    next: row.next_at,
    nominal: row.nominal === null ? null : (row.nominal as Day),
    paused: row.paused_since === null ? null : { since: row.paused_since, until: row.paused_until },
    since: row.since === null ? null : (row.since as Day),
    planVersion: row.plan_version,
    saidOver: row.said_over === 1,
  };
}
