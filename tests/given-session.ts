/** A plain session for tests: the owner in a private chat with the bot, at ten in the morning of a day. */
import type { Chat, Person, Proposal, Session, Subscription } from '../src/session.ts';
import type { Day } from '../src/time/day.ts';
import { type Instant, instantAt, type TimeOfDay } from '../src/time/instant.ts';
import { DEFAULT_SCHEDULE } from '../src/time/schedule.ts';
import { openCalendar } from '../src/time/working-days.ts';

export const calendar = openCalendar();

export const owner: Person = {
  key: 'test:owner',
  name: '王主任',
  unit: null,
  isOwner: true,
  grants: [],
  direct: 'test:direct',
};

/** Somebody without any right. */
export const nobody: Person = { ...owner, key: 'test:li', name: '李明', isOwner: false };

export const direct: Chat = {
  key: 'test:direct',
  kind: 'private',
  title: null,
  unit: null,
  quiet: true,
  subscriptions: [],
  previewed: null,
};

/** A group that is bound to no unit. */
export const group: Chat = { ...direct, key: 'test:group', kind: 'group', title: '编办工作群' };

export const bound: Chat = { ...group, unit: '市编办' };

/** One person for each role; the roles are of 市编办 but for the last. */
export const people = {
  owner,
  admin: { ...nobody, key: 'test:zhao', name: '赵强', grants: [{ role: 'admin', unit: null }] },
  liaison: { ...nobody, key: 'test:zhang', name: '张三', grants: [{ role: 'liaison', unit: '市编办' }] },
  member: { ...nobody, key: 'test:sun', name: '孙丽', grants: [{ role: 'member', unit: '市编办' }] },
  nobody,
  stranger: { ...nobody, key: 'test:qian', name: '钱七', grants: [{ role: 'liaison', unit: '市财政局' }] },
} satisfies Record<string, Person>;

/** Everybody who has a right. */
export const holders: readonly Person[] = Object.values(people).filter((person) => person !== nobody);

/** 市编办's digest, Mondays at nine, as of Thursday 15 June 2017. */
export const weekly: Subscription = {
  id: 's-1',
  chat: bound.key,
  thread: null,
  words: '',
  watch: { where: { mine: 'either' } },
  schedule: DEFAULT_SCHEDULE,
  follows: false,
  next: at('2017-06-19', '09:00'),
  nominal: '2017-06-19' as Day,
  paused: null,
  since: null,
};

/** Two items that are followed. */
export const followed: Subscription = {
  ...weekly,
  id: 's-2',
  watch: { where: { items: ['7', '24'] } },
  follows: true,
};

/** The moment on the day, at ten unless told otherwise. */
export function at(day: string, time = '10:00'): Instant {
  return instantAt(day as Day, time as TimeOfDay);
}

/** What was shown, in the message before the one of the session, by default with what it says of the unit. */
export function proposalOf(subscription: Subscription, expires: Instant, units?: readonly string[]): Proposal {
  const { where, except } = subscription.watch;
  const isOwn = where.mine !== undefined || except?.mine !== undefined;
  const id = subscription.id.slice(0, 8);
  return { id, subscription, units: units ?? (isOwn ? ['市编办'] : []), message: 'm0', expires };
}

export function sessionOn(day: string, given: Partial<Session> = {}): Session {
  return {
    now: at(day),
    calendar,
    person: owner,
    chat: direct,
    thread: null,
    message: 'm1',
    pending: null,
    found: {},
    fresh: { id: 's-new', code: 'K7QM2XHDTR' },
    ...given,
  };
}
