/** The station as a whole: it goes on by itself, stops cleanly, survives crashes and outages, and lets time pass. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openTroubles } from '../../src/digest/troubles.ts';
import { settle } from '../../src/store/deliveries.ts';
import { findMark } from '../../src/store/marks.ts';
import { findPlanVersion } from '../../src/store/plans.ts';
import { StoreError } from '../../src/store/problem.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import type { Day } from '../../src/time/day.ts';
import { writeInstant } from '../../src/time/instant.ts';
import { carrierTo } from '../fakes/platform.ts';
import { claimed } from '../store/owed.ts';
import { at, deliveries, EARLY, HOUR, kept, MINUTE, MONDAY, openStation, states, subscribe, until } from './given.ts';

const DUE = at(MONDAY);

/** The store, which fails as long as it is told to. */
function failingStore(store: Store): Store & { away: boolean } {
  const refuse = () => Promise.reject(new StoreError('down', 'the store: gone', 'wait'));
  const failing = {
    ...store,
    away: false,
    read: <T>(work: Parameters<typeof store.read<T>>[0]) => (failing.away ? refuse() : store.read(work)),
    transaction: <T>(work: Parameters<typeof store.transaction<T>>[0]) =>
      failing.away ? refuse() : store.transaction(work),
  };
  return failing;
}

