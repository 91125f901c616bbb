/** Messages, edits and posts of Telegram decoded: who said what, where, and what is passed over. */
import { describe, expect, test } from 'vitest';
import { makeFresh } from '../../../src/desk/records.ts';
import {
  ANONYMOUS,
  CHANNEL,
  decode,
  entityOn,
  FORUM,
  GROUP,
  heard,
  messageWith,
  OTHER_BOT,
  PRIVATE,
  SAID,
  textOf,
  US,
  WANG,
} from './given-update.ts';

describe('a message', () => {
  test('in private is for the bot', () => {
    expect(decode('message', messageWith({ chat: PRIVATE, text: '河长制归谁管' }))).toEqual({
      kind: 'message',
      message: {
        channel: 'telegram',
        chat: '5000000001',
        kind: 'private',
        person: '5000000001',
        name: '明 李',
        id: '42',
        text: '河长制归谁管',
        addressed: true,
      },
      reply: { chat: '5000000001', messageId: 42 },
    });
  });

  test.each([
    ['zh-hans', 'zh'],
    ['zh', 'zh'],
    ['en-GB', 'en'],
    ['de', undefined],
    ['', undefined],
  ])('of somebody whose Telegram is in %j', (language_code, speaks) => {
    const decoded = decode('message', messageWith({ chat: PRIVATE, from: { ...WANG, language_code }, text: '/due' }));
    expect(decoded).toMatchObject({ kind: 'message' });
    expect(decoded.kind === 'message' && decoded.message.speaks).toBe(speaks);
  });

  test('in a topic keeps the topic and the title of the group', () => {
    const said = { chat: FORUM, message_thread_id: 7, is_topic_message: true, from: WANG, text: '/due' };
    expect(decode('message', messageWith(said))).toMatchObject({
      message: { chat: '-1002200000001', kind: 'group', title: '督查', thread: '7', name: '王芳', text: '/due' },
      reply: { chat: '-1002200000001', thread: '7', messageId: 42 },
    });
  });

  test('in a chain of replies is in no topic', () => {
    const decoded = decode('message', messageWith({ chat: FORUM, message_thread_id: 7, text: '/due' }));
    expect(decoded).toMatchObject({ kind: 'message', reply: { messageId: 42 } });
    expect(JSON.stringify(decoded)).not.toContain('thread');
  });

  test('of an administrator who hides is the group’s, of somebody who writes as a channel the channel’s', () => {
    const hidden = { from: ANONYMOUS, sender_chat: GROUP, text: '/due' };
    expect(decode('message', messageWith(hidden))).toMatchObject({
      message: { person: 'chat:-4100000001', isAnonymous: true, name: '法制办' },
    });
    const voice = { id: 136_817_688, is_bot: true, first_name: 'Channel', username: 'Channel_Bot' };
    expect(decode('message', messageWith({ from: voice, sender_chat: CHANNEL, text: '/due' }))).toMatchObject({
      message: { chat: '-4100000001', person: 'chat:-1002200000009', isAnonymous: true, name: '公告' },
    });
    const under = decode('message', messageWith({ text: '/due' }));
    expect(under.kind === 'message' && 'isAnonymous' in under.message).toBe(false);
  });

  test('that is posted in a channel is the channel’s, when it is addressed', () => {
    const post = { chat: CHANNEL, sender_chat: CHANNEL, from: undefined };
    expect(decode('channel_post', messageWith({ ...post, text: '/due' }))).toMatchObject({
      kind: 'message',
      message: { chat: '-1002200000009', kind: 'group', person: 'chat:-1002200000009', title: '公告', text: '/due' },
    });
    expect(textOf(decode('channel_post', messageWith({ ...post, text: '今日要闻' })))).toBe('(not addressed)');
  });

  test.each([
    ['the bot itself', { from: US }, '(written by a bot)'],
    ['another bot', { from: OTHER_BOT }, '(written by a bot)'],
    ['somebody who sends what the bot gave inline', { via_bot: US }, '(written by a bot)'],
    ['nobody', { from: undefined }, '(written by nobody)'],
    [
      'the linked channel',
      {
        from: { id: 777_000, is_bot: false, first_name: 'Telegram' },
        sender_chat: CHANNEL,
        is_automatic_forward: true,
      },
      '(a post of the linked channel)',
    ],
  ])('of %s is passed over', (_, fields, why) => {
    expect(heard({ text: '/due', ...fields })).toBe(why);
    expect(heard({ text: '/due', chat: PRIVATE, ...fields })).toBe(why);
  });

  test.each([
    ['voice', { file_id: 'a', duration: 3 }],
    ['video_note', { file_id: 'a', duration: 3 }],
    ['photo', [{ file_id: 'a', width: 1, height: 1 }]],
    ['document', { file_id: 'a', file_name: '通知.pdf' }],
    ['poll', { id: '1', question: '河长制?', options: [] }],
    ['location', { latitude: 23.1, longitude: 113.3 }],
    ['contact', { phone_number: '1', first_name: '李' }],
  ])('that is only a %s can’t be read, and is told so where it is meant for the bot', (field, content) => {
    const wordless = { kind: 'message', message: { text: '', isWordless: true, addressed: true } };
    const decoded = (fields: object) => decode('message', messageWith({ [field]: content, ...fields }));
    expect(decoded({ chat: PRIVATE })).toMatchObject(wordless);
    expect(decoded({ reply_to_message: messageWith({ message_id: 41, from: US }) })).toMatchObject(wordless);
    expect(decoded({ caption: '@duban_bot' })).toMatchObject(wordless);
    expect(textOf(decoded({}))).toBe('(not addressed)');
    expect(textOf(decoded({ caption: '@lisi', reply_to_message: messageWith({ from: US }) }))).toBe('(not addressed)');
    const edited = messageWith({ [field]: content, chat: PRIVATE, edit_date: SAID + 5 });
    expect(textOf(decode('edited_message', edited))).toBe('(no text)');
  });

  test.each([
    ['sticker', { emoji: '👍', file_id: 'a' }],
    ['dice', { emoji: '🎲', value: 3 }],
    ['new_chat_members', [US]],
    ['left_chat_member', US],
    ['new_chat_title', '河长制'],
    ['pinned_message', messageWith({ text: '/due' })],
    ['forum_topic_created', { name: '周报', icon_color: 7_322_096 }],
    ['group_chat_created', true],
    ['unheard_of', { text: '/due' }],
  ])('that is only a %s is passed over', (field, content) => {
    expect(heard({ [field]: content })).toBe('(no text)');
    expect(heard({ [field]: content, chat: PRIVATE })).toBe('(no text)');
  });

  test('that only moves is passed over, though it comes as a document too', () => {
    expect(heard({ animation: {}, document: {}, chat: PRIVATE })).toBe('(no text)');
  });

  test('may be a caption', () => {
    const caption = '@duban_bot 河长制归谁管';
    const photo = { photo: [], caption, caption_entities: [entityOn(caption, '@duban_bot', 'mention')] };
    expect(heard(photo)).toBe('河长制归谁管');
    expect(heard({ photo: [], caption: '/due 6月' })).toBe('/due 6月');
    expect(heard({ photo: [], caption: '河长制归谁管' })).toBe('(not addressed)');
    expect(heard({ photo: [], caption: '河长制归谁管', chat: PRIVATE })).toBe('河长制归谁管');
  });
});

