/** The webhook of the Telegram channel: what it takes, from whom, and when it says so. */
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Receive } from '../../../src/channels/channel.ts';
import { botFor } from '../../fakes/telegram/given-bot.ts';
import type { Chat, Person } from '../../fakes/telegram/shapes.ts';
import { openTelegram, type Telegram } from '../../fakes/telegram/telegram.ts';
import { type Given, givenTelegram, openMemoryInbox, SECRET, saying } from './given-telegram.ts';

let telegram: Telegram;
let given: Given;
let li: Person;
let group: Chat;

const echo: Receive = async ({ text }) => saying(`回 ${text}`);

beforeEach(async () => {
  telegram = await openTelegram({ webhook: { retryMs: 10 } });
  li = telegram.person('李明');
  group = telegram.group('法制办', { members: [li] });
});
afterEach(async () => {
  await given.close();
  await telegram.close();
});

async function start(settings: Parameters<typeof givenTelegram>[1] = {}, receive = echo): Promise<void> {
  given = await givenTelegram(telegram, { mode: 'webhook', ...settings });
  await given.channel.start(receive);
}
const answered = (count: number) =>
  telegram.waitFor(() => telegram.sent(group).length === count && telegram.sent(group).map(({ text }) => text));
const headers = { 'x-telegram-bot-api-secret-token': SECRET };
const update = (id: unknown, text = '第8项') =>
  JSON.stringify({
    update_id: id,
    message: {
      message_id: 1,
      date: 1,
      chat: { id: li.id, type: 'private' },
      from: { id: li.id, is_bot: false, first_name: '李明' },
      text,
    },
  });

test('it is set with its secret and the kinds of updates that are wanted', async () => {
  await start();
  expect(telegram.callsOf('setWebhook')[0]?.payload).toMatchObject({
    secret_token: SECRET,
    max_connections: 40,
    allowed_updates: expect.arrayContaining(['message', 'edited_message', 'callback_query', 'my_chat_member']),
  });
  expect(given.well).toEqual([true]);
});

describe('a delivery', () => {
  test.each([
    ['without the secret', {}, '{}', 401],
    ['with half of it', { 'x-telegram-bot-api-secret-token': SECRET.slice(0, 8) }, '{}', 401],
    ['with two of them', { 'x-telegram-bot-api-secret-token': [SECRET, SECRET] }, '{}', 401],
    ['that is too long', headers, `"${'a'.repeat(1024 * 1024)}"`, 413],
    ['that is no JSON', headers, '{', 400],
    ['that is no update', headers, '[]', 400],
    ['with a forged id', headers, '{"update_id":"1; DROP TABLE"}', 400],
  ])('%s is refused', async (_, given_headers, body, status) => {
    await start();
    expect(await given.channel.deliver(body, given_headers)).toBe(status);
  });

  test('is taken as soon as it is kept, however long the answer takes', async () => {
    const inbox = openMemoryInbox();
    const think = Promise.withResolvers<void>();
    await start({ inbox }, async (message) => {
      await think.promise;
      return echo(message);
    });
    telegram.say(li, telegram.privateChat(li), '你好');
    await telegram.waitFor(() => telegram.pendingUpdates.length === 0);
    expect(inbox.waiting()).toHaveLength(1);
    think.resolve();
    await telegram.waitFor(() => telegram.sent(telegram.privateChat(li)).length === 1);
    await expect.poll(() => inbox.waiting()).toEqual([]);
  });

  test('that could not be kept is asked for again', async () => {
    const inbox = openMemoryInbox();
    let failures = 1;
    const put: typeof inbox.put = (id, data) =>
      failures-- > 0 ? Promise.reject(new Error('disk full')) : inbox.put(id, data);
    await start({ inbox: { ...inbox, put } });
    telegram.say(li, group, '@duban_bot 第8项');
    expect(await answered(1)).toEqual(['回 第8项']);
    expect(given.lines.join()).toContain('not kept');
  });

  test('is not taken before the start, after the end, nor by a channel that polls', async () => {
    given = await givenTelegram(telegram, { mode: 'webhook' });
    expect(await given.channel.deliver(update(1), headers)).toBe(503);
    await given.channel.start(echo);
    await given.channel.stop();
    expect(await given.channel.deliver(update(1), headers)).toBe(503);
    await given.close();
    given = await givenTelegram(telegram);
    expect(await given.channel.deliver(update(1), headers)).toBe(404);
  });
});

test('chats are answered side by side, each in its order', async () => {
  const release = new Map<string, () => void>();
  await start({}, async (message) => {
    await new Promise<void>((resolve) => release.set(message.text, resolve));
    return echo(message);
  });
  const other = telegram.group('环保局');
  telegram.say(li, group, '@duban_bot 一');
  telegram.say(li, group, '@duban_bot 二');
  telegram.say(li, other, '@duban_bot 三');
  await expect.poll(() => [...release.keys()].toSorted()).toEqual(['一', '三']);
  release.get('三')?.();
  await telegram.waitFor(() => telegram.sent(other).length === 1);
  release.get('一')?.();
  await expect.poll(() => release.has('二')).toBe(true);
  release.get('二')?.();
  expect(await answered(2)).toEqual(['回 一', '回 二']);
});

describe('now and then is looked whether updates are still brought here:', () => {
  /** Turns the clock until it was looked so often. */
  async function look(count = 1): Promise<void> {
    while (telegram.callsOf('getWebhookInfo').length < count) {
      given.clock.turnTo(given.clock.now() + 300_000);
      await setTimeout(5);
    }
  }

  test('a webhook that was taken away is set again', async () => {
    await start();
    await botFor(telegram).api.deleteWebhook();
    await look();
    await telegram.waitFor(() => telegram.callsOf('setWebhook').length === 2);
    telegram.say(li, group, '@duban_bot 第8项');
    expect(await answered(1)).toEqual(['回 第8项']);
  });

  test('one of somebody else stays, and the owner is told once', async () => {
    await start();
    const url = telegram.webhookUrl;
    await botFor(telegram).api.setWebhook('https://elsewhere.example/hook');
    await look(3);
    expect(telegram.webhookUrl).toBe('https://elsewhere.example/hook');
    await expect.poll(() => given.well).toEqual([true, false]);
    expect(given.notes.filter(({ zh }) => zh.includes('elsewhere.example'))).toHaveLength(1);
    await botFor(telegram).api.setWebhook(url, { secret_token: SECRET });
    await look(5);
    await expect.poll(() => given.well).toEqual([true, false, true]);
  });

  test('when Telegram can not deliver, the owner is told why', async () => {
    await start();
    await botFor(telegram).api.setWebhook(telegram.webhookUrl, { secret_token: 'wrong' });
    telegram.say(li, group, '@duban_bot 第8项');
    await expect.poll(() => botFor(telegram).api.getWebhookInfo()).toHaveProperty('last_error_date');
    given.clock.turnTo(given.clock.now() + 300_000);
    await expect.poll(() => given.well).toEqual([true, false]);
    expect(given.notes.at(-1)?.en).toContain('Wrong response from the webhook: 401 Unauthorized');
  });
});

test('one at an address that Telegram refuses is one clear line', async () => {
  telegram.fail('setWebhook', {
    kind: 'refusal',
    status: 400,
    description: 'Bad Request: bad webhook: IP address 10.0.0.1 is reserved',
  });
  given = await givenTelegram(telegram, { mode: 'webhook' });
  await expect(given.channel.start(echo)).rejects.toMatchObject({
    outcome: 'refused',
    message: 'telegram refused setWebhook: 400 Bad Request: bad webhook: IP address 10.0.0.1 is reserved',
  });
});
