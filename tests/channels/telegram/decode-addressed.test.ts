/** What in a group is meant for the bot, and what is left of it without the bot's name. */
import { describe, expect, test } from 'vitest';
import {
  entityOn,
  FORUM,
  GROUP,
  heard,
  LI,
  messageWith,
  OTHER_BOT,
  PRIVATE,
  US,
  WANG,
  type Wire,
} from './given-update.ts';

const command = (text: string, words: string) => ({ text, entities: [entityOn(text, words, 'bot_command')] });
const mention = (text: string, words: string) => ({ text, entities: [entityOn(text, words, 'mention')] });
const NOT_ADDRESSED = '(not addressed)';
const FOR_ANOTHER = '(a command for another bot)';

describe('a command in a group', () => {
  test.each([
    ['/due', '/due', '/due'],
    ['/due 6月', '/due', '/due 6月'],
    ['/due@duban_bot 6月', '/due@duban_bot', '/due 6月'],
    ['/due@DUBAN_BOT\n6月', '/due@DUBAN_BOT', '/due 6月'],
    ['/due@duban_bot', '/due@duban_bot', '/due'],
    ['/due@other_bot 6月', '/due@other_bot', FOR_ANOTHER],
    ['/due@duban_bot2', '/due@duban_bot2', FOR_ANOTHER],
    ['用 /due 就行', '/due', NOT_ADDRESSED],
    ['用 /due@other_bot 就行', '/due@other_bot', NOT_ADDRESSED],
    ['请 /due@duban_bot 6月', '/due@duban_bot', '请 /due 6月'],
  ])('%j', (text, words, expected) => {
    expect(heard(command(text, words))).toBe(expected);
  });

  test.each([
    ['/到期 6月', '/到期 6月'],
    ['／到期@duban_bot 6月', '／到期 6月'],
    ['/到期@duban_bot', '/到期'],
    ['/到期＠Duban_Bot 6月', '/到期 6月'],
    ['/到期@other_bot 6月', FOR_ANOTHER],
    ['/usr/bin 在哪', NOT_ADDRESSED],
    ['/', NOT_ADDRESSED],
  ])('needs no entity: %j', (text, expected) => {
    expect(heard({ text })).toBe(expected);
  });

  test('that the bot does not have is not its own, unless it is named', () => {
    const isCommand = (name: string) => name === 'due';
    expect(heard(command('/due', '/due'), isCommand)).toBe('/due');
    expect(heard(command('/weather', '/weather'), isCommand)).toBe(NOT_ADDRESSED);
    expect(heard(command('/weather@duban_bot', '/weather@duban_bot'), isCommand)).toBe('/weather');
    expect(heard({ chat: PRIVATE, text: '/weather' }, isCommand)).toBe('/weather');
  });

  test('for another bot is never the bot’s, whatever else says so', () => {
    const text = '/due@other_bot 6月';
    const ours = messageWith({ message_id: 41, from: US, text: '甲' });
    expect(heard({ ...command(text, '/due@other_bot'), reply_to_message: ours })).toBe(FOR_ANOTHER);
    expect(heard({ ...command(text, '/due@other_bot'), chat: PRIVATE })).toBe(FOR_ANOTHER);
    expect(heard(mention('@duban_bot /due@other_bot', '@duban_bot'))).toBe(FOR_ANOTHER);
  });
});

describe('the bot’s name', () => {
  test.each([
    ['@duban_bot 河长制', '@duban_bot', '河长制'],
    ['@DUBAN_BOT，河长制', '@DUBAN_BOT', '河长制'],
    ['请问 @duban_bot 河长制', '@duban_bot', '请问 河长制'],
    ['河长制归谁管？@duban_bot', '@duban_bot', '河长制归谁管？'],
    ['😀𠮷 @duban_bot 河长制', '@duban_bot', '😀𠮷 河长制'],
    ['@duban_bot /due 6月', '@duban_bot', '/due 6月'],
    ['@duban_bot', '@duban_bot', ''],
    ['甲/@duban_bot 河长制', '@duban_bot', '甲/ 河长制'],
    ['@other_bot 河长制', '@other_bot', NOT_ADDRESSED],
    ['@duban_bot2 河长制', '@duban_bot2', NOT_ADDRESSED],
    ['@liming 河长制', '@liming', NOT_ADDRESSED],
  ])('as a mention: %j', (text, words, expected) => {
    expect(heard(mention(text, words))).toBe(expected);
  });

  test('is taken out of a private chat too', () => {
    expect(heard({ chat: PRIVATE, ...mention('@duban_bot 河长制', '@duban_bot') })).toBe('河长制');
  });

  test('may be there twice, beside another’s', () => {
    const text = '@duban_bot @liming 河长制 @duban_bot';
    const second = { type: 'mention', offset: text.lastIndexOf('@'), length: 10 };
    const entities = [entityOn(text, '@duban_bot', 'mention'), entityOn(text, '@liming', 'mention'), second];
    expect(heard({ text, entities })).toBe('河长制');
  });

  test('may be picked from the members, as any word at all', () => {
    const text = '👍🏽 督办助手 河长制归谁管';
    const named = (user: Wire) => ({ text, entities: [entityOn(text, '督办助手', 'text_mention', { user })] });
    expect(heard(named(US))).toBe('👍🏽 河长制归谁管');
    expect(heard(named(OTHER_BOT))).toBe(NOT_ADDRESSED);
  });

  test.each([
    ['请问@duban_bot河长制归谁管', '请问 河长制归谁管'],
    ['＠duban_bot 河长制', '河长制'],
    ['河长制＠Duban_Bot', '河长制'],
    ['＠other_bot 河长制', NOT_ADDRESSED],
    ['li@duban_bot 河长制', NOT_ADDRESSED],
    ['duban_bot 河长制', NOT_ADDRESSED],
  ])('where Telegram sees no mention: %j', (text, expected) => {
    expect(heard({ text })).toBe(expected);
  });

  test.each(['code', 'pre', 'url', 'email'])('in a %s is only quoted', (type) => {
    const text = '试试 @duban_bot 河长制';
    expect(heard({ text, entities: [entityOn(text, '@duban_bot 河长制', type)] })).toBe(NOT_ADDRESSED);
  });
});

