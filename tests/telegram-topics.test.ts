/** The whole bot in a forum on Telegram: digests come in the topic in which they were asked for, until that topic is deleted. */
import { on } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { startBot } from '../src/bot.ts';
import { readConfig } from '../src/config.ts';
import { openTelegram, type Telegram } from './fakes/telegram/telegram.ts';

interface Bot {
  /** Turns the clock to ten in the morning, as somebody at the terminal does; resolves when all that was due has been sent. */
  turn(day: string): Promise<void>;
}

/** The bot on that Telegram, from Monday 5 June 2017 on. */
async function openBot(telegram: Telegram, owner: number): Promise<Bot> {
  const folder = mkdtempSync(join(tmpdir(), 'duban-telegram-'));
  const config = readConfig({
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
    DUBAN_OWNERS: `telegram:${owner}`,
    DUBAN_NOW: '2017-06-05T10:00:00+08:00',
    DUBAN_VAR: folder,
    DUBAN_PORT: '0',
    DUBAN_LOG_LEVEL: 'silent',
  });
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = new PassThrough({ encoding: 'utf8' });
  const bot = await startBot(config, { input, output });
  onTestFinished(async () => {
    await bot.stop();
    await telegram.close();
    rmSync(folder, { recursive: true });
  });
  return {
    async turn(day) {
      input.write(`now ${day}\n`);
      for await (const text of on(output, 'data')) if (String(text).includes(`${day} 10:00`)) return;
    },
  };
}

test('a forum on Telegram, from the subscription in a topic to the digest after the topic was deleted', async () => {
  const telegram = await openTelegram({ readsEverything: true });
  const owner = telegram.person('王主任');
  const { turn } = await openBot(telegram, owner.id);
  const forum = telegram.supergroup('国土局', { members: [owner], isForum: true });
  const [talk, weekly, deadlines] = ['讨论', '周报', '时限'].map((name) => telegram.topic(owner, forum, name));
  const heard = (words: string) => telegram.sent(forum).filter(({ text }) => text.includes(words));
  const hears = async (words: string, times = 1) => {
    await telegram.waitFor(() => heard(words).length >= times, words);
    return heard(words);
  };
  const say = (text: string, thread = talk) =>
    telegram.say(owner, forum, `@${telegram.me.username} ${text}`, { thread: thread ?? null });

  say('绑定 市国土局');
  await hears('本群已绑定市国土局');
  say('订阅');
  await hears('接下来两次');
  say('确认');
  expect(await hears('已订阅')).toMatchObject([{ thread: talk }]);

  // A tap belongs to the topic of its button.
  say('订阅 市水务局', deadlines);
  const [, proposal] = await hears('接下来两次', 2);
  telegram.tap(owner, { chat: forum, id: proposal?.id ?? 0 }, '确认');
  expect((await hears('已订阅', 2))[1]).toMatchObject({ thread: deadlines });

  // Asked for in another topic it moves there, also when that is confirmed elsewhere.
  say('订阅', weekly);
  expect(await hears('目前发到另一话题；确认后改发到这里。')).toMatchObject([{ thread: weekly }]);
  say('确认');
  expect(await hears('发到提出订阅时所在的话题，不是这里。')).toMatchObject([{ thread: talk }]);
  say('订阅情况', weekly);
  expect((await hears('市水务局（发到另一话题）'))[0]?.text).not.toContain('市国土局的任务（');

  await turn('2017-06-12');
  expect(await hears('周报：市国土局　2017年6月12日')).toMatchObject([{ thread: weekly }]);
  expect(await hears('周报：“市水务局”　2017年6月12日')).toMatchObject([{ thread: deadlines }]);

  telegram.deleteTopic(forum, weekly ?? 0);
  await turn('2017-06-19');
  expect(await hears('周报：市国土局　2017年6月19日')).toMatchObject([
    { thread: null, text: expect.stringMatching(/^原话题已删除或关闭，改发在 General。\n\n/u) },
  ]);
  expect(await hears('周报：“市水务局”　2017年6月19日')).toMatchObject([{ thread: deadlines }]);

  await turn('2017-06-26');
  expect(await hears('周报：市国土局　2017年6月26日')).toMatchObject([{ thread: null }]);
  expect(heard('原话题已删除')).toHaveLength(1);
}, 60_000);
