/** The fake Telegram: polling and webhooks with the real grammY, across conflicts and deaths of the bot. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Bot } from 'grammy';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { botFor, breakOf, refusalOf, serveWebhook, startPolling } from './given-bot.ts';
import type { Chat, Person } from './shapes.ts';
import { openTelegram, type Telegram } from './telegram.ts';

let telegram: Telegram;
let li: Person;
let group: Chat;

beforeEach(async () => {
  telegram = await openTelegram({ webhook: { retryMs: 10, answerMs: 300 } });
  li = telegram.person('李明', { username: 'liming', language: 'zh-hans' });
  group = telegram.group('法制办', { members: [li] });
});
afterEach(() => telegram.close());

/** Says back what it hears. */
function echo(token?: string) {
  const bot = botFor(telegram, token);
  bot.on('message:text', (context) => context.reply(`回 ${context.message.text}`));
  bot.on('callback_query:data', (context) => context.answerCallbackQuery(`点 ${context.callbackQuery.data}`));
  return bot;
}
const texts = (chat: Chat) => telegram.sent(chat).map(({ text }) => text);

describe('polling', () => {
  test('takes updates, answers and confirms them', async () => {
    const stop = startPolling(echo());
    telegram.say(li, group, '/due');
    await telegram.waitFor(() => texts(group)[0] === '回 /due');
    await telegram.waitFor(() => telegram.pendingUpdates.length === 0);
    await stop();
    expect(telegram.confirmedOffset).toBe(830_000_002);
  });

  test('gives an update again until it is confirmed, to whoever polls', async () => {
    const { api } = botFor(telegram);
    telegram.say(li, group, '/a');
    telegram.say(li, group, '/b');
    const [first] = await api.getUpdates({ limit: 1 });
    expect((await api.getUpdates()).map(({ update_id: id }) => id)).toEqual([830_000_001, 830_000_002]);
    expect(await api.getUpdates({ offset: (first?.update_id ?? 0) + 1 })).toHaveLength(1);
    expect(await api.getUpdates({ offset: -1 })).toHaveLength(1);
    telegram.repeat(830_000_001);
    expect(await api.getUpdates({ offset: 830_000_003 })).toMatchObject([{ update_id: 830_000_001 }]);
  });

  test('after a quiet week begins at another id, and an offset from before confirms nothing', async () => {
    const { api } = botFor(telegram);
    const idsFrom = async (offset: number) => (await api.getUpdates({ offset })).map(({ update_id: id }) => id);
    telegram.goOnAt(100);
    telegram.say(li, group, '/a');
    expect(await idsFrom(830_000_001)).toEqual([100]);
    expect(await idsFrom(112)).toEqual([100]);
    expect(await idsFrom(111)).toEqual([]);
    telegram.goOnAt(900_000_000);
    telegram.say(li, group, '/b');
    expect(await idsFrom(111)).toEqual([900_000_000]);
    expect(telegram.pendingUpdates).toHaveLength(1);
  });

  test('is ended by a second one, and by a webhook', async () => {
    const { api } = botFor(telegram);
    const first = refusalOf(api.getUpdates({ timeout: 5 }));
    await telegram.waitFor(() => telegram.callsOf('getUpdates').length === 1);
    const second = refusalOf(api.getUpdates({ timeout: 5 }));
    const conflict = await first;
    expect(conflict).toMatchObject({ error_code: 409 });
    expect(conflict.description).toMatch(/^Conflict: terminated by other getUpdates request/u);
    await api.setWebhook('https://example.org/');
    expect((await second).description).toBe('Conflict: terminated by setWebhook request');
    expect((await refusalOf(api.getUpdates())).description).toMatch(
      /^Conflict: can't use getUpdates method while webhook/u,
    );
    await api.deleteWebhook();
    expect(await api.getUpdates()).toEqual([]);
  });

  test('of a bot that died does not stand in the way of the next one', async () => {
    const { api } = botFor(telegram);
    const dying = new AbortController();
    const poll = breakOf(api.getUpdates({ timeout: 5 }, dying.signal as Parameters<typeof api.getUpdates>[1]));
    await telegram.waitFor(() => telegram.callsOf('getUpdates').length === 1);
    dying.abort();
    await poll;
    telegram.say(li, group, '/due');
    expect(await api.getUpdates({ timeout: 5 })).toHaveLength(1);
  });

  test('survives the SIGKILL of a bot in mid-work: the next one is given what was not confirmed', async () => {
    const script = `
      import { Bot } from 'grammy';
      const bot = new Bot(process.env.TOKEN, { client: { apiRoot: process.env.ROOT } });
      bot.on('message', async (context) => { await context.reply('甲'); await new Promise(() => {}); });
      setInterval(() => {}, 1000);
      await bot.start({ timeout: 5 });`;
    const env = { ...process.env, TOKEN: telegram.token, ROOT: telegram.url };
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { env, stdio: 'inherit' });
    telegram.say(li, group, '/a');
    telegram.say(li, group, '/b');
    await telegram.waitFor(() => texts(group).length === 1);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(telegram.pendingUpdates).toHaveLength(2);
    const stop = startPolling(echo());
    await telegram.waitFor(() => texts(group).length === 3);
    await stop();
    expect(texts(group)).toEqual(['甲', '回 /a', '回 /b']);
  });

  test('gets the kinds that were asked for, from then on', async () => {
    const { api } = botFor(telegram);
    telegram.setStanding(li, group, telegram.me, 'administrator');
    telegram.setStanding(li, group, telegram.person('王芳'), 'member');
    expect((await api.getUpdates()).map((update) => Object.keys(update)[1])).toEqual(['my_chat_member']);
    await api.getUpdates({ offset: 830_000_002, allowed_updates: ['chat_member'] });
    telegram.say(li, group, '/due');
    telegram.setStanding(li, group, telegram.person('赵强'), 'member');
    expect((await api.getUpdates()).map((update) => Object.keys(update)[1])).toEqual(['chat_member']);
  });

  test('with a wrong token is refused', async () => {
    expect(await refusalOf(botFor(telegram, '7:wrong').api.getMe())).toMatchObject({
      error_code: 401,
      description: 'Unauthorized',
    });
  });
});

