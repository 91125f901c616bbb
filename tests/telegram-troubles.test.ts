/** What keeps the bot from hearing on Telegram: one clear line, a word to the owner, and everything else goes on. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, type TestContext, test, vi } from 'vitest';
import { startBot } from '../src/bot.ts';
import { readConfig } from '../src/config.ts';
import { MONDAY } from './digest/given.ts';
import { botFor } from './fakes/telegram/given-bot.ts';
import { openTelegram, type Telegram } from './fakes/telegram/telegram.ts';
import { place, polls } from './telegram-place.ts';

const CONFLICT = 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running';

/** Lines that are meant for people, not those of the log. */
const sentences = (err: string) => err.split('\n').filter((line) => line !== '' && !line.startsWith('{'));

describe.concurrent('the program on Telegram alone', () => {
  test('with a wrong token says so in one line and ends', async (context) => {
    const { start, telegram } = await place(context);
    const program = start({ TELEGRAM_BOT_TOKEN: '7:wrong' });
    const [status] = await once(program.child, 'close');
    expect(status).toBe(1);
    expect(sentences(program.err())).toEqual([
      expect.stringMatching(/^Duban was not started: .*Telegram does not accept TELEGRAM_BOT_TOKEN: copy the token/u),
    ]);
    expect(telegram.calls).toHaveLength(1);
  });

  test.for([
    ['a second program fetches', 409, CONFLICT, '另有一个程序在用同一个令牌接收'],
    ['the token is revoked', 401, 'Unauthorized', 'Telegram 不再接受'],
  ] as const)(
    'when %s says so once in each language, waits longer and longer, and lives',
    async ([_, ...told], context) => {
      const [status, description, zh] = told;
      const { start, telegram } = await place(context);
      const program = start();
      await polls(telegram);
      telegram.fail('getUpdates', { kind: 'refusal', status, description }, Infinity);
      const li = telegram.person('李明');
      telegram.say(li, telegram.privateChat(li), '第24项谁牵头');
      await polls(telegram, 3);
      await setTimeout(2500);

      expect(telegram.callsOf('getUpdates').length).toBeLessThan(6);
      expect(sentences(program.err())).toEqual([expect.stringContaining(zh), expect.stringContaining('@duban_bot')]);
      expect(program.child.exitCode).toBeNull();
      expect(await program.stop()).toMatchObject({ status: 0 });
    },
  );

  test('when its messages go elsewhere says where, and hears as soon as they come', async (context) => {
    const { start, telegram } = await place(context);
    await botFor(telegram).api.setWebhook('https://elsewhere.example/hook');
    const program = start();
    await polls(telegram, 2);
    expect(sentences(program.err())).toHaveLength(2);
    expect(sentences(program.err())[0]).toContain('elsewhere.example');
    await botFor(telegram).api.deleteWebhook();
    const li = telegram.person('李明');
    telegram.say(li, telegram.privateChat(li), '第24项谁牵头');
    await telegram.waitFor(() => telegram.sent(telegram.privateChat(li)).length === 1, 'the answer');
  });
});

/** The whole bot on Telegram with somebody in front of it. */
async function withTerminal({ onTestFinished }: TestContext, telegram: Telegram, env: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'duban-troubles-'));
  const config = readConfig({
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
    DUBAN_NOW: `${MONDAY}T09:00:30+08:00`,
    DUBAN_VAR: folder,
    DUBAN_PORT: '0',
    DUBAN_LOG_LEVEL: 'silent',
    ...env,
  });
  let shown = '';
  const output = new Writable({
    write(chunk, _encoding, done) {
      shown += chunk;
      done();
    },
  });
  let err = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += text;
    return true;
  });
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const start = () => startBot(config, { input, output });
  let bot = await start();
  onTestFinished(async () => {
    await bot.stop();
    await telegram.close();
    rmSync(folder, { recursive: true });
  });
  return {
    input,
    shown: () => shown,
    err: () => err,
    hears: (words: string) => expect.poll(() => shown, { timeout: 20_000 }).toContain(words),
    async restart() {
      await bot.stop();
      bot = await start();
    },
  };
}

describe('beside the terminal', () => {
  afterEach(() => vi.restoreAllMocks());

  test('with a wrong token the terminal answers, and whoever sits there is told why Telegram does not', async (context) => {
    const telegram = await openTelegram();
    const { input, hears, err } = await withTerminal(context, telegram, { TELEGRAM_BOT_TOKEN: '7:wrong' });
    await hears('telegram 没有启动，其他渠道不受影响。原因：Telegram does not accept TELEGRAM_BOT_TOKEN');
    input.write('第24项谁牵头\n');
    await hears('市政府法制办');
    expect(err().match(/\n/gu)).toHaveLength(1);
  });

  test('with privacy mode on, each owner is told once: at the terminal, and on Telegram as soon as they have written', async (context) => {
    const telegram = await openTelegram({ patienceMs: 25_000 });
    const wang = telegram.person('王主任');
    const own = telegram.privateChat(wang);
    const { hears, shown, restart } = await withTerminal(context, telegram, { DUBAN_OWNERS: `telegram:${wang.id}` });
    await hears('/setprivacy');
    telegram.startDeepLink(wang);
    const told = () => telegram.sent(own).filter(({ text }) => text.includes('/setprivacy'));
    await telegram.waitFor(() => told().length === 1, 'the word to the owner');
    expect(told()[0]?.text).toMatch(/1\. .*@BotFather.*2\. .*\/setprivacy.*4\. .*Disable.*5\. .*重新加入/su);
    await restart();
    await polls(telegram, telegram.callsOf('getUpdates').length + 1);
    await setTimeout(1000);
    expect(told()).toHaveLength(1);
    expect(shown().split('/setprivacy')).toHaveLength(2);
  });
});
