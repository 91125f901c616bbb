/** A lease: one process at a time does what it is for, whoever dies, sleeps, stops or can't reach the store. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Hold, Term } from '../../src/channels/lease.ts';
import { openLeases } from '../../src/desk/lease.ts';
import { takeLease } from '../../src/store/leases.ts';
import type { Store } from '../../src/store/store.ts';
import { type HandClock, openHandClock } from '../digest/hand-clock.ts';
import { describeOnEveryEngine } from '../store/engines.ts';
import { NOW } from '../store/given.ts';

const NAME = 'telegram-poll:7';
const SECOND = 1000;
/** By then a process that was killed has been followed by another. */
const KILLED_MS = 50 * SECOND;

interface Replica {
  /** What it was told, in order. */
  told: ('taken' | 'ended' | 'standby')[];
  term: Term | null;
  /** Ends its duty before the term has ended. */
  standDown(): void;
  stop(): Promise<void>;
}

describeOnEveryEngine((given) => {
  let clock: HandClock;
  let stores: Store[];
  let replicas: Replica[];
  let asked: number;

  beforeEach(() => {
    clock = openHandClock(NOW);
    stores = [];
    replicas = [];
    asked = 0;
  });
  afterEach(async () => {
    await Promise.all(replicas.map((replica) => replica.stop()));
    for (const store of stores) await store.close();
  });

  async function open(): Promise<Store> {
    const store = await given.place.open();
    stores.push(store);
    return store;
  }

  /** Waits until nobody waits for the store. */
  async function quiet(): Promise<void> {
    for (let turns = 0; turns < 5; turns += 1) {
      await new Promise(setImmediate);
      if (asked > 0) turns = 0;
    }
  }

  /** Lets time pass, second by second, until that is true; gives how much it was. */
  async function pass(ms: number, until = () => false): Promise<number> {
    for (let passed = 0; passed < ms; passed += SECOND) {
      if (until()) return passed;
      clock.pass(SECOND);
      await quiet();
    }
    return ms;
  }

  /** A process that wants the lease. Its store may be closed and opened anew; its clock may be another. */
  async function start(at: { store: Store }, its: Pick<HandClock, 'now' | 'sleep'> = clock): Promise<Replica> {
    const stopping = new AbortController();
    const read: Store['read'] = async (work) => {
      asked += 1;
      try {
        return await at.store.read(work);
      } finally {
        asked -= 1;
      }
    };
    const leases = openLeases({ store: { engine: at.store.engine, read }, clock: its, log() {} });
    let given = Promise.withResolvers<void>();
    const replica: Replica = {
      told: [],
      term: null,
      standDown: () => given.resolve(),
      async stop() {
        stopping.abort();
        await held;
      },
    };
    const duty = {
      async taken(term: Term) {
        replica.told.push('taken');
        replica.term = term;
        given = Promise.withResolvers();
        term.ended.addEventListener('abort', () => given.resolve());
        await given.promise;
        replica.told.push('ended');
      },
      standBy: () => void replica.told.push('standby'),
    };
    const held = leases.hold(NAME, duty, stopping.signal);
    replicas.push(replica);
    await quiet();
    return replica;
  }

  const look = (replica: Replica): Promise<Hold> | undefined => replica.term?.look();
  const isAlone = () => given.store.engine === 'sqlite';

  test('is taken at once by a process that is alone, and kept until it stops', async () => {
    const one = await start({ store: given.store });
    await pass(300 * SECOND);
    expect(one.told).toEqual(['taken']);
    expect(await look(one)).toBe('held');
    await one.stop();
    expect(one.told).toEqual(['taken', 'ended']);
    expect(await look(one)).toBe('lost');
  });

  test('costs nothing where the store belongs to one process, and needs no store there', async () => {
    if (!isAlone()) return;
    await given.store.close();
    const one = await start({ store: given.store });
    await pass(300 * SECOND);
    expect([one.told, await look(one), asked]).toEqual([['taken'], 'held', 0]);
  });

  test('is one’s of two, and the other’s at once when that one stops', async () => {
    if (isAlone()) return;
    const one = await start({ store: await open() });
    const other = await start({ store: await open() });
    await pass(300 * SECOND);
    expect([one.told, other.told]).toEqual([['taken'], ['standby']]);

    await one.stop();
    const passed = await pass(60 * SECOND, () => other.told.includes('taken'));
    expect(passed).toBeLessThanOrEqual(3 * SECOND);
    await pass(60 * SECOND);
    expect([one.told, other.told]).toEqual([
      ['taken', 'ended'],
      ['standby', 'taken'],
    ]);
  });

  test('is somebody else’s in less than a minute when its holder is killed', async () => {
    if (isAlone()) return;
    await given.store.read((db) => takeLease(db, NAME, { who: 'killed', until: NOW + 45 * SECOND }, NOW));
    const other = await start({ store: await open() });
    expect(other.told).toEqual(['standby']);
    expect(await pass(KILLED_MS, () => other.told.includes('taken'))).toBeLessThan(KILLED_MS);
    expect(other.told).toEqual(['standby', 'taken']);
  });

  test('is lost to a process that has slept, which finds out before it does anything, not only by its timers', async () => {
    if (isAlone()) return;
    const asleep = {
      now: clock.now,
      sleep: (_ms: number, signal?: AbortSignal) =>
        new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve())),
    };
    const one = await start({ store: await open() }, asleep);
    const other = await start({ store: await open() });
    await pass(KILLED_MS);
    expect(other.told).toEqual(['standby', 'taken']);
    expect(one.term?.ended.aborted).toBe(false);

    expect(await look(one)).toBe('lost');
    await quiet();
    expect(one.told).toEqual(['taken', 'ended', 'standby']);
  });

  test('stays with a process that has slept when nobody took it meanwhile', async () => {
    if (isAlone()) return;
    const one = await start({ store: await open() });
    clock.pass(3600 * SECOND);
    expect(await look(one)).toBe('held');
    await pass(60 * SECOND);
    expect(one.told).toEqual(['taken']);
  });

  test('is nobody’s for sure to a process that can not reach the store: until it can, and another one may have it', async () => {
    if (isAlone()) return;
    const at = { store: await open() };
    const one = await start(at);
    await at.store.close();
    await pass(30 * SECOND);
    expect(await look(one)).toBe('held');
    await pass(300 * SECOND);
    expect([await look(one), one.told]).toEqual(['unsure', ['taken']]);

    at.store = await open();
    await pass(10 * SECOND);
    expect([await look(one), one.told]).toEqual(['held', ['taken']]);

    await at.store.close();
    const other = await start({ store: await open() });
    await pass(KILLED_MS);
    expect([await look(one), other.told]).toEqual(['unsure', ['standby', 'taken']]);
    at.store = await open();
    await pass(10 * SECOND);
    expect(one.told).toEqual(['taken', 'ended', 'standby']);
    await pass(300 * SECOND);
    expect(other.told).toEqual(['standby', 'taken']);
  });

  test('is given up by a process that stands down, which leaves it alone for a minute', async () => {
    const one = await start({ store: given.store });
    one.standDown();
    await quiet();
    await pass(55 * SECOND);
    expect(one.told).toEqual(['taken', 'ended', 'standby']);
    await pass(10 * SECOND);
    expect(one.told).toEqual(['taken', 'ended', 'standby', 'taken']);
    if (isAlone()) return;

    const other = await start({ store: await open() });
    one.standDown();
    await quiet();
    await pass(3 * SECOND);
    expect(other.told).toEqual(['standby', 'taken']);
  });

  test('is not kept by a process that stops while it extends it', async () => {
    if (isAlone()) return;
    const one = await start({ store: await open() });
    clock.pass(10 * SECOND);
    await one.stop();
    expect(await given.store.read((db) => db.selectFrom('leases').selectAll().execute())).toEqual([]);
  });
});
