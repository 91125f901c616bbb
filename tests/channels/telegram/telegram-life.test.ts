/** The life of the Telegram channel: how it begins, what keeps it from hearing, how it ends, and what comes after. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ChannelError, type Circumstances, type Receive } from '../../../src/channels/channel.ts';
import { openClock } from '../../../src/desk/clock.ts';
import { openInbox } from '../../../src/desk/inbox.ts';
import { openStore } from '../../../src/store/open.ts';
import { botFor } from '../../fakes/telegram/given-bot.ts';
import type { Chat, Person } from '../../fakes/telegram/shapes.ts';
import { openTelegram, type Telegram } from '../../fakes/telegram/telegram.ts';
import { type Given, givenTelegram, openMemoryInbox, saying } from './given-telegram.ts';

let telegram: Telegram;
let given: Given;
let li: Person;
let group: Chat;
let heard: { text: string; circumstances: Circumstances | undefined }[];

const echo: Receive = async ({ text }, circumstances) => {
  heard.push({ text, circumstances });
  return saying(`回 ${text}`);
};

beforeEach(async () => {
  telegram = await openTelegram();
  li = telegram.person('李明');
  group = telegram.group('法制办', { members: [li] });
  heard = [];
});
afterEach(async () => {
  await given.close();
  await telegram.close();
});

async function start(settings: Parameters<typeof givenTelegram>[1] = {}, receive = echo): Promise<void> {
  given = await givenTelegram(telegram, settings);
  await given.channel.start(receive);
}
const ask = (text: string) => telegram.say(li, group, `@duban_bot ${text}`);
const texts = () => telegram.sent(group).map(({ text }) => text);
const answered = (count: number) => telegram.waitFor(() => texts().length === count && texts());
const polls = (count: number) => telegram.waitFor(() => telegram.callsOf('getUpdates').length === count);
const conflict = 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running';

describe('at the start', () => {
  test.each(['7:wrong', 'no token at all', ''])(
    'the wrong token %j is one clear line, and nothing is left open',
    async (token) => {
      given = await givenTelegram(telegram, { token });
      const error = await given.channel.start(echo).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(ChannelError);
      expect(error).toMatchObject({
        outcome: 'refused',
        message: expect.stringMatching(/^Telegram does not accept TELEGRAM_BOT_TOKEN: .*$/u),
      });
      expect(telegram.callsOf('getUpdates')).toEqual([]);
    },
  );

  test('the owner is told what is missing for inline questions, where they are wanted', async () => {
    await telegram.close();
    telegram = await openTelegram({ readsEverything: true, answersInline: false });
    await start({ ask: async () => null });
    expect(given.notes).toHaveLength(1);
    expect(given.notes[0]?.zh).toMatch(/TELEGRAM_INLINE.*\/setinline.*@duban_bot/u);
    expect(given.notes[0]?.en).toMatch(/TELEGRAM_INLINE.*\/setinline.*@duban_bot/u);
    await given.close();
    await start();
    expect(given.notes).toEqual([]);
  });

  test('the owner is told how groups are opened to a bot in privacy mode, and not when they are', async () => {
    await start();
    expect(given.notes).toHaveLength(1);
    expect(given.notes[0]?.zh).toMatch(/@duban_bot.*@BotFather.*\/setprivacy.*Disable.*重新加入/u);
    expect(given.notes[0]?.en).toMatch(/@duban_bot.*@BotFather.*\/setprivacy.*Disable.*add it again/u);
    expect(given.lines.join()).toContain('privacy');
    await given.close();
    await telegram.close();
    telegram = await openTelegram({ readsEverything: true });
    await start();
    expect(given.notes).toEqual([]);
  });

  test('the menus are set, and the bot answers without them', async () => {
    const commands = [{ name: 'due', summary: { zh: '到期', en: 'What is due' } }];
    telegram.fail('setMyCommands', { kind: 'refusal', status: 400, description: 'Bad Request: BOT_COMMAND_INVALID' });
    await start({ commands });
    telegram.say(li, group, '/due');
    telegram.say(li, group, '/weather');
    expect(await answered(1)).toEqual(['回 /due']);
    await given.close();
    await start({ commands });
    await telegram.waitFor(() => telegram.menus.size === 6);
    expect(telegram.menus.get('all_group_chats zh')).toEqual([{ command: 'due', description: '到期' }]);
  });

  test('a Telegram that is not there is waited for', async () => {
    await telegram.goDown();
    await start();
    expect(given.well).toEqual([false]);
    expect(given.notes.map(({ trouble }) => trouble)).toEqual(['silent']);
    await telegram.comeBack();
    given.clock.turnTo(given.clock.now() + 1000);
    ask('第8项');
    expect(await answered(1)).toEqual(['回 第8项']);
    expect(given.well).toEqual([false, true]);
  });

  test('a webhook of somebody else stays, and the owner is told where', async () => {
    await botFor(telegram).api.setWebhook('https://elsewhere.example/hook');
    await start();
    await telegram.waitFor(() => given.notes.length === 2);
    expect(given.notes[1]?.zh).toContain('elsewhere.example');
    expect(telegram.webhookUrl).toBe('https://elsewhere.example/hook');
    await botFor(telegram).api.deleteWebhook();
    await polls(1);
    given.clock.turnTo(given.clock.now() + 1000);
    ask('第8项');
    expect(await answered(1)).toEqual(['回 第8项']);
    expect(given.notes).toHaveLength(2);
    expect(given.well).toEqual([false, true]);
  });

  test('a webhook of our own from before is taken away', async () => {
    await botFor(telegram).api.setWebhook('https://duban.example/telegram');
    given = await givenTelegram(telegram, { formerUrl: 'https://duban.example/telegram' });
    await given.channel.start(echo);
    ask('第8项');
    expect(await answered(1)).toEqual(['回 第8项']);
    expect(telegram.webhookUrl).toBe('');
  });
});

describe('while it runs', () => {
  test('a second program that fetches is borne with patience, and told of once', async () => {
    telegram.fail('getUpdates', { kind: 'refusal', status: 409, description: conflict }, 4);
    await start();
    for (let count = 1; count <= 4; count += 1) {
      await polls(count);
      await telegram.waitFor(() => telegram.callsOf('getUpdates').at(-1)?.end !== null);
      // Nothing happens before its time: a loop without a pause would be seen here.
      await setTimeout(20);
      expect(telegram.callsOf('getUpdates')).toHaveLength(count);
      given.clock.turnTo(given.clock.now() + 8000);
    }
    ask('第8项');
    expect(await answered(1)).toEqual(['回 第8项']);
    expect(given.notes.filter(({ en }) => en.includes('Another program'))).toHaveLength(1);
  });

  test('a week without news, after which Telegram begins at a lower id, neither repeats nor loses anything', async () => {
    await start();
    ask('第8项');
    await answered(1);
    telegram.goOnAt(100);
    ask('第9项');
    await answered(2);
    await telegram.waitFor(() => telegram.pendingUpdates.length === 0, 'the confirmation');
    ask('第10项');
    expect(await answered(3)).toEqual(['回 第8项', '回 第9项', '回 第10项']);
    expect(telegram.callsOf('getUpdates').length).toBeLessThan(8);
  });

  test('a poll over which nothing comes is noticed, told of once, and its connection built anew', async () => {
    const deaf = telegram.fail('getUpdates', { kind: 'hang' }, Infinity);
    await start();
    await polls(1);
    // What is sent meanwhile is no sign of hearing.
    await given.channel.send({ chat: `${group.id}` }, saying('周报'));
    given.clock.turnTo(given.clock.now() + 200_000);
    await telegram.waitFor(() => given.well.includes(false));
    expect(given.notes.filter(({ en }) => en.includes('has given no answer since'))).toHaveLength(1);
    deaf.remove();
    ask('第8项');
    expect(await answered(2)).toEqual(['周报', '回 第8项']);
    expect(given.well).toEqual([true, false, true]);
  });

  test('a page, a reset and a time of absence do not end it', async () => {
    telegram.fail('getUpdates', { kind: 'page', status: 502 });
    telegram.fail('getUpdates', { kind: 'reset' });
    telegram.fail('getUpdates', { kind: 'too-many', retryAfter: 3 });
    await start();
    while (telegram.callsOf('getUpdates').length < 4) {
      given.clock.turnTo(given.clock.now() + 1000);
      await setTimeout(5);
    }
    ask('第8项');
    expect(await answered(1)).toEqual(['回 第8项']);
  });
});

describe('at the end', () => {
  test('an answer that has to wait is left to the next start, which gives it', async () => {
    const inbox = openMemoryInbox();
    await start({ inbox });
    telegram.fail('sendMessage', { kind: 'too-many', retryAfter: 60 });
    ask('第8项');
    await telegram.waitFor(() => telegram.callsOf('sendMessage').some(({ status }) => status === 429));
    await given.close();
    expect(texts()).toEqual([]);
    await start({ inbox });
    expect(await answered(1)).toEqual(['回 第8项']);
    expect(heard).toHaveLength(2);
  });

  test('what is thought about for too long is not sent, and left to the next start', async () => {
    const inbox = openMemoryInbox();
    const think = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    await start({ inbox }, async (message) => {
      asked.resolve();
      await think.promise;
      return echo(message);
    });
    ask('第8项');
    await asked.promise;
    const stopped = given.channel.stop();
    for (const ms of [7000, 2000]) {
      given.clock.turnTo(given.clock.now() + ms);
      await setImmediate();
    }
    await stopped;
    think.resolve();
    await setImmediate();
    expect(inbox.waiting()).toHaveLength(1);
    expect(texts()).toEqual([]);
    await given.close();
    await start({ inbox });
    expect(await answered(1)).toEqual(['回 第8项']);
  });

  test('what is being sent unasked arrives', async () => {
    await start();
    telegram.fail('sendMessage', { kind: 'delay', ms: 50 });
    const sent = given.channel.send({ chat: `${group.id}` }, saying('周报'));
    await telegram.waitFor(() => telegram.callsOf('sendMessage').length === 1);
    await given.channel.stop();
    expect(texts()).toEqual(['周报']);
    await sent;
  });

  test('a call that hangs does not hold it up', async () => {
    await start();
    telegram.fail('sendMessage', { kind: 'hang' });
    ask('第8项');
    await telegram.waitFor(() => telegram.callsOf('sendMessage').length === 1);
    const stopped = given.channel.stop();
    given.clock.turnTo(given.clock.now() + 7000);
    await stopped;
    expect(texts()).toEqual([]);
  });
});

test('what a process took that was killed is answered by the next one, once, in order', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'duban-telegram-'));
  const file = join(folder, 'duban.sqlite');
  const script = join(import.meta.dirname, 'deaf-child.ts');
  const child = spawn(process.execPath, [script, telegram.token, telegram.url, file], { stdio: 'inherit' });
  const first = ask('第8项');
  ask('第9项');
  await telegram.waitFor(() => telegram.pendingUpdates.length === 0);
  child.kill('SIGKILL');
  await once(child, 'exit');

  const store = await openStore({ file });
  await start({ inbox: openInbox(store, 'telegram', openClock(null)) });
  telegram.repeat(Number(first.updateId));
  expect(await answered(2)).toEqual(['回 第8项', '回 第9项']);
  ask('第10项');
  expect(await answered(3)).toEqual(['回 第8项', '回 第9项', '回 第10项']);
  expect(heard.every(({ circumstances }) => circumstances?.kept)).toBe(true);

  await given.close();
  await store.close();
  await rm(folder, { recursive: true });
});
