/** Rows for the store's tests. */
import type { Kysely } from 'kysely';
import type { Proposal, Subscription } from '../../src/session.ts';
import { noteChat } from '../../src/store/chats.ts';
import type { Schema } from '../../src/store/schema.ts';
import { type Making, saveSubscription } from '../../src/store/subscriptions.ts';
import type { Day } from '../../src/time/day.ts';
import type { TimeOfDay } from '../../src/time/instant.ts';

export const NOW = Date.UTC(2017, 5, 15, 2);
export const HOUR = 3_600_000;
export const making: Making = { by: 'test:li', at: NOW, planVersion: 'v1' };

export function subscription(given: Partial<Subscription> = {}): Subscription {
  return {
    id: 's1',
    chat: 'test:group',
    thread: null,
    words: '市司法局牵头的 30天内到期的',
    watch: {
      where: { units: [{ names: ['市司法局'], match: 'any', role: 'lead' }], section: [1, 2] },
      except: { items: ['24', '4.3'] },
      period: '30天内',
    },
    schedule: { every: 'week', weekday: 1, at: '09:00' as TimeOfDay },
    follows: false,
    next: NOW + HOUR,
    nominal: '2017-06-19' as Day,
    paused: null,
    since: null,
    ...given,
  };
}

export function proposal(given: Partial<Proposal> = {}): Proposal {
  return { id: 'p1', subscription: subscription(), units: ['市司法局'], message: 'm1', expires: NOW + HOUR, ...given };
}

/** A group that was noted, by its key. */
export async function group(
  db: Kysely<Schema>,
  key = 'test:group',
  title: string | null = '编办工作群',
): Promise<void> {
  await noteChat(db, { key, channel: 'test', kind: 'group', title }, NOW);
}

/** A noted group with that subscription. */
export async function subscribed(db: Kysely<Schema>, given: Partial<Subscription> = {}): Promise<Subscription> {
  const made = subscription(given);
  await group(db, made.chat);
  await saveSubscription(db, made, making);
  return made;
}
