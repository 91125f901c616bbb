/** A channel's inbox, kept in the store. */
import { randomUUID } from 'node:crypto';
import type { Inbox } from '../channels/inbox.ts';
import {
  extendLeases,
  finishUpdates,
  forgetUpdates,
  putUpdates,
  releaseUpdates,
  takeOverUpdates,
  type Update,
} from '../store/inbox.ts';
import type { Store } from '../store/store.ts';
import type { Instant } from '../time/instant.ts';
import type { Clock } from './clock.ts';
import { onceADay } from './daily.ts';
import { gather } from './gather.ts';

/** Whoever has not said for so long that it lives is taken for dead. */
const LEASE_MS = 90_000;
/** The longest that a call may take. */
const CALL_MS = 50_000;

/** All methods reject with StoreError. */
export function openInbox(store: Store, channel: string, clock: Clock): Inbox {
  const who = randomUUID();
  /** Nobody else can have the embedded store: whatever is not handled there is this process's. */
  const alone = store.engine === 'sqlite';
  let isAllTaken = false;
  /** What is in this process's hands, and until when. */
  const held = new Map<string, Instant>();
  /** What is handled, until that is noted. */
  const unsettled = new Set<string>();
  let last: Instant = 0;

  /** Later than the one before, also within one millisecond: the order is that of the calls. */
  function nextInstant(): Instant {
    last = Math.max(clock.now(), last + 1);
    return last;
  }

  const forgetOld = onceADay((now) => store.read((db) => forgetUpdates(db, now)));

  // A commit waits for the disk: what comes together is written together, at the price of one, and with it whatever is
  // handled and not noted yet. Gives the ids of news.
  const writeSoon = gather(async (updates: readonly (Update | null)[]) => {
    const put = updates.filter((update) => update !== null);
    const done = [...unsettled];
    const news = await store.transaction(async (db) => {
      if (done.length > 0) await finishUpdates(db, channel, done, clock.now());
      const lease = { who, until: clock.now() + LEASE_MS };
      return put.length > 0 ? putUpdates(db, channel, put, lease) : new Set<string>();
    });
    for (const id of done) unsettled.delete(id);
    return news;
  });

  /** Notes what could not be noted when it was handled. */
  async function settle(): Promise<void> {
    if (unsettled.size > 0) await writeSoon(null);
  }

  function hold(ids: Iterable<string>, until: Instant): void {
    if (!alone) for (const id of ids) held.set(id, until);
  }

  /** Says that this process lives; what somebody has taken from it meanwhile is no longer its own. */
  async function extend(until: Instant): Promise<void> {
    const before = [...held.keys()];
    if (before.length === 0) return;
    const ours = new Set(await store.read((db) => extendLeases(db, channel, before, { who, until })));
    for (const id of before) {
      if (!ours.has(id)) held.delete(id);
      else if (held.has(id)) held.set(id, until);
    }
  }

  return {
    async put(id, data) {
      const until = clock.now() + LEASE_MS;
      const news = await writeSoon({ id, data, at: nextInstant() });
      // One of several that came together under this id is the new one.
      const isNew = news.delete(id);
      if (isNew) hold([id], until);
      return isNew;
    },
    async takeOver(limit) {
      await settle();
      if (isAllTaken) return [];
      const now = clock.now();
      const until = now + LEASE_MS;
      await extend(until);
      const taken = await store.read((db) => takeOverUpdates(db, channel, { who, until, now, limit, alone }));
      isAllTaken = alone && taken.length < limit;
      hold(
        taken.map(({ id }) => id),
        until,
      );
      return taken;
    },
    holds: (id) => alone || (held.get(id) ?? 0) >= clock.now() + CALL_MS,
    letGo(id) {
      held.delete(id);
    },
    async done(id) {
      unsettled.add(id);
      held.delete(id);
      await settle();
      await forgetOld(clock.now());
    },
    async release() {
      held.clear();
      await settle();
      await store.read((db) => releaseUpdates(db, channel, who));
      isAllTaken = false;
    },
  };
}
