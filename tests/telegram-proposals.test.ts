/** The whole bot on Telegram: what a button under a proposal confirms, by whom, how often, and what happens when things change before. */
import { on } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { startBot } from '../src/bot.ts';
import { readConfig } from '../src/config.ts';
import type { Chat } from './fakes/telegram/shapes.ts';
import type { Shown } from './fakes/telegram/shown.ts';
import { openTelegram } from './fakes/telegram/telegram.ts';

/** The bot on a Telegram of its own, from Thursday 15 June 2017 on. */
async function openBot() {
  const telegram = await openTelegram({ readsEverything: true });
  const folder = mkdtempSync(join(tmpdir(), 'duban-proposals-'));
  const owner = telegram.person('王主任');
  const config = readConfig({
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
    DUBAN_OWNERS: `telegram:${owner.id}`,
    DUBAN_NOW: '2017-06-15T10:00:00+08:00',
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
  /** The last message in the chat, once there are so many. */
  const sees = (chat: Chat, count: number): Promise<Shown> =>
    telegram.waitFor(
      () => {
        const sent = telegram.sent(chat);
        return sent.length >= count && sent[count - 1];
      },
      `message ${count}, after ${telegram.sent(chat).at(-1)?.text}`,
    );
  /** Turns the clock as somebody at the terminal does; resolves when all that was due has been sent. */
  async function turn(day: string, time: string): Promise<void> {
    input.write(`now ${day} ${time}\n`);
    for await (const text of on(output, 'data')) if (String(text).includes(`${day} ${time}`)) return;
  }
  return { telegram, owner, sees, turn, me: `@${telegram.me.username}` };
}

const labels = ({ buttons }: Shown) => buttons.flat().map(({ text }) => text);

test('what was shown in a group that becomes a supergroup is confirmed, listed, sent and ended there', async () => {
  const { telegram, owner, sees, turn, me } = await openBot();
  const group = telegram.group('国土局群', { members: [owner] });
  telegram.say(owner, group, `${me} 绑定 市国土局`);
  await sees(group, 1);
  telegram.say(owner, group, `${me} 订阅 市水务局 每周五下午3点`);
  await sees(group, 2);
  const big = telegram.upgrade(owner, group);
  // What is said in the new group at once may be answered before the move is noted.
  let asked = 0;
  for (let bound = ''; !bound.includes('市国土局'); bound = (await sees(big, ++asked)).text)
    telegram.say(owner, big, `${me} 绑定`);

  telegram.say(owner, big, `${me} 确认`);
  expect((await sees(big, asked + 1)).text).toContain('已订阅：市水务局，每周五 15:00发送');
  telegram.say(owner, big, `${me} 订阅情况`);
  expect((await sees(big, asked + 2)).text).toContain('市水务局');
  await turn('2017-06-16', '15:05');
  expect((await sees(big, asked + 3)).text).toContain('周报：“市水务局”');
  telegram.say(owner, big, `${me} 退订`);
  expect((await sees(big, asked + 4)).text).toContain('已退订：市水务局');
}, 30_000);

test('a button means the proposal above it, and one that was replaced is said to be', async () => {
  const { telegram, sees } = await openBot();
  const clerk = telegram.person('张三');
  const chat = telegram.privateChat(clerk);
  telegram.say(clerk, chat, '订阅 市水务局');
  const first = await sees(chat, 1);
  telegram.say(clerk, chat, '订阅 市国土局 每周五下午3点');
  const second = await sees(chat, 2);

  telegram.tap(clerk, first, '确认');
  expect((await sees(chat, 3)).text).toContain('之后您又提出了新的订阅');
  telegram.tap(clerk, first, '取消');
  expect((await sees(chat, 4)).text).toContain('之后您又提出了新的订阅');
  telegram.tap(clerk, second, '确认');
  expect((await sees(chat, 5)).text).toContain('已订阅：市国土局，每周五 15:00发送');
  telegram.say(clerk, chat, '订阅情况');
  expect((await sees(chat, 6)).text).not.toContain('市水务局');
}, 30_000);

test('a proposal that an edit has put out of sight is not confirmed any more', async () => {
  const { telegram, sees } = await openBot();
  const clerk = telegram.person('张三');
  const chat = telegram.privateChat(clerk);
  const order = telegram.say(clerk, chat, '订阅 市水务局');
  await sees(chat, 1);
  telegram.edit(order, '第24项谁牵头');
  await telegram.waitFor(() => telegram.sent(chat)[0]?.text.includes('市政府法制办'));
  expect(telegram.sent(chat)[0]?.text).toContain('前面那个等待确认的订阅已取消');

  telegram.say(clerk, chat, '确认');
  expect((await sees(chat, 2)).text).toContain('没有等待确认的订阅');
}, 30_000);

test('a proposal for the unit of a group that was bound anew is shown anew, and nothing is subscribed to unseen', async () => {
  const { telegram, owner, sees, me } = await openBot();
  const group = telegram.group('工作群', { members: [owner] });
  telegram.say(owner, group, `${me} 绑定 市国土局`);
  await sees(group, 1);
  telegram.say(owner, group, `${me} 订阅`);
  const shown = await sees(group, 2);
  telegram.say(owner, group, `${me} 绑定 市水务局`);
  await sees(group, 3);

  telegram.tap(owner, shown, '确认');
  const anew = await sees(group, 4);
  expect(anew.text).toContain('理解为：市水务局牵头或配合的任务');
  expect(anew.text).toContain('单位已经变更');
  telegram.say(owner, group, `${me} 订阅情况`);
  expect((await sees(group, 5)).text).toContain('本会话没有订阅');
  telegram.tap(owner, anew, '确认');
  expect((await sees(group, 6)).text).toContain('已订阅：市水务局的任务');
}, 30_000);

test('what one was shown in a group, nobody else confirms or cancels, and they are told who can', async () => {
  const { telegram, owner, sees, me } = await openBot();
  const clerk = telegram.person('李四');
  const group = telegram.group('国土局群', { members: [owner, clerk] });
  telegram.say(owner, group, `${me} 绑定 市国土局`);
  await sees(group, 1);
  telegram.say(owner, group, `${me} 订阅`);
  const shown = await sees(group, 2);

  telegram.tap(clerk, shown, '确认');
  const refused = await sees(group, 3);
  expect(refused.text).toContain('须由王主任本人确认或取消');
  expect(labels(refused)).toEqual([]);
  telegram.tap(clerk, shown, '取消');
  expect((await sees(group, 4)).text).toContain('须由王主任本人确认或取消');
  telegram.tap(owner, shown, '确认');
  expect((await sees(group, 5)).text).toContain('已订阅：市国土局的任务');
  telegram.tap(clerk, shown, '确认');
  expect((await sees(group, 6)).text).toContain('已经订阅：市国土局的任务');
  telegram.say(clerk, group, `${me} 确认`);
  const none = await sees(group, 7);
  expect(none.text).toContain('没有等待确认的订阅');
  expect(labels(none)).toEqual([]);
}, 30_000);

test('a button that is tapped twice answers once, and one that is confirmed again later says that it was', async () => {
  const { telegram, sees, turn } = await openBot();
  const clerk = telegram.person('张三');
  const chat = telegram.privateChat(clerk);
  telegram.say(clerk, chat, '第24项谁牵头');
  const answer = await sees(chat, 1);
  const taps = [1, 2, 3].map(() => telegram.tap(clerk, answer, '第24项全文'));
  await telegram.waitFor(() => taps.every((tap) => tap.answer), 'the acknowledgements');
  await sees(chat, 2);
  telegram.say(clerk, chat, '订阅 市水务局');
  const shown = await sees(chat, 3);
  expect(shown.text).toContain('接下来两次');
  telegram.tap(clerk, shown, '确认');
  telegram.tap(clerk, shown, '确认');
  expect((await sees(chat, 4)).text).toContain('已订阅：市水务局');

  telegram.say(clerk, chat, '确认');
  expect((await sees(chat, 5)).text).toContain('已经订阅：市水务局，每周一 09:00发送。下次发送：2017年6月19日');
  await turn('2017-06-15', '11:00');
  telegram.tap(clerk, shown, '取消');
  expect((await sees(chat, 6)).text).toContain('不再需要时，请发送“退订”');
  telegram.tap(clerk, shown, '确认');
  const again = await sees(chat, 7);
  expect(again.text).toContain('已经订阅：市水务局，每周一 09:00发送。下次发送：2017年6月19日');
  expect(labels(again)).toEqual([]);
  telegram.say(clerk, chat, '退订');
  await sees(chat, 8);
  telegram.tap(clerk, shown, '取消');
  expect((await sees(chat, 9)).text).toContain('这个订阅已经退订');
}, 30_000);

test('the language is not changed by an edit', async () => {
  const { telegram, sees } = await openBot();
  const clerk = telegram.person('张三');
  const chat = telegram.privateChat(clerk);
  const asked = telegram.say(clerk, chat, '第24项谁牵头');
  await sees(chat, 1);
  telegram.edit(asked, '/语言 en');
  await telegram.waitFor(() => telegram.sent(chat)[0]?.text.includes('请另发一条新消息'), 'the refusal');
  telegram.say(clerk, chat, '25');
  expect((await sees(chat, 2)).text).toContain('第25项');
}, 30_000);
