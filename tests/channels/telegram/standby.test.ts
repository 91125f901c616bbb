/** Two replicas that poll over one store: one does, the other stands by, and neither takes the other for a stranger. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Receive } from '../../../src/channels/channel.ts';
import { openClock } from '../../../src/desk/clock.ts';
import { openInbox } from '../../../src/desk/inbox.ts';
import { openLeases } from '../../../src/desk/lease.ts';
import type { Store } from '../../../src/store/store.ts';
import type { Chat, Person } from '../../fakes/telegram/shapes.ts';
import { openTelegram, type Telegram } from '../../fakes/telegram/telegram.ts';
import { describeOnEveryEngine } from '../../store/engines.ts';
import { type Given, givenTelegram, saying } from './given-telegram.ts';

const KILLED_MS = 50_000;
/** So often a process that stands by looks. */
const LOOK_MS = 3_000;

describeOnEveryEngine((given) => {
  let telegram: Telegram;
  let li: Person;
  let own: Chat;
  let replicas: Given[];
  let stores: Store[];
  /** One for all, so that time passes for all alike. */
  let clock: ReturnType<typeof openClock>;

  beforeEach(async () => {
    telegram = await openTelegram({ readsEverything: true });
    li = telegram.person('李明');
    own = telegram.privateChat(li);
    replicas = [];
    stores = [];
    clock = openClock(null);
  });
  afterEach(async () => {
    for (const replica of replicas) await replica.close();
    for (const store of stores) await store.close();
    await telegram.close();
  });

  /** Says back what it hears, and who it is that says so. */
  async function start(name: string, { its = clock, store = given.store } = {}): Promise<Given> {
    const echo: Receive = async ({ text }) => saying(`${name} ${text}`);
    const replica = await givenTelegram(telegram, {
      inbox: openInbox(given.store, 'telegram', clock),
      leases: openLeases({ store, clock: its, log() {} }),
      clock: its,
    });
    replicas.push(replica);
    await replica.channel.start(echo);
    return replica;
  }
  async function open(): Promise<Store> {
    const store = await given.place.open();
    stores.push(store);
    return store;
  }
  const texts = () => telegram.sent(own).map(({ text }) => text);
  function answer(question: string): Promise<string> {
    telegram.say(li, own, question);
    return telegram.waitFor(() => texts().find((text) => text.endsWith(question)), `the answer to ${question}`);
  }
  const calls = () => telegram.callsOf('getUpdates');
  const conflicts = () => calls().filter(({ status }) => status === 409).length;
  const troubles = () => replicas.flatMap(({ notes }) => notes.map(({ trouble }) => trouble));
  /** Time passes in steps, between which whoever woke does what it wants to. */
  async function pass(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += LOOK_MS) {
      clock.turnTo(clock.now() + LOOK_MS);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  test('one answers, the other sends unasked and is well; when the one stops, the other answers at once', async () => {
    if (given.store.engine === 'sqlite') return;
    const one = await start('甲');
    expect(await answer('第8项')).toBe('甲 第8项');
    const other = await start('乙');
    await pass(120_000);
    expect(await answer('第9项')).toBe('甲 第9项');
    await other.channel.send({ chat: `${li.id}` }, saying('周报'));
    expect([one.well, other.well]).toEqual([[true], ['standby']]);
    expect(other.polls).toEqual([]);

    await one.close();
    await pass(LOOK_MS);
    expect(await answer('第10项')).toBe('乙 第10项');
    expect(other.well).toEqual(['standby', true]);
    expect(texts()).toEqual(['甲 第8项', '甲 第9项', '周报', '乙 第10项']);
    expect([conflicts(), troubles()]).toEqual([0, []]);
  });

  test('one that has slept finds that the other polls, leaves it alone, and says nothing of a stranger', async () => {
    if (given.store.engine === 'sqlite') return;
    /** Time passes for it, and nothing wakes it. */
    const asleep = {
      ...clock,
      sleep: (_ms: number, signal?: AbortSignal) =>
        new Promise<void>((resolve) => {
          if (signal?.aborted) resolve();
          else signal?.addEventListener('abort', () => resolve());
        }),
    };
    await start('甲', { its: asleep });
    expect(await answer('第8项')).toBe('甲 第8项');
    await start('乙');
    await pass(KILLED_MS);
    // Its poll was still open: Telegram ends it, which is the first that it hears.
    await telegram.waitFor(() => conflicts() === 1, 'the end of the poll');
    for (const question of ['第9项', '第10项', '第11项']) expect(await answer(question)).toBe(`乙 ${question}`);
    expect([texts().length, conflicts(), troubles()]).toEqual([4, 1, []]);
  });

  test('one that can not reach the store goes on, until Telegram lets the other in', async () => {
    if (given.store.engine === 'sqlite') return;
    const cut = await open();
    await start('甲', { store: cut });
    await cut.close();
    await pass(120_000);
    expect(await answer('第8项')).toBe('甲 第8项');

    await start('乙');
    await pass(LOOK_MS);
    await telegram.waitFor(() => conflicts() === 1, 'the end of the poll');
    // It stood down for a while, and is back to look.
    await pass(90_000);
    for (const question of ['第9项', '第10项', '第11项']) expect(await answer(question)).toBe(`乙 ${question}`);
    expect([texts().length, conflicts(), troubles()]).toEqual([4, 1, []]);
  });

  test('a program that is none of ours is told of, also by one that has the lease', async () => {
    const one = await start('甲');
    const description =
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running';
    await answer('第8项');
    telegram.fail('getUpdates', { kind: 'refusal', status: 409, description }, 3);
    await answer('第9项');
    for (let failures = 1; failures <= 3; failures += 1) {
      await telegram.waitFor(() => conflicts() >= failures, 'a conflict');
      await pass(6000);
    }
    expect(await answer('第10项')).toBe('甲 第10项');
    expect(one.notes.map(({ trouble }) => trouble)).toEqual(['poller']);
  });
});
