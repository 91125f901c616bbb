/** The fake Telegram: what may be sent, edited and deleted, as the real grammY sees it. */
import { InlineKeyboard, InputFile } from 'grammy';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { botFor, refusalOf } from './given-bot.ts';
import type { Chat, Person } from './shapes.ts';
import { openTelegram, type Telegram } from './telegram.ts';

let telegram: Telegram;
let bot: ReturnType<typeof botFor>;
let li: Person;
let group: Chat;

beforeEach(async () => {
  telegram = await openTelegram();
  bot = botFor(telegram);
  li = telegram.person('李明', { username: 'liming' });
  group = telegram.group('法制办', { members: [li] });
});
afterEach(() => telegram.close());

const HTML = { parse_mode: 'HTML' } as const;

describe('a message', () => {
  test('is shown as people read it, with what was sent', async () => {
    const question = telegram.say(li, group, '/due');
    const sent = await bot.api.sendMessage(group.id, '<b>第 4 项</b> 甲 &amp; 乙\n', {
      ...HTML,
      reply_parameters: { message_id: question.id },
      link_preview_options: { is_disabled: true },
      reply_markup: new InlineKeyboard().text('下一页', 'v1:page:2'),
    });
    expect(sent).toMatchObject({ text: '第 4 项 甲 & 乙', entities: [{ type: 'bold', offset: 0, length: 5 }] });
    expect(sent.reply_to_message?.message_id).toBe(question.id);
    expect(telegram.sent(group)).toMatchObject([
      {
        text: '第 4 项 甲 & 乙',
        html: '<b>第 4 项</b> 甲 &amp; 乙\n',
        replyTo: question.id,
        buttons: [[{ text: '下一页' }]],
      },
    ]);
  });

  test('may have 4096 UTF-16 units after its tags are read, and no more', async () => {
    await bot.api.sendMessage(group.id, `<b>${'甲'.repeat(4096)}</b>`, HTML);
    const error = await refusalOf(bot.api.sendMessage(group.id, `${'😀'.repeat(2048)}甲`));
    expect(error.description).toBe('Bad Request: message is too long');
    expect((await refusalOf(bot.api.sendMessage(group.id, '甲'.repeat(11_000)))).description).toBe(
      'Bad Request: text is too long',
    );
    expect(telegram.sent(group)).toHaveLength(1);
  });

  test.each([
    ['', 'Bad Request: message text is empty'],
    ['  \n ', 'Bad Request: text must be non-empty'],
    ['<b>甲', `Bad Request: can't parse entities: Can't find end tag corresponding to start tag "b"`],
  ])('is refused when it is %j', async (text, words) => {
    expect(await refusalOf(bot.api.sendMessage(group.id, text, HTML))).toMatchObject({
      error_code: 400,
      description: words,
    });
  });

  test('can not go where there is no chat, no thread or nothing to reply to', async () => {
    expect((await refusalOf(bot.api.sendMessage(-1, '甲'))).description).toBe('Bad Request: chat not found');
    const reply = { reply_parameters: { message_id: 999_999 } };
    expect((await refusalOf(bot.api.sendMessage(group.id, '甲', reply))).description).toBe(
      'Bad Request: message to be replied not found',
    );
    await bot.api.sendMessage(group.id, '甲', {
      reply_parameters: { message_id: 999, allow_sending_without_reply: true },
    });
  });

  test('stays in its topic until the topic is deleted', async () => {
    const forum = telegram.supergroup('督查', { members: [li], isForum: true });
    const thread = telegram.topic(li, forum, '周报');
    await bot.api.sendMessage(forum.id, '甲', { message_thread_id: thread });
    expect(telegram.sent(forum)).toMatchObject([{ thread }]);
    telegram.deleteTopic(forum, thread);
    for (const gone of [thread, 1]) {
      const error = await refusalOf(bot.api.sendMessage(forum.id, '甲', { message_thread_id: gone }));
      expect(error.description).toBe('Bad Request: message thread not found');
    }
  });

  test('gets into a closed topic from administrators only, by whatever way', async () => {
    const forum = telegram.supergroup('督查', { members: [li], isForum: true });
    const thread = telegram.topic(li, forum, '周报');
    const { id } = telegram.say(li, forum, '/due', { thread });
    telegram.closeTopic(li, forum, thread);
    for (const way of [{ message_thread_id: thread }, { reply_parameters: { message_id: id } }]) {
      const error = await refusalOf(bot.api.sendMessage(forum.id, '甲', way));
      expect(error.description).toBe('Bad Request: TOPIC_CLOSED');
    }
    telegram.setStanding(li, forum, telegram.me, 'administrator');
    await bot.api.sendMessage(forum.id, '甲', { message_thread_id: thread });
    expect(telegram.sent(forum)).toMatchObject([{ thread }]);
  });
});

