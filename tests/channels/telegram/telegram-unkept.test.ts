/** An inbox that can keep nothing: what comes is answered at once, once, and only then confirmed. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Receive } from '../../../src/channels/channel.ts';
import { LOOK_MS } from '../../../src/channels/inbox.ts';
import type { Chat, Person } from '../../fakes/telegram/shapes.ts';
import { openTelegram, type Telegram } from '../../fakes/telegram/telegram.ts';
import { type Given, givenTelegram, type MemoryInbox, openMemoryInbox, saying } from './given-telegram.ts';

let telegram: Telegram;
let given: Given;
let li: Person;
let wang: Person;
let kept: MemoryInbox;
let isFull: boolean;
let handled: string[];

const echo: Receive = async ({ text }) => saying(`回 ${text}`);
const own = (person: Person) => telegram.privateChat(person);
const ask = (text: string, who = li) => telegram.say(who, own(who), text);
const texts = (who = li) => telegram.sent(own(who)).map(({ text }) => text);
const answered = (count: number, who = li) => telegram.waitFor(() => texts(who).length >= count && texts(who));
const pass = (ms: number) => given.clock.turnTo(given.clock.now() + ms);
const confirmed = () => telegram.waitFor(() => telegram.pendingUpdates.length === 0);

/** Keeps nothing while it is full. */
function inbox() {
  const unlessFull = async <T>(work: () => Promise<T>): Promise<T> => {
    if (isFull) throw Object.assign(new Error('disk full'), { code: 'full' });
    return work();
  };
  return {
    ...kept,
    put: (id: string, data: string) => unlessFull(() => kept.put(id, data)),
    takeOver: (limit: number) => unlessFull(() => kept.takeOver(limit)),
    done: (id: string) =>
      unlessFull(async () => {
        await kept.done(id);
        handled.push(id);
      }),
    release: () => unlessFull(() => kept.release()),
  };
}

async function start(mode: 'polling' | 'webhook' = 'polling', receive = echo): Promise<void> {
  given = await givenTelegram(telegram, { mode, inbox: inbox() });
  await given.channel.start(receive);
}

beforeEach(async () => {
  telegram = await openTelegram({ readsEverything: true, webhook: { retryMs: 20 } });
  li = telegram.person('李明');
  wang = telegram.person('王芳');
  kept = openMemoryInbox();
  isFull = true;
  handled = [];
});
afterEach(async () => {
  await given.close();
  await telegram.close();
});

describe.each(['polling', 'webhook'] as const)('by %s, a question that can not be kept', (mode) => {
  test('is answered once, in its order, and confirmed', async () => {
    await start(mode);
    for (const text of ['第8项', '第9项', '第10项']) ask(text);
    expect(await answered(3)).toEqual(['回 第8项', '回 第9项', '回 第10项']);
    await confirmed();
  });

  test('and is brought again is not answered again: not now, not when something can be kept, not by the next process', async () => {
    await start(mode);
    const first = ask('第8项');
    await answered(1);
    await confirmed();
    const again = async (text: string) => {
      telegram.repeat(Number(first.updateId));
      await confirmed();
      ask(text);
      await telegram.waitFor(() => texts().includes(`回 ${text}`));
    };
    await again('第9项');
    isFull = false;
    await again('第10项');
    pass(LOOK_MS);
    await expect.poll(() => handled).toContain(`${first.updateId}`);
    await again('第11项');
    await given.close();
    await start(mode);
    await again('第12项');
    expect(texts()).toEqual(['回 第8项', '回 第9项', '回 第10项', '回 第11项', '回 第12项']);
  });

  test('nor answered yet holds up nobody else, and is confirmed when it is', async () => {
    const thought = Promise.withResolvers<void>();
    await start(mode, async (message) => {
      if (message.text === '第8项') await thought.promise;
      return echo(message);
    });
    const slow = ask('第8项');
    const isPending = () => telegram.pendingUpdates.some(({ id }) => id === slow.updateId);
    await telegram.waitFor(() => given.lines.some((line) => line.includes('not kept')));
    pass(5000);
    ask('第9项', wang);
    while (texts(wang).length === 0) {
      pass(1000);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(isPending()).toBe(true);
    expect(texts()).toEqual([]);
    thought.resolve();
    await answered(1);
    while (isPending()) {
      pass(1000);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(texts()).toEqual(['回 第8项']);
  });

  test('nor sent before the end is left to the next start', async () => {
    await start(mode);
    const crowd = telegram.fail('sendMessage', { kind: 'too-many', retryAfter: 60 });
    ask('第8项');
    await telegram.waitFor(() => crowd.left === 0);
    await given.close();
    expect(telegram.pendingUpdates).toHaveLength(1);
    isFull = false;
    await start(mode);
    expect(await answered(1)).toEqual(['回 第8项']);
  });
});

test('a tap is acknowledged and answered', async () => {
  await start('polling', async ({ text }) => saying(`回 ${text}`, '第24项'));
  ask('第8项');
  await answered(1);
  const tap = telegram.tap(li, { chat: own(li), id: telegram.sent(own(li))[0]?.id ?? 0 }, '第24项');
  expect(await answered(2)).toEqual(['回 第8项', '回 第24项']);
  expect(tap.answer).not.toBeNull();
});

test('a bot that starts while it can not find out what is left answers all the same, and what is left afterwards', async () => {
  isFull = false;
  await start('polling', () => new Promise(() => {}));
  ask('第8项');
  await confirmed();
  const stopped = given.channel.stop();
  for (const ms of [2000, 4000, 1000]) {
    pass(ms);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await stopped;
  expect(kept.waiting()).toHaveLength(1);

  isFull = true;
  await start();
  ask('第9项', wang);
  await answered(1, wang);
  expect(given.notes).toEqual([]);
  expect(texts()).toEqual([]);
  isFull = false;
  pass(LOOK_MS);
  expect(await answered(1)).toEqual(['回 第8项']);
});

describe.each([true, false])('an event that can not be noted (nor kept: %s)', (isLost) => {
  test('is told again until it can, before what happens to the chat later, and greets then', async () => {
    isFull = isLost;
    let isNoted = false;
    const told: string[] = [];
    given = await givenTelegram(telegram, { inbox: inbox() });
    await given.channel.start(echo, async (_, event) => {
      if (!isNoted) throw new Error('disk full');
      told.push(event.kind);
      return event.kind === 'joined' ? saying('你好') : null;
    });
    const group: Chat = telegram.supergroup('环保局', { bot: 'left' });
    telegram.addBot(li, group);
    telegram.removeBot(li, group);
    telegram.addBot(li, group);
    await telegram.waitFor(() => given.lines.filter((line) => line.includes('not answered')).length === 1);
    await confirmed();
    telegram.say(li, group, '@duban_bot 第8项');
    await telegram.waitFor(() => telegram.sent(group).length === 1);
    pass(LOOK_MS);
    await telegram.waitFor(() => given.lines.filter((line) => line.includes('not answered')).length === 2);
    isNoted = true;
    isFull = false;
    pass(LOOK_MS);
    await telegram.waitFor(() => told.length === 3);
    expect(told).toEqual(['joined', 'left', 'joined']);
    await telegram.waitFor(() => telegram.sent(group).length === 3);
    await expect.poll(kept.waiting).toEqual([]);
    expect(telegram.sent(group).map(({ text }) => text)).toEqual(['回 第8项', '你好', '你好']);
  });
});
