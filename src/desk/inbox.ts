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
import type { Day } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import type { Clock } from './clock.ts';
import { gather } from './gather.ts';

/** Whoever has not said for so long that it lives is taken for dead. */
const LEASE_MS = 90_000;
/** The longest that a call may take. */
const CALL_MS = 50_000;

/** An update that came, or the id of one that is handled. */
interface Write {
  put?: Update;
  done?: string;
}

/** All methods reject with StoreError. */
export function openInbox(store: Store, channel: string, clock: Clock): Inbox {
  const who = randomUUID();
  /** Nobody else can have the embedded store: whatever is not handled there is this process's. */
  const alone = store.engine === 'sqlite';
  let isAllTaken = false;
  /** What is in this process's hands, and until when. */
  const held = new Map<string, Instant>();
  let last: Instant = 0;
  let forgotten: Day | null = null;

  /** Later than the one before, also within one millisecond: the order is that of the calls. */
  function nextInstant(): Instant {
    last = Math.max(clock.now(), last + 1);
    return last;
  }

  /** Once a day. What can't be forgotten now is forgotten another time, and is no reason to call an update not handled. */
  async function forgetOld(): Promise<void> {
    const today = clock.today();
    if (today === forgotten) return;
    forgotten = today;
    await store
      .read((db) => forgetUpdates(db, clock.now()))
      .catch(() => {
        forgotten = null;
      });
  }

  // A commit waits for the disk: what comes together is written together, at the price of one. Gives the ids of news.
  const writeSoon = gather(async (writes: readonly Write[]) => {
    const put = writes.flatMap((write) => write.put ?? []);
    const done = writes.flatMap((write) => write.done ?? []);
    return store.transaction(async (db) => {
      if (done.length > 0) await finishUpdates(db, channel, done, clock.now());
      const lease = { who, until: clock.now() + LEASE_MS };
      return put.length > 0 ? putUpdates(db, channel, put, lease) : new Set<string>();
    });
  });

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
      const news = await writeSoon({ put: { id, data, at: nextInstant() } });
      // One of several that came together under this id is the new one.
      const isNew = news.delete(id);
      if (isNew) hold([id], until);
      return isNew;
    },
    async takeOver(limit) {
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
      await writeSoon({ done: id });
      held.delete(id);
      await forgetOld();
    },
    async release() {
      held.clear();
      await store.read((db) => releaseUpdates(db, channel, who));
      isAllTaken = false;
    },
  };
}
