/** What the Telegram channel sends: its form, where it goes, and what becomes of it when Telegram does not take it. */
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChatEvent, Receive } from '../../../src/channels/channel.ts';
import type { Chat, Person } from '../../fakes/telegram/shapes.ts';
import { openTelegram, type Telegram } from '../../fakes/telegram/telegram.ts';
import { type Given, givenTelegram, type MemoryInbox, openMemoryInbox, saying } from './given-telegram.ts';

let telegram: Telegram;
let given: Given;
let inbox: MemoryInbox;
let li: Person;
let group: Chat;
let forum: Chat;
let events: ChatEvent[];

const echo: Receive = async ({ text }) => saying(`回 ${text}`, '下一步');

beforeEach(async () => {
  telegram = await openTelegram({ patienceMs: 5000 });
  li = telegram.person('李明');
  group = telegram.group('法制办', { members: [li] });
  forum = telegram.supergroup('环保局', { members: [li], isForum: true });
  events = [];
  inbox = openMemoryInbox();
  given = await givenTelegram(telegram, { inbox });
  await given.channel.start(echo, async (_, event) => {
    events.push(event);
    return null;
  });
});
afterEach(async () => {
  await given.close();
  await telegram.close();
});

const send = (chat: Chat, text: string, ...choices: string[]) =>
  given.channel.send({ chat: `${chat.id}` }, saying(text, ...choices));
const failureOf = (sending: Promise<void>) =>
  sending.then(
    () => null,
    (error: unknown) => error,
  );
const texts = (chat: Chat) => telegram.sent(chat).map(({ text }) => text);
/** Sentences for two messages. */
const LONG = Array.from({ length: 900 }, (_, index) => `这是第${index + 1}句。`).join('');

describe('an answer', () => {
  test('in a group replies to the question, or stands there without when that was erased', async () => {
    const asked = telegram.say(li, group, '@duban_bot 第8项');
    await telegram.waitFor(() => telegram.sent(group).length === 1);
    expect(telegram.sent(group)[0]?.replyTo).toBe(asked.id);
    telegram.fail('sendMessage', { kind: 'too-many', retryAfter: 1 });
    const erased = telegram.say(li, group, '@duban_bot 第9项');
    await telegram.waitFor(() => telegram.callsOf('sendMessage').some(({ status }) => status === 429));
    telegram.erase(erased);
    await telegram.waitFor(() => telegram.sent(group).length === 2);
    expect(telegram.sent(group)[1]?.replyTo).toBeNull();
  });

  test('in private replies to nothing', async () => {
    telegram.say(li, telegram.privateChat(li), '第8项');
    await telegram.waitFor(() => telegram.sent(telegram.privateChat(li)).length === 1);
    expect(telegram.sent(telegram.privateChat(li))[0]?.replyTo).toBeNull();
  });

  test('that meets failures which pass is sent after them, once', async () => {
    telegram.fail('sendMessage', { kind: 'page', status: 502 });
    telegram.fail('sendMessage', { kind: 'refusal', status: 500, description: 'Internal Server Error' });
    telegram.say(li, group, '@duban_bot 第8项');
    await telegram.waitFor(() => telegram.sent(group).length === 1);
    expect(telegram.callsOf('sendMessage').map(({ status }) => status)).toEqual([502, 500, 200]);
  });

  test('that may have arrived is not sent again', async () => {
    telegram.fail('sendMessage', { kind: 'reset', when: 'after' });
    telegram.say(li, group, '@duban_bot 第8项');
    telegram.say(li, group, '@duban_bot 第9项');
    await telegram.waitFor(() => telegram.sent(group).length === 2);
    expect(texts(group)).toEqual(['回 第8项', '回 第9项']);
    expect(given.lines.join()).toContain('not answered');
  });

  test('that can not be sent for ten minutes is given up, with a line in the log', async () => {
    const away = telegram.fail('sendMessage', { kind: 'page', status: 502 }, Infinity);
    telegram.say(li, group, '@duban_bot 第8项');
    while (!given.lines.join().includes('not answered')) {
      given.clock.turnTo(given.clock.now() + 10_000);
      await setTimeout(5);
    }
    away.remove();
    expect(telegram.callsOf('sendMessage').length).toBeGreaterThan(10);
    expect(inbox.waiting()).toEqual([]);
    telegram.say(li, group, '@duban_bot 第9项');
    await telegram.waitFor(() => texts(group)[0] === '回 第9项');
  });

  test('that waits for one group does not keep another waiting', async () => {
    const isGroup = ({ chat_id: id }: Record<string, unknown>) => id === group.id;
    const crowd = telegram.fail('sendMessage', { kind: 'too-many', retryAfter: 1 }, Infinity, isGroup);
    telegram.say(li, group, '@duban_bot 第8项');
    telegram.say(li, forum, '@duban_bot 第9项');
    await telegram.waitFor(() => telegram.sent(forum).length === 1);
    expect(texts(group)).toEqual([]);
    crowd.remove();
    await telegram.waitFor(() => telegram.sent(group).length === 1);
  });
});

