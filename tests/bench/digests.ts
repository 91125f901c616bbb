/** Measures the digest station at the size of a province: composing, the scheduler's tick, delivery at a platform's pace, memory. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeDigest } from '../../src/answer/digest.ts';
import { openDigests } from '../../src/digest/digests.ts';
import type { Clock, Parts } from '../../src/digest/parts.ts';
import { scheduleDue } from '../../src/digest/schedule.ts';
import { type Ledger, loadLedger } from '../../src/plan/load.ts';
import type { Watch } from '../../src/plan/query.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { addDays, type Day } from '../../src/time/day.ts';
import { dayAt, type Instant, instantAt, type TimeOfDay } from '../../src/time/instant.ts';
import { openCalendar } from '../../src/time/working-days.ts';
import { numbersFrom } from './measure.ts';
import { realData } from './synthetic.ts';
import type { Row } from './table.ts';

const DIGESTS = 10_000;
const IDLE = 100_000;
const PER_SECOND = 30;
const TICKS = 20;
/** How long the platform takes to answer, of the simulated time. */
const ANSWER_MS = 20;
const TODAY = '2017-06-19' as Day;
const NINE = '09:00' as TimeOfDay;

const calendar = openCalendar();

/** Rows for each of the four. */
export async function measureDigests(): Promise<Row[]> {
  const { plan, units, words } = realData();
  const ledger = loadLedger(plan, units, words);
  return [composing(ledger), await ticking(ledger), ...(await delivering(ledger))];
}

/** Every unit of the plan as lead and support, in turn with filters that people write; some have nothing to say. */
function composing(ledger: Ledger): Row {
  const units = [...new Set([...ledger.ledBy.keys(), ...ledger.supportedBy.keys()])];
  const watches: readonly Watch[] = [
    { where: { mine: 'either' } },
    { where: { mine: 'lead' }, period: '30天内' },
    { where: { items: ['24'] } },
    { where: {}, except: { section: [3] } },
  ];
  const start = performance.now();
  let composed = 0;
  for (let number = 0; number < DIGESTS; number += 1) {
    const unit = units[number % units.length] ?? '';
    const today = addDays(TODAY, 7 * (number % 52));
    const digest = composeDigest(
      { ledger, today, lang: number % 5 === 0 ? 'en' : 'zh', calendar },
      {
        watch: watches[number % watches.length] ?? { where: {} },
        words: '',
        units: [unit],
        since: null,
        before: null,
        late: false,
        afterPause: false,
        saidOver: false,
      },
    );
    if (digest) composed += 1;
  }
  const seconds = (performance.now() - start) / 1000;
  return {
    what: `compose ${DIGESTS} digests (${composed} have something to say)`,
    measured: seconds,
    unit: 's',
    target: 5,
  };
}

/** The slowest of some ticks that find nothing due. */
async function ticking(ledger: Ledger): Promise<Row> {
  return withStore(async (store) => {
    await subscribe(store, IDLE, instantAt(addDays(TODAY, 7), NINE));
    const parts = partsOver(store, ledger, openVirtualClock(instantAt(TODAY, NINE)), []);
    const times: number[] = [];
    for (let tick = 0; tick < TICKS; tick += 1) {
      const start = performance.now();
      await scheduleDue(parts, parts.clock.now());
      times.push(performance.now() - start);
    }
    return { what: `tick over ${IDLE} idle subscriptions`, measured: Math.max(...times), unit: 'ms', target: 50 };
  });
}

/** From the slot until the last of so many digests is sent, by the station itself over an embedded store. */
async function delivering(ledger: Ledger): Promise<Row[]> {
  return withStore(async (store) => {
    const slot = instantAt(TODAY, NINE);
    await subscribe(store, DIGESTS, slot);
    const clock = openVirtualClock(slot);
    let last: Instant = slot;
    let count = 0;
    let megabytes = 0;
    const channel = {
      name: 'bench',
      pace: { perSecond: PER_SECOND, perChatMs: 1000 },
      privateChat: (person: string) => person,
      async send() {
        if (count % 500 === 0) megabytes = Math.max(megabytes, process.memoryUsage().rss / 1e6);
        await clock.sleep(ANSWER_MS);
        last = clock.now();
        count += 1;
      },
    };
    globalThis.gc?.();
    const start = performance.now();
    await openDigests(partsOver(store, ledger, clock, [channel])).run();
    const seconds = (performance.now() - start) / 1000;
    if (count !== DIGESTS) throw new Error(`${count} of ${DIGESTS} were delivered`);
    return [
      {
        what: `deliver ${DIGESTS} at ${PER_SECOND}/s, simulated time`,
        measured: (last - slot) / 1000,
        unit: 's',
        target: 370,
      },
      { what: 'the same, real time', measured: seconds, unit: 's', target: null },
      { what: `memory with ${DIGESTS} queued`, measured: megabytes, unit: 'MB', target: null },
    ];
  });
}

/** A clock on which time passes only while somebody sleeps, and at once: one sleeper at a time is all that there is. */
function openVirtualClock(start: Instant): Clock {
  let now = start;
  return {
    now: () => now,
    today: () => dayAt(now),
    turnTo(instant) {
      now = instant;
    },
    sleep(ms, signal) {
      // Whoever can be woken waits for an answer, which comes before the time is up.
      if (signal && ms > ANSWER_MS * 10) return new Promise(() => {});
      now += Math.max(0, ms);
      return Promise.resolve();
    },
  };
}

function partsOver(store: Store, ledger: Ledger, clock: Clock, channels: Parts['channels']): Parts {
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
async function subscribe(store: Store, count: number, next: Instant): Promise<void> {
  const chat = (number: number) => `bench:${number}`;
  const watch = JSON.stringify({ where: {} } satisfies Watch);
  const schedule = JSON.stringify({ every: 'week', weekday: 1, at: NINE });
  const batches = Math.ceil(count / 500);
  await store.transaction(async (db) => {
    for (let batch = 0; batch < batches; batch += 1) {
      const numbers = Array.from({ length: Math.min(500, count - batch * 500) }, (_, index) => batch * 500 + index);
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

async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'duban-bench-'));
  const store = await openStore({ file: join(folder, 'duban.sqlite') });
  try {
    return await work(store);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}
