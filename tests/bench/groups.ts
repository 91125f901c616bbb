/** An embedded store with so many groups and their digests, and the station over it, for the bench. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock, Parts } from '../../src/digest/parts.ts';
import type { Ledger } from '../../src/plan/load.ts';
import type { Watch } from '../../src/plan/query.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { dayAt, type Instant, timeAt } from '../../src/time/instant.ts';
import { openCalendar } from '../../src/time/working-days.ts';
import { numbersFrom } from './measure.ts';

const BATCH = 500;

export const calendar = openCalendar();

export function partsOver(store: Store, ledger: Ledger, clock: Clock, channels: Parts['channels']): Parts {
  return {
    store,
    ledger,
    planVersion: 'bench',
    calendar,
    clock,
    log: () => {},
    channels,
    owners: [],
    random: numbersFrom(1),
  };
}

/** So many groups, each with its weekly digest. */
export async function subscribe(store: Store, count: number, next: Instant): Promise<void> {
  const chat = (number: number) => `bench:${number}`;
  const watch = JSON.stringify({ where: {} } satisfies Watch);
  const schedule = JSON.stringify({ every: 'week', weekday: 1, at: timeAt(next) });
  const batches = Math.ceil(count / BATCH);
  await store.transaction(async (db) => {
    for (let batch = 0; batch < batches; batch += 1) {
      const numbers = Array.from(
        { length: Math.min(BATCH, count - batch * BATCH) },
        (_, index) => batch * BATCH + index,
      );
      await db
        .insertInto('chats')
        .values(
          numbers.map((number) => ({ key: chat(number), channel: 'bench', kind: 'group', quiet: 1, created_at: 0 })),
        )
        .execute();
      await db
        .insertInto('subscriptions')
        .values(
          numbers.map((number) => ({
            id: `s${number}`,
            chat: chat(number),
            words: '',
            watch,
            schedule,
            follows: 0,
            next_at: next,
            nominal: dayAt(next),
            said_over: 0,
            created_by: 'bench',
            created_at: 0,
          })),
        )
        .execute();
    }
  });
}

export async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'duban-bench-'));
  const store = await openStore({ file: join(folder, 'duban.sqlite') });
  try {
    return await work(store);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}