describe('a keyboard', () => {
  test('carries 1 to 64 bytes in a button, and 100 buttons', async () => {
    const with_ = (keyboard: InlineKeyboard) => bot.api.sendMessage(group.id, '甲', { reply_markup: keyboard });
    await with_(new InlineKeyboard().text('甲', '河'.repeat(21)));
    const tooLong = await refusalOf(with_(new InlineKeyboard().text('甲', '河'.repeat(22))));
    expect(tooLong.description).toBe('Bad Request: BUTTON_DATA_INVALID');
    const empty = await refusalOf(with_(new InlineKeyboard().text('甲', '')));
    expect(empty.description).toContain('Text buttons are unallowed in the inline keyboard');
    const many = InlineKeyboard.from(
      Array.from({ length: 101 }, (_, index) => [InlineKeyboard.text('甲', `${index}`)]),
    );
    expect((await refusalOf(with_(many))).description).toBe('Bad Request: reply markup is too long');
  });
});

describe('a message that stands', () => {
  test('can be edited, but not into what it is, and not when it is gone', async () => {
    const { message_id: id } = await bot.api.sendMessage(group.id, '甲');
    await bot.api.editMessageText(group.id, id, '<i>乙</i>', HTML);
    expect(telegram.sent(group)).toMatchObject([{ text: '乙', earlier: ['甲'] }]);
    const same = await refusalOf(bot.api.editMessageText(group.id, id, '<i>乙</i>', HTML));
    expect(same.description).toMatch(/^Bad Request: message is not modified: /u);
    await bot.api.editMessageReplyMarkup(group.id, id, { reply_markup: new InlineKeyboard().text('丙', 'c') });
    expect(telegram.sent(group)[0]?.buttons).toHaveLength(1);
    await bot.api.deleteMessage(group.id, id);
    expect(telegram.sent(group)).toEqual([]);
    const gone = await refusalOf(bot.api.editMessageText(group.id, id, '丁'));
    expect(gone.description).toBe('Bad Request: message to edit not found');
    const again = await refusalOf(bot.api.deleteMessage(group.id, id));
    expect(again.description).toBe('Bad Request: message to delete not found');
  });

  test('of somebody else can not be edited or deleted', async () => {
    const { id } = telegram.say(li, group, '甲');
    expect((await refusalOf(bot.api.editMessageText(group.id, id, '乙'))).description).toBe(
      "Bad Request: message can't be edited",
    );
    expect((await refusalOf(bot.api.deleteMessage(group.id, id))).description).toBe(
      "Bad Request: message can't be deleted",
    );
  });
});

describe('a file', () => {
  test('is kept as it was uploaded, and can be sent again and fetched', async () => {
    const bytes = Buffer.from([0, 13, 10, 255, 45, 45]);
    const sent = await bot.api.sendDocument(group.id, new InputFile(bytes, '计划.pdf'), {
      caption: '<b>甲</b>',
      ...HTML,
    });
    expect(telegram.sent(group)[0]).toMatchObject({ text: '甲', file: { name: '计划.pdf' } });
    expect(telegram.sent(group)[0]?.file?.bytes.equals(bytes)).toBe(true);
    await bot.api.sendDocument(group.id, sent.document.file_id);
    const file = await bot.api.getFile(sent.document.file_id);
    const response = await fetch(`${telegram.url}/file/bot${telegram.token}/${file.file_path}`);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test('has a caption of 1024 units at most', async () => {
    const photo = new InputFile(Buffer.from('jpeg'), 'a.jpg');
    await bot.api.sendPhoto(group.id, photo, { caption: '甲'.repeat(1024) });
    const error = await refusalOf(bot.api.sendPhoto(group.id, photo, { caption: '甲'.repeat(1025) }));
    expect(error.description).toBe('Bad Request: message caption is too long');
  });
});

test('calls may come as JSON, as a form or in the address', async () => {
  const address = `${telegram.url}/bot${telegram.token}/sendmessage`;
  const form = new URLSearchParams({ chat_id: String(group.id), text: '甲', reply_markup: '{"inline_keyboard":[]}' });
  await fetch(address, { method: 'POST', body: form });
  await fetch(`${address}?${form}`);
  expect(telegram.sent(group).map(({ text }) => text)).toEqual(['甲', '甲']);
});
