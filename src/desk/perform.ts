/** Performs what an answer asks for: all changes in one transaction, each with its line in the audit trail. */
import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Effect } from '../conversation.ts';
import type { AuditEntry, Grant, Session, Subscription } from '../session.ts';
import { appendAudit } from '../store/audit.ts';
import { bindChat, notePreview, setChatLang, setQuiet } from '../store/chats.ts';
import { enqueueNotice } from '../store/deliveries.ts';
import { retry } from '../store/failures.ts';
import { createInvitation, expireInvitations, useInvitation } from '../store/invitations.ts';
import { bindPerson, findPerson } from '../store/people.ts';
import { confirmProposal, dropProposal, saveProposal } from '../store/proposals.ts';
import { grantRight, moveRights, revokeRight } from '../store/rights.ts';
import type { Schema } from '../store/schema.ts';
import { endSubscriptions, moveToChat, reschedule, saveSubscription, subscriptionsOf } from '../store/subscriptions.ts';
import { dayAt, type Instant } from '../time/instant.ts';
import { OvertakenError } from './records.ts';

/** What the audit trail says of a change, besides who and when; where and what it was, when it is not what was asked for. */
type Change = Pick<AuditEntry, 'subject' | 'before' | 'after'> & Partial<Pick<AuditEntry, 'chat' | 'action'>>;

/** What changes follow besides the effects themselves. */
export interface Rules {
  planVersion: string;
  /** `channel:person`. */
  owners: readonly string[];
  read: 'open' | 'members';
}

/** Throws OvertakenError when what an effect rests on is gone; then nothing has happened. */
export async function performChanges(
  db: Transaction<Schema>,
  session: Session,
  effects: readonly Effect[],
  rules: Rules,
): Promise<void> {
  const { now, person, chat } = session;
  const entries: AuditEntry[] = [];
  for (const effect of effects) {
    for (const change of await performOne(db, session, effect, rules))
      entries.push({ at: now, person: person.key, name: person.name, chat: chat.key, action: effect.kind, ...change });
  }
  await appendAudit(db, entries);
}

async function performOne(db: Transaction<Schema>, session: Session, effect: Effect, rules: Rules): Promise<Change[]> {
  const { now, person, chat } = session;
  const giving = { by: person.key, at: now };
  switch (effect.kind) {
    case 'remember':
    case 'forget':
      return [];
    case 'set-language':
      await setChatLang(db, chat.key, effect.lang);
      return [{ subject: nameOf(chat), before: null, after: effect.lang }];
    case 'bind-chat':
      await bindChat(db, chat.key, effect.unit);
      return [{ subject: nameOf(chat), before: chat.unit, after: effect.unit }];
    case 'bind-person':
      await bindPerson(db, person.key, effect.unit);
      // 本单位 in a private chat is the unit of the person.
      if (person.direct !== null) await bindChat(db, person.direct, effect.unit);
      return [{ subject: person.name, before: person.unit, after: effect.unit }];
    case 'propose':
      await saveProposal(db, { chat: chat.key, person: person.key }, effect.proposal);
      return [];
    case 'withdraw':
      await dropProposal(db, { chat: chat.key, person: person.key });
      return [];
    case 'subscribe': {
      const before = chat.subscriptions.find(({ id }) => id === effect.subscription.id);
      const { confirms, subscription } = effect;
      const shown = { chat: chat.key, person: person.key };
      // Of two who confirm the same at once, one comes too late. What only changes needs no confirmation.
      if (confirms && !(await confirmProposal(db, shown, confirms, subscription)))
        throw new OvertakenError('no proposal');
      await saveSubscription(db, subscription, { ...giving, planVersion: rules.planVersion });
      return subscribed(chat, before, subscription);
    }
    case 'unsubscribe':
      await endSubscriptions(db, effect.ids, now);
      return chat.subscriptions
        .filter(({ id }) => effect.ids.includes(id))
        .map((ended) => ({ subject: nameOf(chat), before: contentOf(ended), after: null }));
    case 'reschedule':
      await reschedule(db, effect.subscriptions);
      return effect.subscriptions.map((changed) => ({
        subject: contentOf(changed),
        before: pauseOf(chat.subscriptions.find(({ id }) => id === changed.id)),
        after: pauseOf(changed),
      }));
    case 'previewed':
      await notePreview(db, chat.key, now);
      return [];
    case 'set-quiet':
      await setQuiet(db, chat.key, effect.quiet);
      return [{ subject: nameOf(chat), before: String(chat.quiet), after: String(effect.quiet) }];
    case 'invite':
      await createInvitation(db, effect.code, { grant: effect.grant, expires: effect.expires }, giving);
      return [{ subject: grantText(effect.grant), before: null, after: null }];
    case 'join': {
      const grant = await useInvitation(db, effect.code, person.key, now);
      if (!grant) throw new OvertakenError('the invitation was used');
      await grantRight(db, person.key, grant, giving);
      return [{ subject: person.name, before: null, after: grantText(grant) }];
    }
    case 'revoke': {
      await revokeRight(db, effect.person, effect.grant);
      const revoked = { subject: await nameOfPerson(db, effect.person), before: grantText(effect.grant), after: null };
      // Members invite nobody.
      if (effect.grant.role !== 'member') await expireInvitations(db, effect.person, now);
      return [revoked, ...(await closeToStrangers(db, effect.person, now, rules))];
    }
    case 'hand-over': {
      const to = await findPerson(db, effect.to);
      if (!to?.direct) throw new OvertakenError('nobody to hand over to');
      const moved = await moveRights(db, person.key, effect.to, effect.grants, giving);
      await moveToChat(db, effect.subscriptions, to.direct);
      await endSubscriptions(db, effect.doubled, now);
      await enqueueNotice(db, { name: randomUUID(), chat: to.direct, reply: effect.notice, now });
      const what = [...moved.map(grantText), ...effect.subscriptions.map(contentOf)];
      const handed = { subject: what.join('；'), before: person.name, after: to.name };
      await expireInvitations(db, person.key, now);
      return [handed, ...(await closeToStrangers(db, person.key, now, rules))];
    }
    case 'retry': {
      const count = await retry(db, effect.everywhere ? null : chat.key, now);
      return [{ subject: effect.everywhere ? '' : nameOf(chat), before: null, after: String(count) }];
    }
  }
}

