/** A digest station over the real plan, an embedded store and a platform on loopback, with a clock turned by hand. */
import { onTestFinished } from 'vitest';
import { type Digests, openDigests } from '../../src/digest/digests.ts';
import type { Carrier, Parts } from '../../src/digest/parts.ts';
import type { LogFacts } from '../../src/log.ts';
import type { Subscription } from '../../src/session.ts';
import { bindChat, noteChat } from '../../src/store/chats.ts';
import type { Delivery } from '../../src/store/deliveries.ts';
import type { Store } from '../../src/store/store.ts';
import { findSubscription, saveSubscription } from '../../src/store/subscriptions.ts';
import type { Day } from '../../src/time/day.ts';
import { type Instant, instantAt, type TimeOfDay } from '../../src/time/instant.ts';
import { nextSlot } from '../../src/time/schedule.ts';
import { openCalendar } from '../../src/time/working-days.ts';
import { ledger } from '../answer/given.ts';
import { carrierTo, openPlatform, type Platform, type Treatment } from '../fakes/platform.ts';
import { makeFile } from '../store/engines.ts';
import { type HandClock, openHandClock } from './hand-clock.ts';

export const calendar = openCalendar();
/** A unit that has something to hear every Monday of June 2017. */
export const UNIT = '市国土局';
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export function at(day: string, time = '09:00'): Instant {
  return instantAt(day as Day, time as TimeOfDay);
}

/** The Monday on which most tests begin, an hour and more before the slot of 09:00. */
export const MONDAY = '2017-06-19';
export const EARLY = at(MONDAY, '07:50');

export interface Station {
  parts: Parts;
  digests: Digests;
  store: Store;
  clock: HandClock;
  platform: Platform;
  /** What was logged at `warn` and `error`, by event. */
  logged: { level: string; event: string; facts: LogFacts }[];
  /** What the platform is to do with the next messages; it takes those that come after them. */
  treatments: Treatment[];
  /** Another process over the same store. */
  another(parts?: Partial<Parts>): Digests;
}

/** Everything is closed when the test ends. */
export async function openStation(
  given: Partial<Parts> & { start?: Instant; pace?: Carrier['pace'] } = {},
): Promise<Station> {
  const { start = EARLY, pace, ...overrides } = given;
  const treatments: Treatment[] = [];
  const platform = await openPlatform({ treat: () => treatments.shift() ?? { kind: 'take' } });
  const place = await makeFile();
  const store = overrides.store ?? (await place.open());
  const clock = openHandClock(start);
  const logged: Station['logged'] = [];
  const parts: Parts = {
    store,
    ledger,
    planVersion: 'v1',
    calendar,
    clock,
    log: (level, event, facts = {}) => {
      if (level === 'warn' || level === 'error') logged.push({ level, event, facts });
    },
    channels: [carrierTo(platform.url, pace ? { pace } : {})],
    owners: ['test:owner'],
    random: () => 1,
    ...overrides,
  };
  const opened: Digests[] = [];
  const another = (more: Partial<Parts> = {}) => {
    const digests = openDigests({ ...parts, ...more });
    opened.push(digests);
    return digests;
  };
  const digests = another();
  onTestFinished(async () => {
    await Promise.all([platform.close(), ...opened.map((station) => station.stop().catch(() => {}))]);
    await store.close();
    await place.remove();
  });
  return { parts, digests, store, clock, platform, logged, treatments, another };
}

/** A group of the unit with a weekly digest; every other thing is as given. */
export async function subscribe(
  { store, clock }: Pick<Station, 'store' | 'clock'>,
  given: Partial<Subscription> & { unit?: string } = {},
): Promise<Subscription> {
  const { unit = UNIT, ...rest } = given;
  const schedule = rest.schedule ?? { every: 'week', weekday: 1, at: '09:00' as TimeOfDay };
  const { instant, nominal } = nextSlot(schedule, clock.now(), calendar, true);
  const chat = rest.chat ?? 'test:group';
  const made: Subscription = {
    id: `${chat}/s`,
    chat,
    thread: null,
    words: '',
    watch: { where: { mine: 'either' } },
    schedule,
    follows: false,
    next: instant,
    nominal,
    paused: null,
    since: null,
    ...rest,
  };
  await store.transaction(async (db) => {
    await noteChat(db, { key: chat, channel: 'test', kind: 'group', title: `${unit}工作群` }, clock.now());
    await bindChat(db, chat, unit);
    await saveSubscription(db, made, { by: 'test:li', at: clock.now(), planVersion: 'v1' });
  });
  return made;
}

export function deliveries({ store }: Pick<Station, 'store'>): Promise<Delivery[]> {
  return store.read((db) => db.selectFrom('deliveries').selectAll().orderBy('created_at').orderBy('slot').execute());
}

/** The state of the only delivery, or of all of them. */
export async function states(station: Pick<Station, 'store'>): Promise<string[]> {
  return (await deliveries(station)).map(({ state }) => state);
}

export async function kept({ store }: Pick<Station, 'store'>, id = 'test:group/s') {
  const subscription = await store.read((db) => findSubscription(db, id));
  if (!subscription) throw new Error(`there is no ${id}`);
  return subscription;
}

/** Waits for what happens by itself, not for time: until the look gives true. */
export async function until(look: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await look())) await new Promise((resolve) => setImmediate(resolve));
}