describe('a webhook', () => {
  test('is called with the secret', async () => {
    const bot = botFor(telegram);
    bot.on('message:text', (context) => context.reply('甲'));
    const hook = await serveWebhook(bot, 'secret');
    await bot.api.setWebhook(hook.url, { secret_token: 'wrong' });
    telegram.say(li, group, '/due');
    const failed = () => bot.api.getWebhookInfo().then((info) => info.last_error_message);
    await telegram.waitFor(() => telegram.callsOf('getMe').length > 0);
    await expect.poll(failed).toBe('Wrong response from the webhook: 401 Unauthorized');
    await bot.api.setWebhook(hook.url, { secret_token: 'secret' });
    await telegram.waitFor(() => texts(group).length === 1);
    await hook.close();
  });

  test('may answer a delivery with a call, which is made', async () => {
    const bot = new Bot(telegram.token, {
      client: { apiRoot: telegram.url, canUseWebhookReply: (method) => method === 'sendMessage' },
    });
    bot.on('message:text', (context) => context.reply('甲'));
    const hook = await serveWebhook(bot);
    await bot.api.setWebhook(hook.url);
    telegram.say(li, group, '/due');
    await telegram.waitFor(() => texts(group).length === 1);
    expect(telegram.callsOf('sendMessage')).toMatchObject([{ byWebhookReply: true, tookEffect: true }]);
    await hook.close();
  });

  test('is called again until it takes the update, in the order of each chat', async () => {
    const statuses = [500, 502, 500];
    const bot = echo();
    const hook = await serveWebhook(bot, undefined, () => statuses.shift() ?? 200);
    for (const text of ['/a', '/b', '/c']) telegram.say(li, group, text);
    await bot.api.setWebhook(hook.url, { max_connections: 1 });
    await telegram.waitFor(() => texts(group).length === 3);
    expect(texts(group)).toEqual(['回 /a', '回 /b', '回 /c']);
    await telegram.waitFor(() => telegram.pendingUpdates.length === 0);
    await hook.close();
  });

  test('has chats and taps side by side, up to its connections', async () => {
    const bot = botFor(telegram);
    const waiting: (() => void)[] = [];
    let most = 0;
    bot.on('message', () => {
      const held = new Promise<void>((resolve) => waiting.push(resolve));
      most = Math.max(most, waiting.length);
      return held;
    });
    const hook = await serveWebhook(bot);
    const others = Array.from({ length: 5 }, (_, index) => telegram.group(`组${index}`));
    await bot.api.setWebhook(hook.url, { max_connections: 3 });
    for (const other of others) telegram.say(li, other, '/due');
    await expect.poll(() => most).toBe(3);
    for (const release of waiting.splice(0)) release();
    await expect.poll(() => waiting.length).toBe(2);
    for (const release of waiting.splice(0)) release();
    await telegram.waitFor(() => telegram.pendingUpdates.length === 0);
    expect(most).toBe(3);
    await hook.close();
  });

  test('must have an address and a secret that Telegram takes', async () => {
    const { api } = botFor(telegram);
    expect((await refusalOf(api.setWebhook('http://example.org/'))).description).toContain(
      'HTTPS URL must be provided',
    );
    expect((await refusalOf(api.setWebhook('https://example.org/', { secret_token: '密' }))).description).toBe(
      'Bad Request: secret token contains unallowed characters',
    );
    expect(await api.getWebhookInfo()).toMatchObject({ url: '', pending_update_count: 0 });
  });
});