describe('a station that was started', () => {
  test('delivers by itself when the slot comes', async () => {
    const station = await openStation();
    await subscribe(station);
    station.digests.start();
    await until(() => station.clock.sleepers === 3);
    expect(station.platform.taken).toEqual([]);

    station.clock.turnTo(DUE);
    await until(() => {
      station.clock.pass(1000);
      return station.platform.taken.length === 1;
    });
    await until(async () => (await states(station))[0] === 'sent');
  });

  test('goes to the disk only to note that it has run, while there is nothing to do', async () => {
    let turns = 0;
    const folder = mkdtempSync(join(tmpdir(), 'duban-idle-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const store = await openSqlite(join(folder, 'duban.sqlite'), async () => {
      turns += 1;
    });
    const troubles = openTroubles();
    const station = await openStation({ store, troubles, start: DUE, owners: ['test:owner', 'terminal:owner'] });
    troubles.begin({
      channel: 'test',
      name: 'privacy',
      whose: 'bot',
      note: { zh: '隐私', en: 'privacy' },
      byItself: true,
    });
    await station.digests.run();
    station.clock.pass(MINUTE);
    turns = 0;

    for (let run = 0; run < 5; run += 1) {
      station.clock.pass(10_000);
      await station.digests.run();
    }
    expect(turns).toBe(5);
  });

  test('stops when what is in hand has been sent and written down, and sends nothing more', async () => {
    const station = await openStation({ start: DUE });
    await subscribe(station, { next: DUE, nominal: MONDAY as Day });
    await subscribe(station, { chat: 'test:other', next: DUE, nominal: MONDAY as Day });
    station.treatments.push({ kind: 'hold' });
    station.digests.start();
    await until(() => {
      station.clock.pass(1000);
      return station.platform.taken.length === 1;
    });
    let stopped = false;
    const stop = station.digests.stop().then(() => {
      stopped = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(stopped).toBe(false);
    station.clock.pass(MINUTE);
    await stop;

    expect((await states(station)).toSorted()).toEqual(['queued', 'unknown']);
    await station.digests.run();
    expect(station.platform.taken).toHaveLength(1);
  });

  test('keeps the plan data and leaves a mark of the scheduler’s run', async () => {
    const station = await openStation();
    await station.digests.run();

    expect(await station.store.read((db) => findMark(db, 'scheduler'))).toBe(EARLY);
    expect(await station.store.read((db) => findPlanVersion(db, 'v1'))).toMatchObject({ id: 'ezhou-2016-2020' });
  });

  test('says once that the scheduler has stalled, and goes on when the store is back', async () => {
    const station = await openStation();
    const store = failingStore(station.store);
    store.away = true;
    await subscribe(station);
    const told: (string | null)[] = [];
    const restless = station.another({ store, onStore: (error) => told.push(error?.code ?? null) });
    restless.start();
    for (let minute = 0; minute < 20; minute += 1) {
      await until(() => station.clock.sleepers === 3);
      station.clock.pass(MINUTE);
    }
    expect(station.logged.filter(({ event }) => event === 'scheduler stalled')).toHaveLength(1);
    expect(new Set(told)).toEqual(new Set(['down']));

    store.away = false;
    station.clock.turnTo(DUE);
    await until(() => {
      station.clock.pass(1000);
      return station.platform.taken.length === 1;
    });
    expect(station.logged.map(({ event }) => event)).toContain('scheduler runs again');
    expect(told.at(-1)).toBeNull();
  });

  test('writes down what it has sent when the store comes back, and does not send it again', async () => {
    const station = await openStation({ start: DUE });
    await subscribe(station, { next: DUE, nominal: MONDAY as Day });
    const store = failingStore(station.store);
    const carrier = carrierTo(station.platform.url);
    const channels = [
      {
        ...carrier,
        send: async (...message: Parameters<typeof carrier.send>) => {
          await carrier.send(...message);
          store.away = true;
        },
      },
    ];
    const done = station.another({ store, channels }).run();
    await until(() => station.logged.some(({ event }) => event === 'delivery not settled'));
    await until(() => station.clock.sleepers === 1);
    station.clock.pass(1000);
    await until(() => station.clock.sleepers === 1);
    store.away = false;
    station.clock.pass(2000);
    await done;

    expect(await deliveries(station)).toMatchObject([{ state: 'sent', attempts: 1 }]);
    expect(station.platform.taken).toHaveLength(1);
  });
});

describe('after a crash', () => {
  test('what was being sent is sent once more, marked, as soon as the process is back', async () => {
    const station = await openStation();
    await subscribe(station);
    station.clock.turnTo(DUE);
    station.treatments.push({ kind: 'hold' });
    const dying = station.another().run();
    await until(() => station.platform.taken.length === 1);

    await station.digests.run();

    expect(station.platform.taken.map(({ text }) => text.includes('补发'))).toEqual([false, true]);
    expect(await deliveries(station)).toMatchObject([{ state: 'sent', resent: 1 }]);
    // The dead one has nothing more to say about it.
    station.clock.pass(MINUTE);
    await dying;
    expect(await states(station)).toEqual(['sent']);
    expect(station.logged.map(({ event }) => event)).toEqual(['delivery was taken over']);
  });

  test('a second one leaves it unknown, and the owner is told', async () => {
    const station = await openStation({ start: DUE });
    await subscribe(station, { next: DUE, nominal: MONDAY as Day });
    await station.digests.run();
    await station.store.read((db) =>
      db.updateTable('deliveries').set({ state: 'queued', settled_at: null, resent: 1 }).execute(),
    );
    await claimed(station.store, { now: DUE, who: 'dead' });

    await station.another().passTo(DUE + 5 * MINUTE);

    expect((await deliveries(station))[0]).toMatchObject({ state: 'unknown', failure: 'crashed', reported: 1 });
    expect(station.platform.taken.at(-1)?.text).toMatch(/1 份不能确认是否送达。.*程序中断/su);
  });
});

describe('two replicas', () => {
  test('share the work, and no group hears anything twice', async () => {
    const station = await openStation({ pace: { perSecond: 1000, perChatMs: 0 } });
    for (let chat = 0; chat < 40; chat += 1) await subscribe(station, { chat: `test:${chat}` });
    const replicas = [station.digests, station.another()];
    // A replica that begins on an embedded store takes what another one holds for what the dead held.
    for (const replica of replicas) await replica.run();
    station.clock.turnTo(DUE);
    await Promise.all([...replicas.map((replica) => replica.run()), ticking(station)]);

    expect(new Set(station.platform.taken.map(({ chat }) => chat)).size).toBe(40);
    expect(station.platform.taken).toHaveLength(40);
  });
});

describe('time that passes', () => {
  test('brings every digest at its own time', async () => {
    const station = await openStation();
    const heard: string[] = [];
    const carrier = carrierTo(station.platform.url);
    const channels = [
      {
        ...carrier,
        send: (...message: Parameters<typeof carrier.send>) => {
          heard.push(writeInstant(station.clock.now()).slice(0, 16));
          return carrier.send(...message);
        },
      },
    ];
    await subscribe(station);
    await station.another({ channels }).passTo(at('2017-07-05'));

    expect(heard).toEqual(['2017-06-19T09:00', '2017-06-26T09:00', '2017-07-03T09:00']);
    expect(station.clock.now()).toBe(at('2017-07-05'));
    expect(station.platform.taken.some(({ text }) => text.includes('补发'))).toBe(false);
  });

  test('brings several digests that fall on its last moment to one chat one after another', async () => {
    const station = await openStation({ pace: { perSecond: 28, perChatMs: 3000 } });
    for (const id of ['a', 'b', 'c']) await subscribe(station, { id });
    await station.digests.passTo(DUE);

    expect(station.platform.taken).toHaveLength(3);
    expect(station.clock.now()).toBeLessThan(DUE + 10_000);
  });

  test('and is turned back plans anew, without repeating what was sent', async () => {
    const station = await openStation();
    await subscribe(station);
    await station.digests.passTo(at('2017-06-26'));
    expect(station.platform.taken).toHaveLength(2);

    await station.digests.passTo(at('2017-06-20'));
    expect((await kept(station)).next).toBe(at('2017-06-26'));
    await station.digests.passTo(at('2017-07-03'));

    expect(station.platform.taken).toHaveLength(3);
  });

  test('on a clock that begins earlier than the store has seen is planned anew, too', async () => {
    const station = await openStation();
    await subscribe(station);
    await station.digests.passTo(at('2018-01-08'));
    const heard = station.platform.taken.length;
    station.clock.turnTo(EARLY - HOUR);
    await station.another().run();

    expect((await kept(station)).next).toBe(DUE);
    expect(station.platform.taken).toHaveLength(heard);
  });

  test('beyond a delivery that somebody else has in hand does not wait for it', async () => {
    const station = await openStation({ start: DUE });
    await subscribe(station, { next: DUE, nominal: MONDAY as Day });
    await station.digests.run();
    await station.store.read((db) => db.updateTable('deliveries').set({ state: 'queued', settled_at: null }).execute());
    const other = await claimed(station.store, { now: DUE, who: 'other', leaseMs: HOUR });
    await station.digests.passTo(DUE + 10 * MINUTE);
    expect(await states(station)).toEqual(['sending']);

    expect(await station.store.read((db) => settle(db, other, { state: 'sent' }, DUE))).toBe(true);
  });
});

/** Lets the clock run while replicas wait for the pace, until all is sent. */
async function ticking({ clock, platform }: Awaited<ReturnType<typeof openStation>>): Promise<void> {
  await until(() => {
    clock.pass(1);
    return platform.taken.length >= 40;
  });
  clock.pass(1000);
}
