/** The fake Telegram: what a bot is told of what people do, and what privacy mode keeps from it. */
import { InlineKeyboard } from 'grammy';
import type { Update } from 'grammy/types';
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

/** The updates since the last time. */
async function news(): Promise<Update[]> {
  const updates = await bot.api.getUpdates();
  const last = updates.at(-1);
  if (last) await bot.api.getUpdates({ offset: last.update_id + 1 });
  return updates;
}

describe('privacy mode', () => {
  test.each([
    ['/due', true],
    ['/due@duban_bot 6月', true],
    ['/due@Duban_Bot', true],
    ['/due@other_bot', false],
    ['@duban_bot 河长制', true],
    ['请问 @duban_bot 河长制', true],
    ['河长制归谁管', false],
    ['@other_bot 河长制', false],
    ['请问@duban_bot', false],
    ['@duban_bot河长制', false],
  ])('tells of %s: %s', async (text, isTold) => {
    const { updateId } = telegram.say(li, group, text);
    expect(updateId !== null).toBe(isTold);
    expect(await news()).toHaveLength(isTold ? 1 : 0);
  });

  test('tells of replies to the bot, of names picked from the list, and of everything to an administrator', async () => {
    const { message_id: id } = await bot.api.sendMessage(group.id, '甲');
    telegram.say(li, group, '还有呢', { replyTo: { chat: group, id } });
    telegram.say(li, group, '督办 河长制', { names: { 督办: telegram.me } });
    telegram.say(li, group, '别的');
    expect(
      (await news()).map(({ message }) => message?.entities?.[0]?.type ?? message?.reply_to_message?.text),
    ).toEqual(['甲', 'text_mention']);
    telegram.setStanding(li, group, telegram.me, 'administrator');
    expect(telegram.say(li, group, '别的').updateId).not.toBeNull();
  });

  test('can be off, or keep mentions away too', async () => {
    const open = await openTelegram({ readsEverything: true });
    expect((await botFor(open).api.getMe()).can_read_all_group_messages).toBe(true);
    expect(open.say(li, open.group('甲'), '别的').updateId).not.toBeNull();
    await open.close();
    const strict = await openTelegram({ mentionsPass: false, answersInline: false });
    expect((await botFor(strict).api.getMe()).supports_inline_queries).toBe(false);
    expect(strict.say(li, strict.group('甲'), '@duban_bot 河长制').updateId).toBeNull();
    await strict.close();
  });
});

describe('what people write', () => {
  test('carries its entities in UTF-16 units', async () => {
    telegram.say(li, group, '😀 /due@duban_bot @liming https://example.org/甲');
    expect((await news())[0]?.message?.entities).toEqual([
      { type: 'bot_command', offset: 3, length: 14 },
      { type: 'mention', offset: 18, length: 7 },
      { type: 'url', offset: 26, length: 21 },
    ]);
  });

  test('may come without a person: as an anonymous administrator, as a channel, as a post', async () => {
    const channel = telegram.channel('公告');
    telegram.say(li, group, '/due', { as: 'anonymous' });
    telegram.say(li, group, '/due', { as: channel });
    telegram.say(li, channel, '/due');
    const [anonymous, voice, post] = await news();
    expect(anonymous?.message).toMatchObject({ from: { id: 1087968824 }, sender_chat: { id: group.id } });
    expect(voice?.message).toMatchObject({ from: { id: 136817688 }, sender_chat: { id: channel.id } });
    expect(post?.channel_post?.from).toBeUndefined();
    expect(post?.channel_post?.sender_chat?.id).toBe(channel.id);
  });

  test('may be changed, and may be the caption of a photo', async () => {
    const said = telegram.say(li, group, '/due 5月');
    telegram.edit(said, '/due 6月');
    telegram.say(li, group, '@duban_bot 甲', { photo: Buffer.from('jpeg') });
    const [, edited, photo] = await news();
    expect(edited?.edited_message).toMatchObject({ message_id: said.id, text: '/due 6月' });
    expect(photo?.message).toMatchObject({ caption: '@duban_bot 甲', caption_entities: [{ type: 'mention' }] });
    expect(photo?.message?.text).toBeUndefined();
  });

  test('stands in its topic, where everything seems to reply to the topic itself', async () => {
    const forum = telegram.supergroup('督查', { isForum: true });
    const thread = telegram.topic(li, forum, '周报');
    telegram.say(li, forum, '/due', { thread });
    expect((await news()).at(-1)?.message).toMatchObject({
      message_thread_id: thread,
      is_topic_message: true,
      reply_to_message: { message_id: thread, forum_topic_created: { name: '周报' } },
    });
  });
});

describe('a tap', () => {
  test('reaches the bot and gets its answer', async () => {
    await bot.api.sendMessage(group.id, '甲', { reply_markup: new InlineKeyboard().text('下一页', 'v1:page:2') });
    const [shown] = telegram.sent(group);
    const tap = telegram.tap(li, shown ?? { chat: group, id: 0 }, '下一页');
    const [update] = await news();
    expect(update?.callback_query).toMatchObject({ data: 'v1:page:2', message: { text: '甲' }, from: { id: li.id } });
    const tooMuch = bot.api.answerCallbackQuery(tap.id, { text: '长'.repeat(201) });
    expect((await refusalOf(tooMuch)).description).toBe('Bad Request: MESSAGE_TOO_LONG');
    await bot.api.answerCallbackQuery(tap.id, { text: '好', show_alert: true });
    expect(tap.answer).toMatchObject({ text: '好', isAlert: true });
  });

  test('can be too old to be answered', async () => {
    await bot.api.sendMessage(group.id, '甲', { reply_markup: new InlineKeyboard().text('乙', 'b') });
    const tap = telegram.tap(li, { chat: group, id: telegram.sent(group)[0]?.id ?? 0 }, 0);
    telegram.expireQueries();
    expect(await refusalOf(bot.api.answerCallbackQuery(tap.id))).toMatchObject({
      error_code: 400,
      description: 'Bad Request: query is too old and response timeout expired or query ID is invalid',
    });
  });
});

test('an inline question gets at most 50 results', async () => {
  const query = telegram.inlineQuery(li, '河长制');
  expect((await news())[0]?.inline_query).toMatchObject({ query: '河长制', from: { id: li.id } });
  const results = Array.from({ length: 51 }, (_, index) => ({
    type: 'article' as const,
    id: `${index}`,
    title: '甲',
    input_message_content: { message_text: '<b>甲</b>', parse_mode: 'HTML' as const },
  }));
  expect((await refusalOf(bot.api.answerInlineQuery(query.id, results))).description).toBe(
    'Bad Request: too many inline query results specified',
  );
  await bot.api.answerInlineQuery(query.id, results.slice(1), { is_personal: true, cache_time: 0 });
  expect(query.answer?.results).toHaveLength(50);
});

test('a link brings its payload, in private and into a group', async () => {
  const other = telegram.group('环保局', { bot: 'left' });
  telegram.startDeepLink(li, 'abc');
  telegram.startInGroup(li, other, 'xyz');
  const updates = await news();
  expect(updates.map((update) => update.message?.text ?? Object.keys(update)[1])).toEqual([
    '/start abc',
    'my_chat_member',
    'message',
    '/start@duban_bot xyz',
  ]);
  expect(updates[0]?.message?.chat).toEqual({ id: li.id, first_name: '李明', username: 'liming', type: 'private' });
});

test('updates of any shape can be sent', async () => {
  telegram.push('unheard_of', { id: 1 });
  telegram.push('message', {});
  expect(await news()).toMatchObject([{ unheard_of: { id: 1 } }, { message: {} }]);
});
