/** Told to stop in the middle of an answer of several parts: what has begun is finished, as long as there is time. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { renderTelegram } from '../../../src/channels/telegram/render.ts';
import type { Person } from '../../fakes/telegram/shapes.ts';
import { openTelegram, type Telegram } from '../../fakes/telegram/telegram.ts';
import { type Given, givenTelegram, type MemoryInbox, openMemoryInbox, saying } from './given-telegram.ts';

let telegram: Telegram;
let given: Given;
let li: Person;
let inbox: MemoryInbox;

const LONG = saying(Array.from({ length: 900 }, (_, index) => `这是第${index + 1}句。`).join(''));
const COUNT = renderTelegram(LONG).length;
const isSecond = ({ text }: Record<string, unknown>) => String(text).includes('(2/');
const marks = () => telegram.sent(telegram.privateChat(li)).map(({ text }) => text.slice(text.lastIndexOf('(')));
const WHOLE = Array.from({ length: COUNT }, (_, index) => `(${index + 1}/${COUNT})`);

beforeEach(async () => {
  telegram = await openTelegram({ readsEverything: true });
  li = telegram.person('李明');
  telegram.startDeepLink(li);
  inbox = openMemoryInbox();
  given = await givenTelegram(telegram, { inbox });
  await given.channel.start(async ({ text }) => (text === '长' ? LONG : null));
});
afterEach(async () => {
  await given.close();
  await telegram.close();
});

/** Lets so much time pass again and again until it has stopped. */
async function stop(stepMs: number): Promise<void> {
  let isStopped = false;
  const stopped = given.channel.stop().then(() => {
    isStopped = true;
  });
  while (!isStopped) {
    given.clock.turnTo(given.clock.now() + stepMs);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await stopped;
}

test('a part that is one too many is waited for, in an answer', async () => {
  const crowd = telegram.fail('sendMessage', { kind: 'too-many', retryAfter: 3 }, 1, isSecond);
  telegram.say(li, telegram.privateChat(li), '长');
  await telegram.waitFor(() => crowd.left === 0);
  await stop(100);
  expect(marks()).toEqual(WHOLE);
  expect(inbox.waiting()).toEqual([]);
});

test('and in what is sent unasked', async () => {
  const crowd = telegram.fail('sendMessage', { kind: 'too-many', retryAfter: 3 }, 1, isSecond);
  const sent = given.channel.send({ chat: `${li.id}` }, LONG);
  await telegram.waitFor(() => crowd.left === 0);
  await stop(100);
  await sent;
  expect(marks()).toEqual(WHOLE);
});

test('it is waited for no longer than there is time, and the log tells why with a code', async () => {
  const crowd = telegram.fail('sendMessage', { kind: 'too-many', retryAfter: 20 }, 1, isSecond);
  telegram.say(li, telegram.privateChat(li), '长');
  await telegram.waitFor(() => crowd.left === 0);
  await stop(500);
  expect(marks()).toEqual(WHOLE.slice(0, 1));
  const [line] = given.lines.filter((text) => text.includes('not answered'));
  expect(JSON.parse(line ?? 'null')).toMatchObject(['error', 'not answered', { outcome: 'unknown', code: '429' }]);
});
