/** The fake Telegram: faults, limits and absence, as the error classes of grammY see them. */
import { Bot } from 'grammy';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { botFor, breakOf, refusalOf, startPolling } from './given-bot.ts';
import type { Chat, Person } from './shapes.ts';
import { openTelegram, type Telegram } from './telegram.ts';

let telegram: Telegram;
let bot: Bot;
let li: Person;
let group: Chat;
let now: number;

beforeEach(async () => {
  now = 1_500_000_000_000;
  telegram = await openTelegram({ now: () => now, patienceMs: 3000 });
  bot = botFor(telegram);
  li = telegram.person('李明');
  group = telegram.group('法制办', { members: [li] });
});
afterEach(() => telegram.close());

const send = (chat = group) => bot.api.sendMessage(chat.id, '甲');

describe('a fault', () => {
  test('of too many requests says how long to wait, as often as it was put in', async () => {
    telegram.fail('sendMessage', { kind: 'too-many', retryAfter: 7 }, 2);
    for (const _ of [1, 2]) {
      expect(await refusalOf(send())).toMatchObject({
        error_code: 429,
        description: 'Too Many Requests: retry after 7',
        parameters: { retry_after: 7 },
      });
    }
    await send();
    expect(telegram.callsOf('sendMessage').map(({ status }) => status)).toEqual([429, 429, 200]);
  });

  test('that is a page of HTML is an HttpError that does not tell the token', async () => {
    telegram.fail('sendMessage', { kind: 'page', status: 502 });
    const error = await breakOf(send());
    expect(error.message).not.toContain(telegram.token);
    expect(telegram.sent(group)).toEqual([]);
    telegram.fail('sendMessage', { kind: 'page', status: 502, when: 'after' });
    await breakOf(send());
    expect(telegram.sent(group)).toHaveLength(1);
  });

  test('that breaks the connection is an HttpError, whether the message went out or not', async () => {
    telegram.fail('sendMessage', { kind: 'reset' });
    await breakOf(send());
    expect(telegram.sent(group)).toEqual([]);
    telegram.fail('sendMessage', { kind: 'reset', when: 'after' });
    await breakOf(send());
    expect(telegram.sent(group)).toHaveLength(1);
    expect(telegram.calls.map(({ status, tookEffect }) => [status, tookEffect])).toEqual([
      [0, false],
      [0, true],
    ]);
  });

  test('that never answers ends with the patience of the bot', async () => {
    const hasty = new Bot(telegram.token, { client: { apiRoot: telegram.url, timeoutSeconds: 0.1 } });
    telegram.fail('sendMessage', { kind: 'hang', when: 'after' });
    await breakOf(hasty.api.sendMessage(group.id, '甲'));
    expect(telegram.sent(group)).toHaveLength(1);
    expect(telegram.calls[0]).toMatchObject({ status: null, end: null, tookEffect: true });
  });

  test('can be a delay, a refusal in any words, and strike chosen calls only', async () => {
    const other = telegram.group('环保局');
    const words = { status: 500, description: 'Internal Server Error: sorry' };
    const put = telegram.fail('*', { kind: 'refusal', ...words }, Infinity, ({ chat_id: id }) => id === group.id);
    telegram.fail('sendMessage', { kind: 'delay', ms: 5 });
    expect(await refusalOf(send())).toMatchObject({ error_code: 500, description: words.description });
    await send(other);
    put.remove();
    await send();
  });
});

describe('the limits', () => {
  test('let one message a second into a chat, and twenty a minute into a group', async () => {
    telegram.flood.limits = { perSecond: 30, perChatSecond: 1, perGroupMinute: 20 };
    await send();
    expect((await refusalOf(send())).parameters).toEqual({ retry_after: 1 });
    for (let sent = 1; sent < 20; sent += 1) {
      now += 1000;
      await send();
    }
    now += 1000;
    expect((await refusalOf(send())).parameters).toEqual({ retry_after: 40 });
    now += 40_000;
    await send();
    expect(telegram.sent(group)).toHaveLength(21);
  });

  test('let thirty messages a second out, and count only those that went out', async () => {
    telegram.flood.limits = { perSecond: 30, perChatSecond: 1, perGroupMinute: 20 };
    for (let count = 0; count < 30; count += 1) await send(telegram.group(`组${count}`));
    expect((await refusalOf(send())).error_code).toBe(429);
    now += 1000;
    await send();
    telegram.flood.limits = null;
    await send();
  });
});

test('a server that was away is there again with everything it knew', async () => {
  const stop = startPolling(bot);
  await telegram.waitFor(() => telegram.callsOf('getUpdates').length > 0);
  await stop();
  await telegram.goDown();
  await breakOf(send());
  telegram.say(li, group, '/due');
  await telegram.comeBack();
  expect(await bot.api.getUpdates()).toHaveLength(1);
});

test('waiting for what does not come says what was called last', async () => {
  const hasty = await openTelegram({ patienceMs: 20 });
  await botFor(hasty).api.getMe();
  await expect(hasty.waitFor(() => null, 'an answer')).rejects.toThrow(/an answer did not come in 20 ms.*getMe 200/su);
  await hasty.close();
});
