/** The whole bot on Telegram: a group asks, is bound by the owner, subscribes with buttons, and gets its digest on Monday. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { startBot } from '../src/bot.ts';
import { readConfig } from '../src/config.ts';
import { openTelegram } from './fakes/telegram/telegram.ts';

test('a group on Telegram, from the first question to the digest', async () => {
  // The digest is due ten seconds after the start.
  const telegram = await openTelegram({ readsEverything: true, patienceMs: 20_000 });
  const folder = mkdtempSync(join(tmpdir(), 'duban-telegram-'));
  const owner = telegram.person('王主任');
  const clerk = telegram.person('张三');
  const config = readConfig({
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
    DUBAN_OWNERS: `telegram:${owner.id}`,
    DUBAN_NOW: '2017-06-19T08:59:50+08:00',
    DUBAN_VAR: folder,
    DUBAN_PORT: '0',
    DUBAN_LOG_LEVEL: 'silent',
  });
  const streams = { input: new PassThrough(), output: new Writable({ write: (_chunk, _encoding, done) => done() }) };
  const bot = await startBot(config, streams);
  onTestFinished(async () => {
    await bot.stop();
    await telegram.close();
    rmSync(folder, { recursive: true });
  });
  const group = telegram.group('国土局群', { members: [owner, clerk] });
  const said = () => telegram.sent(group).map(({ text }) => text);
  const hears = (words: string) => telegram.waitFor(() => said().some((text) => text.includes(words)), words);

  telegram.say(clerk, group, `@${telegram.me.username} 第24项谁牵头`);
  await hears('市政府法制办');
  telegram.say(clerk, group, `/group@${telegram.me.username} 市国土局`);
  await hears('总管理员');
  telegram.say(owner, group, `/group@${telegram.me.username} 市国土局`);
  await hears('本群已绑定市国土局');
  telegram.say(owner, group, `@${telegram.me.username} 订阅`);
  await hears('接下来两次');
  const proposal = telegram.sent(group).find(({ text }) => text.includes('接下来两次'));
  telegram.tap(owner, { chat: group, id: proposal?.id ?? 0 }, '确认');
  await hears('已订阅');
  await hears('周报：市国土局　2017年6月19日（周一）');

  expect(said().filter((text) => text.includes('周报：市国土局　2017年6月19日'))).toHaveLength(1);
}, 60_000);
