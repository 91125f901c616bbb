/** A call that hangs: it holds up its own chat, and for a second the answers of others; nothing that is over at once. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Receive } from '../../../src/channels/channel.ts';
import { LONGEST_TURN_MS } from '../../../src/channels/telegram/lanes.ts';
import type { Chat, Person } from '../../fakes/telegram/shapes.ts';
import { openTelegram, type Telegram } from '../../fakes/telegram/telegram.ts';
import { type Given, givenTelegram, saying } from './given-telegram.ts';

let telegram: Telegram;
let given: Given;
let li: Person;
let wang: Person;

const echo: Receive = async ({ text }) => saying(`回 ${text}`, '第24项');
const own = (person: Person) => telegram.privateChat(person);
const texts = (chat: Chat) => telegram.sent(chat).map(({ text }) => text);
const pass = (ms: number) => given.clock.turnTo(given.clock.now() + ms);

beforeEach(async () => {
  telegram = await openTelegram({ readsEverything: true });
  li = telegram.person('李明');
  wang = telegram.person('王芳');
  given = await givenTelegram(telegram, { ask: async (message) => saying(`回 ${message.text}`) });
  await given.channel.start(echo);
  telegram.say(wang, own(wang), '第8项');
  await telegram.waitFor(() => texts(own(wang)).length === 1);
  const toLi = ({ chat_id: chat }: Record<string, unknown>) => String(chat) === `${own(li).id}`;
  const hangs = telegram.fail('sendMessage', { kind: 'hang' }, 1, toLi);
  telegram.say(li, own(li), '第9项');
  await telegram.waitFor(() => hangs.left === 0);
});
afterEach(async () => {
  const closed = given.close();
  pass(10_000);
  await closed;
  await telegram.close();
});

test('a tap is acknowledged and an inline question answered at once', async () => {
  const tap = telegram.tap(wang, { chat: own(wang), id: telegram.sent(own(wang))[0]?.id ?? 0 }, '第24项');
  const typed = telegram.inlineQuery(wang, '河长制');
  await telegram.waitFor(() => tap.answer && typed.answer);
  expect(texts(own(wang))).toEqual(['回 第8项']);
});

test('others are answered after a second, in their order, however many of them wait', async () => {
  telegram.say(wang, own(wang), '第10项');
  telegram.say(wang, own(wang), '第11项');
  telegram.say(li, own(li), '第12项');
  await telegram.waitFor(() => telegram.pendingUpdates.length === 0);
  expect(texts(own(wang))).toEqual(['回 第8项']);
  pass(LONGEST_TURN_MS);
  await telegram.waitFor(() => texts(own(wang)).length === 3);
  expect(texts(own(wang))).toEqual(['回 第8项', '回 第10项', '回 第11项']);
  expect(texts(own(li))).toEqual([]);
});

test('a channel that is told to stop waits for it as long as for any other', async () => {
  pass(LONGEST_TURN_MS);
  const stopped = given.channel.stop();
  let isStopped = false;
  void stopped.then(() => {
    isStopped = true;
  });
  pass(5000);
  await new Promise((resolve) => setImmediate(resolve));
  expect(isStopped).toBe(false);
  pass(2000);
  await stopped;
});
