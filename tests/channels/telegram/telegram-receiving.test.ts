/** What the Telegram channel makes of what people do: taps, inline questions, comings and goings, nonsense. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChatEvent, Receive } from '../../../src/channels/channel.ts';
import type { Message } from '../../../src/conversation.ts';
import type { Chat, Person } from '../../fakes/telegram/shapes.ts';
import { openTelegram, type Telegram } from '../../fakes/telegram/telegram.ts';
import { type Given, givenTelegram, openMemoryInbox, saying } from './given-telegram.ts';

let telegram: Telegram;
let given: Given;
let li: Person;
let wang: Person;
let group: Chat;
let heard: Message[];
let events: ChatEvent[];

/** Says back what it hears, with two choices. */
const receive: Receive = async (message) => {
  heard.push(message);
  return message.text.includes('安静') ? null : saying(`回 ${message.text}`, '下一页', '第24项');
};

beforeEach(async () => {
  telegram = await openTelegram();
  li = telegram.person('李明');
  wang = telegram.person('王芳');
  group = telegram.group('法制办', { members: [li, wang] });
  heard = [];
  events = [];
});
afterEach(async () => {
  await given.close();
  await telegram.close();
});

async function start(settings: Parameters<typeof givenTelegram>[1] = {}): Promise<void> {
  given = await givenTelegram(telegram, settings);
  await given.channel.start(receive, async (_, event) => {
    events.push(event);
    return event.kind === 'joined' ? saying('你好') : null;
  });
}
const sent = (chat: Chat, count: number) =>
  telegram.waitFor(() => telegram.sent(chat).length >= count && telegram.sent(chat));
const texts = (chat: Chat) => telegram.sent(chat).map(({ text }) => text);
const ask = (text: string, who = li) => telegram.say(who, group, `@duban_bot ${text}`);

describe('a tap', () => {
  test('is acknowledged before the work, and answered for the person who tapped, beside what others see', async () => {
    await start();
    ask('第8项');
    const [question] = await sent(group, 1);
    if (!question) throw new Error('no answer');
    const query = telegram.tap(wang, question, '第24项');
    const [first, second] = await sent(group, 2);
    expect(query.answer).not.toBeNull();
    expect(first?.earlier).toEqual([]);
    expect(second).toMatchObject({ text: '回 第24项', replyTo: question.id });
    expect(heard[1]).toMatchObject({ person: `${wang.id}`, text: '第24项', id: `tap:${query.id}` });
    const order = telegram.calls.map(({ method }) => method).filter((method) => /answer|send/u.test(method));
    expect(order).toEqual(['sendMessage', 'answerCallbackQuery', 'sendMessage']);
  });

  test('with data that the bot never sent is acknowledged, and nothing else', async () => {
    await start();
    const from = { id: li.id, is_bot: false, first_name: '李明' };
    telegram.push('callback_query', {
      id: '77',
      from,
      message: { message_id: 1, date: 0, chat: { id: group.id, type: 'group' } },
      data: 'v1:x:🙃',
    });
    await telegram.waitFor(() => telegram.callsOf('answerCallbackQuery').length === 1);
    ask('第8项');
    await sent(group, 1);
    expect(heard.map(({ text }) => text)).toEqual(['第8项']);
  });

  test('that is too old to be acknowledged is answered all the same', async () => {
    await start();
    ask('第8项');
    const [answer] = await sent(group, 1);
    if (!answer) throw new Error('no answer');
    telegram.fail('answerCallbackQuery', { kind: 'delay', ms: 20 });
    telegram.tap(li, answer, '第24项');
    telegram.expireQueries();
    expect((await sent(group, 2)).map(({ text }) => text)).toEqual(['回 第8项', '回 第24项']);
  });
});

