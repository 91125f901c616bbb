/** What is no message: taps, inline questions, the bot coming and going, chats that move. */
import { describe, expect, test } from 'vitest';
import {
  ANONYMOUS,
  CHANNEL,
  decode,
  FORUM,
  GROUP,
  LI,
  messageWith,
  PRIVATE,
  US,
  WANG,
  type Wire,
} from './given-update.ts';

describe('a tap', () => {
  const buttons = {
    inline_keyboard: [
      [{ text: '下一页', callback_data: 'v1:t:/next 2' }],
      [{ text: '更多', callback_data: 'v1:b:1' }],
      [{ text: '其余', callback_data: 'v1:k:AAAAAAAAAAAAAAA_' }],
      [{ text: '上一页', callback_data: `v1:k:AAAAAAAAAAAAAAA-:${LI.id}:15,16` }],
    ],
  };
  const under = (fields: Wire = {}) => messageWith({ from: US, text: '甲', reply_markup: buttons, ...fields });
  const tap = (fields: Wire) =>
    decode('callback_query', { id: '4382', from: WANG, chat_instance: '1', message: under(), ...fields });

  test('says what the button says, as the person who tapped', () => {
    expect(tap({ data: 'v1:t:/next 2' })).toEqual({
      kind: 'tap',
      message: {
        channel: 'telegram',
        chat: '-4100000001',
        kind: 'group',
        title: '法制办',
        person: '5000000002',
        name: '王芳',
        id: 'tap:4382',
        text: '/next 2',
        addressed: true,
      },
      reply: { chat: '-4100000001', messageId: 42 },
      callbackId: '4382',
      replaces: [],
    });
    expect(tap({ data: 'v1:b:1' })).toMatchObject({ message: { text: '更多' }, replaces: [] });
  });

  test('on a button that stands for what was kept gives the key, and what is written on it', () => {
    const decoded = tap({ data: 'v1:k:AAAAAAAAAAAAAAA_' });
    expect(decoded).toMatchObject({ message: { text: '其余' }, key: 'AAAAAAAAAAAAAAA_', replaces: [] });
  });

  test('that turns the page takes the place of all parts of it, for the person whose page it is', () => {
    const data = `v1:k:AAAAAAAAAAAAAAA-:${LI.id}:15,16`;
    expect(tap({ data, from: LI })).toMatchObject({ key: 'AAAAAAAAAAAAAAA-', replaces: [41, 42, 42] });
    expect(tap({ data, from: WANG })).toMatchObject({ key: 'AAAAAAAAAAAAAAA-', replaces: [] });
  });

  test('that would turn the page of a message without such a button only gives the key', () => {
    for (const data of [`v1:k:AAAAAAAAAAAAAAA-:${LI.id}`, `v1:k:AAAAAAAAAAAAAAA-:${LI.id}:15`])
      expect(tap({ data, from: LI })).toMatchObject({ message: { text: '' }, key: 'AAAAAAAAAAAAAAA-', replaces: [] });
  });

  test('stays in its topic, or in private', () => {
    const message = under({ chat: FORUM, message_thread_id: 7, is_topic_message: true });
    expect(tap({ data: 'v1:t:/next 2', message })).toMatchObject({ message: { thread: '7' }, reply: { thread: '7' } });
    expect(tap({ data: 'v1:t:/due', from: LI, message: under({ chat: PRIVATE }) })).toMatchObject({
      message: { kind: 'private' },
    });
  });

  test('on a message too old to be shown is understood from its data', () => {
    const message = { chat: GROUP, message_id: 42, date: 0 };
    expect(tap({ data: 'v1:t:/next 2', message })).toMatchObject({ kind: 'tap', message: { text: '/next 2' } });
    expect(tap({ data: 'v1:b:1', message })).toMatchObject({ kind: 'ignore', callbackId: '4382' });
  });

  test.each(['', 'v1:t:', 'v9:t:甲', 'v1:b:7', 'root/0/0//h\u0001', `v1:t:${'长'.repeat(20)}`, undefined])(
    'with the forged data %j is passed over, and acknowledged',
    (data) => {
      expect(tap({ data })).toEqual({
        kind: 'ignore',
        why: 'a tap with data that the bot never sent',
        callbackId: '4382',
      });
    },
  );

  test('under an inline result has no chat to answer in', () => {
    expect(tap({ message: undefined, inline_message_id: 'AAAA', data: 'v1:t:/due' })).toEqual({
      kind: 'ignore',
      why: 'a tap without a chat',
      callbackId: '4382',
    });
  });
});