/** What is told of a subscription: its content, and that it is sent to another topic when that is new. */
function subscribed(chat: Session['chat'], before: Subscription | undefined, after: Subscription): Change[] {
  const content = contentOf(after);
  if (!before) return [{ subject: nameOf(chat), before: null, after: content }];
  const moved = before.thread === after.thread ? [] : [{ action: 'change-topic', subject: content }];
  const isOnlyMoved = moved.length > 0 && contentOf(before) === content;
  return [
    ...(isOnlyMoved ? [] : [{ subject: nameOf(chat), before: contentOf(before), after: content }]),
    ...moved.map((change) => ({ ...change, before: null, after: null })),
  ];
}

/** Where only members may read, whoever has no right left gets nothing more in private. */
async function closeToStrangers(db: Transaction<Schema>, key: string, now: Instant, rules: Rules): Promise<Change[]> {
  const person = await findPerson(db, key);
  const direct = person?.direct;
  if (rules.read === 'open' || rules.owners.includes(key) || !direct || person.grants.length > 0) return [];
  const own = await subscriptionsOf(db, direct);
  await endSubscriptions(
    db,
    own.map(({ id }) => id),
    now,
  );
  const where = { chat: direct, action: 'unsubscribe', subject: nameOf({ key: direct, title: null }) };
  return own.map((ended) => ({ ...where, before: contentOf(ended), after: null }));
}

function nameOf({ key, title }: Pick<Session['chat'], 'key' | 'title'>): string {
  return title ?? key.slice(key.indexOf(':') + 1);
}

async function nameOfPerson(db: Transaction<Schema>, key: string): Promise<string> {
  return (await findPerson(db, key))?.name ?? key;
}

function grantText({ role, unit }: Grant): string {
  return unit === null ? role : `${role} ${unit}`;
}

function contentOf({ words, watch, follows }: Subscription): string {
  if (follows) return (watch.where.items ?? []).join(' ');
  return words === '' ? JSON.stringify(watch.where) : words;
}

function pauseOf(subscription: Subscription | undefined): string | null {
  if (!subscription?.paused) return null;
  const { until } = subscription.paused;
  return until === null ? 'paused' : `paused ${dayAt(until)}`;
}