describe('a message', () => {
  test('is HTML without link previews, with the buttons under its last part', async () => {
    await send(group, LONG, '甲', '乙');
    const sent = telegram.sent(group);
    expect(sent.length).toBeGreaterThan(1);
    expect(sent.map(({ parseMode }) => parseMode)).toEqual(sent.map(() => 'HTML'));
    expect(sent.slice(0, -1).flatMap(({ buttons }) => buttons)).toEqual([]);
    expect(sent.at(-1)?.buttons.flat()).toMatchObject([{ text: '甲' }, { text: '乙' }]);
    for (const { payload } of telegram.callsOf('sendMessage')) {
      expect(payload.link_preview_options).toEqual({ is_disabled: true });
    }
  });

  test('whose HTML Telegram can not read is sent without it', async () => {
    const description = "Bad Request: can't parse entities: Unexpected end tag at byte offset 3";
    telegram.fail('sendMessage', { kind: 'refusal', status: 400, description });
    await send(group, 'a < b', '甲');
    expect(telegram.sent(group)).toMatchObject([{ text: 'a < b', parseMode: null }]);
    expect(telegram.sent(group)[0]?.buttons.flat()).toMatchObject([{ text: '甲' }]);
  });

  test('for a topic that was deleted goes to General, and says so once', async () => {
    const thread = telegram.topic(li, forum, '周报');
    await given.channel.send({ chat: `${forum.id}`, thread: `${thread}` }, saying('一'));
    telegram.deleteTopic(forum, thread);
    await given.channel.send({ chat: `${forum.id}`, thread: `${thread}` }, saying(LONG));
    const [first, ...rest] = telegram.sent(forum);
    expect(first).toMatchObject({ thread: null });
    expect(first?.text).toMatch(/^原话题已删除或关闭，改发在 General。\n\n这是第1句。/u);
    expect(rest.map(({ text, thread: at }) => [text.includes('General'), at])).toEqual(rest.map(() => [false, null]));
    await given.channel.send({ chat: `${forum.id}`, thread: `${thread}` }, saying('due'));
    expect(texts(forum).at(-1)).toMatch(/^The topic was deleted or closed, so this is posted in General\.\n\ndue/u);
  });

  test('for a topic that is gone tells so once it has arrived, and not before', async () => {
    const thread = telegram.topic(li, forum, '周报');
    telegram.deleteTopic(forum, thread);
    const toTopic = () => given.channel.send({ chat: `${forum.id}`, thread: `${thread}` }, saying(LONG));
    const isGeneral = ({ message_thread_id: id }: Record<string, unknown>) => id === undefined;
    telegram.fail('sendMessage', { kind: 'too-many', retryAfter: 60 }, 1, isGeneral);
    expect(await failureOf(toTopic())).toMatchObject({ outcome: 'not-sent' });
    expect(events).toEqual([]);
    await toTopic();
    expect(texts(forum)[0]).toContain('原话题已删除或关闭');
    expect(events).toEqual([{ kind: 'thread-gone', chat: `${forum.id}`, thread: `${thread}` }]);
  });

  test('that answers in a topic that is closed goes to General too, for a reply would lead back', async () => {
    const thread = telegram.topic(li, forum, '周报');
    telegram.closeTopic(li, forum, thread);
    telegram.say(li, forum, '@duban_bot 第8项', { thread });
    await telegram.waitFor(() => telegram.sent(forum).length === 1);
    expect(telegram.sent(forum)).toMatchObject([{ thread: null, replyTo: null }]);
    expect(texts(forum)[0]).toMatch(/^原话题已删除或关闭，改发在 General。\n\n回 第8项/u);
  });

  test('for a group that became a supergroup goes there, and the move is told once', async () => {
    const old = telegram.group('人社局', { members: [li] });
    const grown = telegram.upgrade(li, old);
    await telegram.waitFor(() => events.length === 1);
    await send(old, '一');
    await send(old, '二');
    expect(texts(grown)).toEqual(['一', '二']);
    expect(events).toEqual([{ kind: 'moved', chat: `${old.id}`, to: `${grown.id}` }]);
  });

  test('that is refused because of a move nobody told of follows it too', async () => {
    const grown = telegram.supergroup('人社局');
    const parameters = { migrate_to_chat_id: grown.id };
    const description = 'Bad Request: group chat was upgraded to a supergroup chat';
    telegram.fail('sendMessage', { kind: 'refusal', status: 400, description, parameters });
    await send(group, '一');
    await send(group, '二');
    expect(texts(grown)).toEqual(['一', '二']);
    expect(events).toEqual([{ kind: 'moved', chat: `${group.id}`, to: `${grown.id}` }]);
  });

  test('that has begun is finished, since it would begin anew otherwise', async () => {
    const isSecond = ({ text }: Record<string, unknown>) => String(text).includes('(2/');
    telegram.fail('sendMessage', { kind: 'too-many', retryAfter: 1 }, 1, isSecond);
    await send(group, LONG);
    const marks = texts(group).map((text) => text.slice(text.lastIndexOf('(')));
    expect(marks).toEqual(marks.map((_, index) => `(${index + 1}/${marks.length})`));
  });

  test('of several parts is not interrupted by an answer, nor interrupts one', async () => {
    const isLong = ({ text }: Record<string, unknown>) => /\(1\/\d\)$/u.test(String(text));
    const isShort = ({ text }: Record<string, unknown>) => String(text) === '回 第8项';
    const ofTwo = async (...kinds: ('digest' | 'answer')[]) => {
      const before = telegram.sent(group).length;
      const slow = telegram.fail('sendMessage', { kind: 'delay', ms: 30 }, 1, kinds[0] === 'digest' ? isLong : isShort);
      const sent: Promise<unknown>[] = [];
      for (const kind of kinds) {
        if (kind === 'digest') sent.push(send(group, LONG));
        else telegram.say(li, group, '@duban_bot 第8项');
        await telegram.waitFor(() => slow.left === 0);
      }
      await Promise.all(sent);
      await telegram.waitFor(() => telegram.sent(group).length === before + 3);
      return texts(group)
        .slice(before)
        .map((text) => /\(\d\/\d\)$/u.exec(text)?.[0] ?? text);
    };
    expect(await ofTwo('digest', 'answer')).toEqual(['(1/2)', '(2/2)', '回 第8项']);
    expect(await ofTwo('answer', 'digest')).toEqual(['回 第8项', '(1/2)', '(2/2)']);
  });

  test('of which only a part arrives is uncertain, never not sent', async () => {
    const isSecond = ({ text }: Record<string, unknown>) => String(text).includes('(2/');
    telegram.fail('sendMessage', { kind: 'too-many', retryAfter: 60 }, 1, isSecond);
    expect(await failureOf(send(group, LONG))).toMatchObject({ outcome: 'unknown' });
    expect(telegram.sent(group)).toHaveLength(1);
  });
});

