/** A store in which every chat of a trial is owed one digest, and what the store says in the end of each. */
import { bindChat, noteChat } from '../../src/store/chats.ts';
import { openStore, type Where } from '../../src/store/open.ts';
import { saveSubscription } from '../../src/store/subscriptions.ts';
import type { Day } from '../../src/time/day.ts';
import { type Instant, instantAt, type TimeOfDay } from '../../src/time/instant.ts';
import type { TrialFacts } from './judge.ts';

/** A Monday within the plan's years. */
export const DAY = '2017-06-19' as Day;
/** A unit that has something to hear on that day. */
const UNIT = '市国土局';

export interface Subscribers {
  channel: string;
  /** As the platform calls them. */
  chats: readonly string[];
  /** When the chat with that number is owed its digest. */
  at: (number: number) => TimeOfDay;
}

export async function subscribeAll(where: Where, { channel, chats, at }: Subscribers): Promise<void> {
  const store = await openStore(where);
  const now: Instant = instantAt(DAY, '08:00' as TimeOfDay);
  await store.transaction(async (db) => {
    for (const [number, chat] of chats.entries()) {
      const key = `${channel}:${chat}`;
      const time = at(number);
      await noteChat(db, { key, channel, kind: 'group', title: chat }, now);
      await bindChat(db, key, UNIT);
      await saveSubscription(
        db,
        {
          id: chat,
          chat: key,
          thread: null,
          words: '',
          watch: { where: { mine: 'either' } },
          schedule: { every: 'week', weekday: 1, at: time },
          follows: false,
          next: instantAt(DAY, time),
          nominal: DAY,
          paused: null,
          since: null,
        },
        { by: `${channel}:owner`, at: now, planVersion: 'trial' },
      );
    }
  });
  await store.close();
}

/** The deliveries of digests as they are now. */
export async function endsOf(where: Where, channel: string): Promise<TrialFacts['ends']> {
  const store = await openStore(where);
  const rows = await store.read((db) => db.selectFrom('deliveries').selectAll().where('kind', '=', 'digest').execute());
  await store.close();
  return rows.map((row) => ({ ...row, chat: row.chat.slice(`${channel}:`.length) }));
}