test('an inline question is asked by a person, in no chat', () => {
  const query = { id: '4383', from: LI, query: ' 河长制 ', offset: '', chat_type: 'supergroup' };
  expect(decode('inline_query', query)).toEqual({
    kind: 'inline',
    queryId: '4383',
    text: '河长制',
    person: '5000000001',
  });
});

describe('the bot', () => {
  const change = (before: string, after: string, fields: Wire = {}, more: Wire = {}) =>
    decode('my_chat_member', {
      chat: GROUP,
      from: LI,
      date: 1,
      old_chat_member: { user: US, status: before },
      new_chat_member: { user: US, status: after, ...more },
      ...fields,
    });
  const joined = { kind: 'joined', chat: '-4100000001', title: '法制办', person: '5000000001', name: '明 李' };
  const left = { kind: 'left', chat: '-4100000001' };

  test.each([
    ['left', 'member'],
    ['kicked', 'member'],
    ['left', 'administrator'],
  ])('that was %s and is %s joined', (before, after) => {
    expect(change(before, after)).toEqual({ kind: 'event', event: joined });
  });

  test.each([
    ['member', 'left'],
    ['member', 'kicked'],
    ['administrator', 'left'],
    ['restricted', 'kicked'],
  ])('that was %s and is %s left', (before, after) => {
    const old = { user: US, status: before, is_member: true };
    expect(change(before, after, { old_chat_member: old })).toEqual({ kind: 'event', event: left });
  });

  test.each([
    ['member', 'administrator'],
    ['administrator', 'member'],
    ['kicked', 'left'],
  ])('that was %s and is %s stands as before', (before, after) => {
    expect(change(before, after)).toMatchObject({ kind: 'ignore' });
  });

  test('that may no longer write everything is still there if it is a member', () => {
    expect(change('member', 'restricted', {}, { is_member: true })).toMatchObject({ kind: 'ignore' });
    expect(change('member', 'restricted', {}, { is_member: false })).toEqual({ kind: 'event', event: left });
  });

  test('that is blocked left, and is back when it is not', () => {
    expect(change('member', 'kicked', { chat: PRIVATE })).toEqual({
      kind: 'event',
      event: { kind: 'left', chat: '5000000001' },
    });
    expect(change('kicked', 'member', { chat: PRIVATE })).toMatchObject({
      event: { kind: 'joined', chat: '5000000001', title: null },
    });
  });

  test('may be added by an administrator who hides, and to a channel', () => {
    expect(change('left', 'member', { from: ANONYMOUS })).toMatchObject({
      event: { person: 'chat:-4100000001', name: '法制办' },
    });
    expect(change('left', 'administrator', { chat: CHANNEL })).toMatchObject({
      event: { chat: '-1002200000009', isBroadcast: true },
    });
  });

  test('is not everybody', () => {
    expect(change('left', 'member', { new_chat_member: { user: WANG, status: 'member' } })).toMatchObject({
      kind: 'ignore',
    });
  });
});

test('a group that becomes a supergroup has moved, once', () => {
  expect(decode('message', messageWith({ migrate_to_chat_id: -1_002_200_000_001 }))).toEqual({
    kind: 'event',
    event: { kind: 'moved', chat: '-4100000001', to: '-1002200000001' },
  });
  const inNew = messageWith({ chat: FORUM, migrate_from_chat_id: GROUP.id });
  expect(decode('message', inNew)).toEqual({ kind: 'ignore', why: 'a move that the old chat has told of' });
});