describe('the names of others', () => {
  test.each([
    ['@duban_bot 第24项谁牵头 @lisi', '第24项谁牵头'],
    ['@duban_bot 第24项谁牵头？@lisi @wang_fang 请看', '第24项谁牵头？ 请看'],
    ['@duban_bot @other_bot：第24项谁牵头', '第24项谁牵头'],
    ['@duban_bot ＠lisi', ''],
    ['@duban_bot 发到 li@example.com', '发到 li@example.com'],
    ['@duban_bot 第24项@2017', '第24项@2017'],
    ['@duban_bot /移交 @lisi', '/移交 @lisi'],
    ['/移交@duban_bot @lisi', '/移交 @lisi'],
  ])('are no part of a question, but of a command: %j', (text, expected) => {
    expect(heard({ text })).toBe(expected);
    expect(heard({ text, chat: PRIVATE })).toBe(expected);
  });

  test('may be any words, when they were picked from the members', () => {
    const text = '@duban_bot 第24项谁牵头 王芳';
    const entities = [entityOn(text, '@duban_bot', 'mention'), entityOn(text, '王芳', 'text_mention', { user: WANG })];
    expect(heard({ text, entities })).toBe('第24项谁牵头');
    const command = text.replace('第24项谁牵头', '/移交');
    expect(heard({ text: command, entities: [entityOn(command, '王芳', 'text_mention', { user: WANG })] })).toBe(
      '/移交 王芳',
    );
  });
});

describe('a reply', () => {
  const topic = { chat: FORUM, message_thread_id: 7, is_topic_message: true, text: '还有呢' };
  const replyTo = (fields: Wire) => ({ reply_to_message: messageWith({ message_id: 41, text: '甲', ...fields }) });

  test('to the bot is for the bot; to others it is not', () => {
    expect(heard({ text: '还有呢', ...replyTo({ from: US }) })).toBe('还有呢');
    expect(heard({ photo: [], caption: '还有呢', ...replyTo({ from: US }) })).toBe('还有呢');
    expect(heard({ text: '还有呢', ...replyTo({ from: WANG }) })).toBe(NOT_ADDRESSED);
    expect(heard({ text: '还有呢', ...replyTo({ from: OTHER_BOT }) })).toBe(NOT_ADDRESSED);
    expect(heard({ text: '还有呢', ...replyTo({ from: undefined, sender_chat: GROUP }) })).toBe(NOT_ADDRESSED);
  });

  test('in a topic counts, but the topic itself is no message of the bot, even when the bot opened it', () => {
    expect(heard({ ...topic, ...replyTo({ from: US }) })).toBe('还有呢');
    const created = { text: undefined, forum_topic_created: { name: '周报', icon_color: 7_322_096 } };
    expect(heard({ ...topic, ...replyTo({ from: US, message_id: 7, ...created }) })).toBe(NOT_ADDRESSED);
    expect(heard({ ...topic, ...replyTo({ from: US, message_id: 7, text: undefined }) })).toBe(NOT_ADDRESSED);
    expect(heard({ ...topic, ...replyTo({ from: LI, message_id: 7, ...created }) })).toBe(NOT_ADDRESSED);
    const unmarked = { ...topic, is_topic_message: undefined };
    expect(heard({ ...unmarked, ...replyTo({ from: US, message_id: 7, ...created }) })).toBe(NOT_ADDRESSED);
  });

  test.each(['@other_bot 看看', '请 @li_ming 落实', '＠li_ming看看', '第24项谁牵头 @li_ming'])(
    'that names others and not the bot is for them: %j',
    (text) => {
      const name = /[@＠]\w+/u.exec(text)?.[0] ?? '';
      for (const entities of [[], [entityOn(text, name, 'mention')]])
        expect(heard({ text, entities, ...replyTo({ from: US }) })).toBe(NOT_ADDRESSED);
      const picked = [entityOn(text, name, 'text_mention', { user: WANG })];
      expect(heard({ text, entities: picked, ...replyTo({ from: US }) })).toBe(NOT_ADDRESSED);
      expect(heard({ text: `@duban_bot ${text}`, ...replyTo({ from: US }) })).not.toBe(NOT_ADDRESSED);
    },
  );

  test('that begins a chain under the bot’s message counts', () => {
    const chain = { message_thread_id: 41, text: '还有呢', chat: { ...FORUM, is_forum: false } };
    expect(heard({ ...chain, ...replyTo({ from: US }) })).toBe('还有呢');
  });
});
