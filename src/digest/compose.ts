/** From a delivery to what is sent for it, as the plan, the chat and the subscription are at that moment. */
import { composeDigest, type DigestOrder } from '../answer/digest.ts';
import type { Reply } from '../conversation.ts';
import { resolveAsker } from '../language/asker.ts';
import type { Ledger } from '../plan/load.ts';
import { findChat, type KeptChat } from '../store/chats.ts';
import type { Delivery } from '../store/deliveries.ts';
import { findSubscription, type KeptSubscription } from '../store/subscriptions.ts';
import type { Day } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import { dayMeant } from '../time/schedule.ts';
import type { LedgerBefore, Parts } from './parts.ts';
import { WORDING } from './wording.ts';

/** What a digest tells the chat: all up to that day, and whether it or one before it says that the plan's period is over. */
export interface Told {
  since: Day;
  saidOver: boolean;
}

/**
 * `empty`: there is nothing to say. `dropped`: nobody wants it any more. A notice tells nothing of the plan. The thread is
 * the one in which the chat wants its digest by now.
 */
export type Composed =
  | { kind: 'reply'; reply: Reply; thread: string | null; told: Told | null }
  | { kind: 'empty' }
  | { kind: 'dropped' };

type Needs = Pick<Parts, 'store' | 'ledger' | 'planVersion' | 'calendar' | 'clock'>;

/** Rejects with StoreError. */
export async function compose(needs: Needs, before: LedgerBefore, delivery: Delivery): Promise<Composed> {
  const { chat, subscription, unit } = await lookUp(needs, delivery);
  if (chat?.disabled) return { kind: 'dropped' };
  if (delivery.reply !== null) return noticeOf(delivery.reply, delivery, chat);
  if (!chat || !subscription || isPaused(subscription, needs.clock.now())) return { kind: 'dropped' };
  const { planVersion, saidOver, thread } = subscription;
  const changed = planVersion !== null && planVersion !== needs.planVersion;
  const today = needs.clock.today();
  const digest = composeDigest(
    { ledger: needs.ledger, today, lang: chat.lang ?? 'zh', calendar: needs.calendar },
    {
      ...orderOf(needs, delivery, subscription, unit, changed ? await before(planVersion) : null),
      on: dayMeant(subscription.schedule, needs.clock.now(), needs.calendar, chat.quiet),
    },
  );
  if (!digest) return { kind: 'empty' };
  return { kind: 'reply', reply: digest.reply, thread, told: { since: today, saidOver: saidOver || digest.saysOver } };
}

/** The unit of a private chat is that of whom it is with. */
function lookUp({ store }: Needs, { chat: key, subscription: id }: Delivery) {
  return store.read(async (db) => {
    const chat = await findChat(db, key);
    const subscription = id === null ? null : await findSubscription(db, id);
    const isPrivate = chat?.kind === 'private';
    const person = isPrivate
      ? await db.selectFrom('people').select('unit').where('direct', '=', key).executeTakeFirst()
      : undefined;
    return { chat, subscription, unit: person?.unit ?? chat?.unit ?? null };
  });
}

function noticeOf(text: string, { resent }: Delivery, chat: KeptChat | null): Composed {
  const { blocks, choices }: Reply = JSON.parse(text);
  const again = resent === 1 ? [{ kind: 'note', text: WORDING[chat?.lang ?? 'zh'].again } as const] : [];
  return { kind: 'reply', reply: { blocks: [...again, ...blocks], choices }, thread: null, told: null };
}

/** What was queued before somebody paused the subscription is not wanted either. */
function isPaused({ paused }: KeptSubscription, now: Instant): boolean {
  return paused !== null && (paused.until === null || paused.until > now);
}

function orderOf(
  { ledger }: Needs,
  { late }: Delivery,
  { watch, words, schedule, since, paused, saidOver }: KeptSubscription,
  unit: string | null,
  before: Ledger | null,
): DigestOrder {
  return {
    watch,
    words,
    units: unit === null ? [] : (resolveAsker(ledger, unit)?.units ?? []),
    since,
    before,
    late: late === 1,
    // The pause is over, or it would not be composed; it stays on record until its first digest.
    afterPause: paused !== null,
    saidOver,
    every: schedule.every,
  };
}
