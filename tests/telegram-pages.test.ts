/** The whole bot on Telegram: lists that are turned, also after a restart, questions typed in any chat, and messages that are edited. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { type Bot, startBot } from '../src/bot.ts';
import { readConfig } from '../src/config.ts';
import type { Chat } from './fakes/telegram/shapes.ts';
import type { Shown } from './fakes/telegram/shown.ts';
import { openTelegram } from './fakes/telegram/telegram.ts';

/** The bot on a Telegram of its own, in June 2017; `restart` starts it anew on the same store. */
async function openBot(settings: Record<string, string> = {}) {
  const telegram = await openTelegram({ readsEverything: true });
  const folder = mkdtempSync(join(tmpdir(), 'duban-pages-'));
  const owner = telegram.person('王主任');
  let bot: Bot | undefined;
  async function restart(more: Record<string, string> = {}): Promise<void> {
    await bot?.stop();
    const config = readConfig({
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.url,
      DUBAN_OWNERS: `telegram:${owner.id}`,
      DUBAN_NOW: '2017-06-15',
      DUBAN_VAR: folder,
      DUBAN_PORT: '0',
      DUBAN_LOG_LEVEL: 'silent',
      ...settings,
      ...more,
    });
    const output = new Writable({ write: (_chunk, _encoding, done) => done() });
    bot = await startBot(config, { input: new PassThrough(), output });
  }
  onTestFinished(async () => {
    await bot?.stop();
    await telegram.close();
    rmSync(folder, { recursive: true });
  });
  await restart();
  const sees = (chat: Chat, ...words: string[]): Promise<Shown[]> =>
    telegram.waitFor(() => {
      const sent = telegram.sent(chat);
      return sent.length === words.length && words.every((word, at) => sent[at]?.text.includes(word)) && sent;
    }, words.join());
  return { telegram, owner, restart, sees, me: `@${telegram.me.username}` };
}

const labels = (shown: Shown | undefined) => shown?.buttons.flat().map(({ text }) => text);

test('a list turns its pages in its place, after a restart and another day too', async () => {
  const { telegram, restart, sees } = await openBot();
  const clerk = telegram.person('张三');
  const chat = telegram.privateChat(clerk);
  telegram.say(clerk, chat, '本月到期');
  const [list] = await sees(chat, '共 11 项任务');
  if (!list) throw new Error('no list');
  expect(list.text).not.toContain('35.2');
  expect(labels(list)).toEqual(['更多']);
  telegram.say(clerk, chat, '第24项谁牵头');
  await sees(chat, '共 11 项任务', '市政府法制办');

  await restart({ DUBAN_NOW: '2017-07-20' });
  telegram.tap(clerk, list, '更多');
  const [page] = await sees(chat, '35.2', '市政府法制办');
  expect(page?.text).toContain('2017年6月');
  expect(labels(page)).toEqual(['上一页']);
  telegram.say(clerk, chat, '上一页');
  await sees(chat, '35.2', '市政府法制办', '共 11 项任务');
}, 30_000);

test('in a group everybody turns pages of their own', async () => {
  const { telegram, owner, sees, me } = await openBot();
  const clerk = telegram.person('张三');
  const group = telegram.group('国土局群', { members: [owner, clerk] });
  telegram.say(clerk, group, `${me} tasks due this month`);
  const [list] = await sees(group, '11 tasks');
  if (!list) throw new Error('no list');
  telegram.tap(owner, list, 'more');
  const [, own] = await sees(group, 'reply to this message with “more”', 'whole list');
  if (!own) throw new Error('no list of his own');
  telegram.tap(owner, own, 'previous page');
  telegram.tap(clerk, list, 'more');
  await sees(group, 'whole list', 'reply to this message with “more”');
}, 30_000);

test('what is typed in any chat is answered when that is switched on, and only to members where only they may read', async () => {
  const { telegram, owner, restart } = await openBot({ TELEGRAM_INLINE: 'on', DUBAN_READ: 'members' });
  const stranger = telegram.person('路人');
  const asked = telegram.inlineQuery(stranger, '河长制');
  expect((await telegram.waitFor(() => asked.answer)).results).toEqual([]);
  const query = telegram.inlineQuery(owner, '河长制');
  const { results } = await telegram.waitFor(() => query.answer);
  expect(results[0]).toMatchObject({ type: 'article' });
  expect(JSON.stringify(results[0])).toContain('市水务局');
  const list = telegram.inlineQuery(owner, '本月到期');
  const pages = await telegram.waitFor(() => list.answer);
  expect(pages.results.map(({ title }) => title).at(-1)).toBe('更多');
  expect(JSON.stringify(pages.results.at(-1))).toContain('35.2');
  expect(telegram.callsOf('sendMessage')).toEqual([]);

  const polls = telegram.callsOf('getUpdates').length;
  await restart({ TELEGRAM_INLINE: 'off' });
  await telegram.waitFor(() => telegram.callsOf('getUpdates').length > polls);
  expect(telegram.inlineQuery(owner, '河长制').updateId).toBeNull();
}, 30_000);

test('an order is not carried out again when its message is edited, and what was done stays told', async () => {
  const { telegram, owner, restart, sees, me } = await openBot();
  const group = telegram.group('国土局群', { members: [owner] });
  const say = (text: string) => telegram.say(owner, group, `${me} ${text}`);
  const bind = say('/绑定 市国土局');
  const done = ['本群已绑定市国土局'];
  await sees(group, ...done);
  telegram.edit(bind, `${me} /绑定 市水务局`);
  await sees(group, ...done, '请另发一条新消息');
  expect(telegram.sent(group)[1]?.replyTo).toBe(bind.id);
  // The refusal gives way to what is asked instead; the binding stays told.
  telegram.edit(bind, `${me} 第24项谁牵头`);
  await sees(group, ...done, '市政府法制办');
  say('/绑定');
  await sees(group, ...done, '市政府法制办', '本群绑定的单位是市国土局');

  const alone = telegram.privateChat(owner);
  const wrong = telegram.say(owner, alone, '第24项谁牵');
  await sees(alone, '');
  await restart();
  telegram.edit(wrong, '第24项谁牵头');
  const [, answer] = await sees(alone, '', '市政府法制办');
  expect(answer?.replyTo).toBe(wrong.id);
}, 30_000);