describe('a failure is told apart:', () => {
  const words = (status: number, description: string) => ({ kind: 'refusal', status, description }) as const;
  test.each([
    [
      'too many in a group',
      { kind: 'too-many', retryAfter: 9 },
      { outcome: 'not-sent', retryAfterMs: 9000, retryScope: 'chat' },
    ],
    ['an error of Telegram', words(500, 'Internal Server Error'), { outcome: 'not-sent' }],
    ['a page of a gateway', { kind: 'page', status: 502 }, { outcome: 'not-sent' }],
    ['a gateway that waited in vain', { kind: 'page', status: 504, when: 'after' }, { outcome: 'unknown' }],
    ['a broken connection', { kind: 'reset', when: 'after' }, { outcome: 'unknown' }],
    ['a kick', words(403, 'Forbidden: bot was kicked from the group chat'), { outcome: 'refused', gone: true }],
    ['a block', words(403, 'Forbidden: bot was blocked by the user'), { outcome: 'refused', gone: true }],
    ['no such chat', words(400, 'Bad Request: chat not found'), { outcome: 'refused', gone: true }],
    [
      'no right',
      words(400, 'Bad Request: not enough rights to send text messages to the chat'),
      { outcome: 'refused', gone: false },
    ],
    ['a revoked token', words(401, 'Unauthorized'), { outcome: 'refused', gone: false }],
  ] as const)('%s', async (_, fault, expected) => {
    telegram.fail('sendMessage', fault);
    expect(await failureOf(send(group, '周报'))).toMatchObject({ code: 'channel', ...expected });
    expect(telegram.callsOf('sendMessage')).toHaveLength(1);
  });

  test('too many in private is too many for everybody', async () => {
    telegram.say(li, telegram.privateChat(li), '第8项');
    await telegram.waitFor(() => telegram.sent(telegram.privateChat(li)).length === 1);
    telegram.fail('sendMessage', { kind: 'too-many', retryAfter: 9 });
    const failure = await failureOf(send(telegram.privateChat(li), '周报'));
    expect(failure).toMatchObject({ outcome: 'not-sent', retryScope: 'channel' });
  });

  test('nobody there', async () => {
    await telegram.goDown();
    expect(await failureOf(send(group, '周报'))).toMatchObject({ outcome: 'not-sent' });
    await telegram.comeBack();
  });
});