describe('an inline question', () => {
  test('is answered with the answer and its next steps, for this person only', async () => {
    await start({ ask: async (message) => receive(message) });
    const query = telegram.inlineQuery(li, '河长制');
    const { results, payload } = await telegram.waitFor(() => query.answer);
    expect(results).toMatchObject([
      { type: 'article', title: '回 河长制', input_message_content: { message_text: '回 河长制', parse_mode: 'HTML' } },
      { title: '下一页', input_message_content: { message_text: '回 下一页' } },
      { title: '第24项', input_message_content: { message_text: '回 第24项' } },
    ]);
    expect(payload).toMatchObject({ is_personal: true });
  });

  test('asks for another page as the page that it is, and shows no choices where nobody could tap them', async () => {
    const asked = { query: { tell: 'measures' as const, where: {} }, page: 1 };
    const more = { label: '更多', send: '更多', asked, turnsPage: true as const };
    const send = '长'.repeat(100);
    await start({
      ask: async (message) => {
        heard.push(message);
        return { ...saying(`回 ${message.text}`), choices: message.asked ? [] : [{ label: send, send }, more] };
      },
    });
    const query = telegram.inlineQuery(li, '任务');
    const { results } = await telegram.waitFor(() => query.answer);
    expect(results).toMatchObject([
      { input_message_content: { message_text: '回 任务' } },
      { title: send },
      { title: '更多', input_message_content: { message_text: '回 更多' } },
    ]);
    expect(heard.map((message) => message.asked)).toEqual([undefined, undefined, asked]);
  });

  test('that was typed on is not answered when there is a later one', async () => {
    const gate = Promise.withResolvers<void>();
    await start({
      ask: async (message) => {
        heard.push(message);
        await gate.promise;
        return saying(`回 ${message.text}`);
      },
    });
    const typed = ['河', '河长', '河长制'].map((text) => telegram.inlineQuery(li, text));
    const other = telegram.inlineQuery(wang, '逾期');
    await telegram.waitFor(() => telegram.pendingUpdates.length === 0);
    gate.resolve();
    await telegram.waitFor(() => typed[2]?.answer && other.answer);
    expect(heard.map(({ text }) => text)).toEqual(expect.arrayContaining(['河长制', '逾期']));
    expect(heard.map(({ text }) => text)).not.toContain('河长');
    expect(typed[1]?.answer).toBeNull();
  });

  test('without words or without an answer has no results', async () => {
    await start({ ask: async (message) => receive(message) });
    for (const text of ['', '安静']) {
      const query = telegram.inlineQuery(li, text);
      expect((await telegram.waitFor(() => query.answer)).results).toEqual([]);
    }
  });

  test('is not asked for while it is switched off', async () => {
    await start();
    await telegram.waitFor(() => telegram.callsOf('getUpdates').length === 1);
    expect(telegram.inlineQuery(li, '河长制').updateId).toBeNull();
  });
});

describe('a chat', () => {
  test('that takes the bot in is greeted, and one that it is removed from is told', async () => {
    await start();
    const other = telegram.supergroup('环保局', { bot: 'left' });
    telegram.addBot(li, other);
    expect((await sent(other, 1)).map(({ text }) => text)).toEqual(['你好']);
    telegram.removeBot(li, other);
    await telegram.waitFor(() => events.length === 2);
    expect(events).toEqual([
      { kind: 'joined', chat: `${other.id}`, title: '环保局', person: `${li.id}`, name: '李明' },
      { kind: 'left', chat: `${other.id}` },
    ]);
  });

  test('that answers in a channel post, by an anonymous administrator or in a topic gets its answer there', async () => {
    await start();
    const channel = telegram.channel('公告');
    telegram.say(li, channel, '@duban_bot 第8项');
    expect((await sent(channel, 1))[0]?.text).toBe('回 第8项');
    telegram.say(li, group, '@duban_bot 第9项', { as: 'anonymous' });
    expect((await sent(group, 1))[0]?.text).toBe('回 第9项');
    const forum = telegram.supergroup('环保局', { isForum: true });
    const thread = telegram.topic(li, forum, '周报');
    telegram.say(li, forum, '@duban_bot 第10项', { thread });
    expect((await sent(forum, 1))[0]).toMatchObject({ text: '回 第10项', thread });
    expect(heard.map(({ person }) => person)).toEqual([`chat:${channel.id}`, `chat:${group.id}`, `${li.id}`]);
  });
});

describe('what can not be understood', () => {
  test('is passed over, with its id in the log and without its words', async () => {
    await start();
    const ids = [
      telegram.push('message', { message_id: 1, chat: { id: 'x' }, text: '机密' }),
      telegram.push('callback_query', { id: 5 }),
      telegram.push('my_chat_member', {}),
    ];
    ask('第8项');
    await sent(group, 1);
    for (const id of ids) expect(given.lines.join('\n')).toContain(`"id":"${id}"`);
    expect(given.lines.join('\n')).not.toContain('机密');
    expect(telegram.confirmedOffset).toBeGreaterThan(Number(ids[2]));
  });

  test('nor what says nothing to the bot is kept anywhere', async () => {
    const inbox = openMemoryInbox();
    await telegram.close();
    telegram = await openTelegram({ readsEverything: true });
    group = telegram.group('法制办');
    await start({ inbox });
    telegram.say(li, group, '中午吃什么');
    telegram.say(li, group, '/due@other_bot');
    await telegram.waitFor(() => telegram.pendingUpdates.length === 0);
    expect(heard).toEqual([]);
    expect(inbox.waiting()).toEqual([]);
  });

  test('or is 5,000 characters long, or comes a thousand times, does not stop the next', async () => {
    await start();
    for (let count = 0; count < 1000; count += 1) ask(`安静 ${count}`);
    ask('甲'.repeat(5000));
    ask('第8项', wang);
    await telegram.waitFor(() => texts(group).at(-1) === '回 第8项');
    expect(heard).toHaveLength(1002);
  });
});