describe('an edit', () => {
  const edited = (after: number, fields: object = {}) =>
    decode('edited_message', messageWith({ text: '/due 6月', edit_date: SAID + after, ...fields }));

  test('within two minutes is a question of its own, in the place of the one before', () => {
    expect(edited(120)).toMatchObject({
      kind: 'message',
      message: { id: `edit:42:${SAID + 120}`, text: '/due 6月', isEdit: true, original: '42' },
      reply: { chat: '-4100000001', messageId: 42 },
    });
    const post = { chat: CHANNEL, sender_chat: CHANNEL, from: undefined, text: '/due', edit_date: SAID + 5 };
    expect(decode('edited_channel_post', messageWith(post))).toMatchObject({ message: { isEdit: true } });
  });

  test('is passed over when it comes later, has no date, or is not addressed', () => {
    expect(textOf(edited(121))).toBe('(an edit that comes too late)');
    expect(textOf(edited(5, { edit_date: undefined }))).toBe('(malformed)');
    expect(textOf(edited(5, { text: '6月' }))).toBe('(not addressed)');
  });
});

describe('a link to the bot', () => {
  const fresh = () => makeFresh().code;

  test('accepts the invitation that it carries, in private and in a group', () => {
    for (const code of ['K7QM2XHDTR', '23456789BC', 'DFGHJKLMNP', 'QRSTVWXZ22', ...Array.from({ length: 50 }, fresh)]) {
      expect(heard({ chat: PRIVATE, text: `/start ${code}` })).toBe(`/join ${code}`);
      expect(heard({ text: `/start@duban_bot ${code}` })).toBe(`/join ${code}`);
    }
  });

  test.each([
    '/start',
    '/START',
    '/start true',
    '/start K7QM2XHDT',
    '/start K7QM2XHDTRR',
    '/start K7QM2XHDTA',
    '/start K7QM2XHDT0',
    '/start a b',
  ])('only begins when it carries none: %s', (text) => {
    expect(heard({ chat: PRIVATE, text })).toBe('/start');
    expect(heard({ text: text.replace(/start/iu, '$&@Duban_bot') })).toBe('/start');
  });

  test('is no other command', () => {
    expect(heard({ chat: PRIVATE, text: '/started K7QM2XHDTR' })).toBe('/started K7QM2XHDTR');
    expect(heard({ chat: PRIVATE, text: '怎么用 /start K7QM2XHDTR' })).toBe('怎么用 /start K7QM2XHDTR');
  });
});
