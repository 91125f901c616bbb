/** A channel's inbox, kept in the store. */
import type { Inbox } from '../channels/inbox.ts';
import { finishUpdates, forgetUpdates, putUpdates, type Update, waitingUpdates } from '../store/inbox.ts';
import type { Store } from '../store/store.ts';
import type { Day } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import type { Clock } from './clock.ts';
import { gather } from './gather.ts';

/** All methods reject with StoreError. */
export function openInbox(store: Store, channel: string, clock: Clock): Inbox {
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

  // A commit waits for the disk: what comes together is kept together, at the price of one.
  const putSoon = gather((updates: readonly Update[]) => store.read((db) => putUpdates(db, channel, updates)));
  const finishSoon = gather((ids: readonly string[]) =>
    store.read((db) => finishUpdates(db, channel, ids, clock.now())),
  );

  return {
    async put(id, data) {
      const news = await putSoon({ id, data, at: nextInstant() });
      // One of several that came together under this id is the new one.
      return news.delete(id);
    },
    waiting: (limit) => store.read((db) => waitingUpdates(db, channel, limit)),
    async done(id) {
      await finishSoon(id);
      await forgetOld();
    },
  };
}
