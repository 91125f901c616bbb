/** Pages on Telegram: they turn in their place for whoever they answered, and nobody turns the page of somebody else. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Receive } from '../../../src/channels/channel.ts';
import type { Choice, Message } from '../../../src/conversation.ts';
import type { Chat, Person } from '../../fakes/telegram/shapes.ts';
import type { Shown } from '../../fakes/telegram/shown.ts';
import { openTelegram, type Telegram } from '../../fakes/telegram/telegram.ts';
import { type Given, givenTelegram, openMemoryChoices, saying } from './given-telegram.ts';

let telegram: Telegram;
let given: Given;
let li: Person;
let wang: Person;
let group: Chat;
let heard: Message[];

/** Three pages; one that is called 长 takes two messages. */
const receive: Receive = async (message) => {
  heard.push(message);
  if (message.asked === null) return saying('失效');
  const { query, page } = message.asked ?? {
    query: { tell: 'measures' as const, where: { topic: [message.text] } },
    page: 0,
  };
  const [topic = ''] = query.where.topic ?? [];
  const turn = (label: string, to: number): Choice => ({
    label,
    send: label,
    asked: { query, page: to },
    turnsPage: true,
  });
  const length = topic === `长${page + 1}` ? 1200 : 1;
  const rows = Array.from({ length }, (_, index) => `第${index + 1}行。`).join('');
  const choices = [...(page < 2 ? [turn('更多', page + 1)] : []), ...(page > 0 ? [turn('上一页', page - 1)] : [])];
  return { ...saying(`${topic} 第${page + 1}页 ${rows}`), choices: topic === '短' && page > 0 ? [] : choices };
};

beforeEach(async () => {
  telegram = await openTelegram();
  li = telegram.person('李明');
  wang = telegram.person('王芳');
  group = telegram.group('法制办', { members: [li, wang] });
  heard = [];
});
afterEach(async () => {
  await given.close();
  await telegram.close();
});

async function start(settings: Parameters<typeof givenTelegram>[1] = {}): Promise<void> {
  given = await givenTelegram(telegram, settings);
  await given.channel.start(receive, async () => null);
}
/** What stands in the chat, shortened to topic and page, or to the mark of a part. */
const texts = (chat: Chat) =>
  telegram.sent(chat).map(({ text }) => /\(\d\/\d\)$/u.exec(text)?.[0] ?? text.replace(/ 第1行.*$/su, ''));
const seen = (chat: Chat, ...expected: string[]) =>
  telegram.waitFor(() => texts(chat).join() === expected.join() && telegram.sent(chat), expected.join());
const ask = (text: string, who = li) => telegram.say(who, group, `@duban_bot ${text}`);
/** Asks, and gives the message with the buttons. */
async function answerTo(text: string, ...expected: string[]): Promise<Shown> {
  ask(text);
  const answer = (await seen(group, ...(expected.length > 0 ? expected : [`${text} 第1页`]))).at(-1);
  if (!answer) throw new Error('no answer');
  return answer;
}

describe('a tap that turns the page', () => {
  test('changes the message in private, forth and back', async () => {
    await start();
    const chat = telegram.privateChat(li);
    telegram.say(li, chat, '河长制');
    const [answer] = await seen(chat, '河长制 第1页');
    if (!answer) throw new Error('no answer');
    telegram.tap(li, answer, '更多');
    await seen(chat, '河长制 第2页');
    telegram.tap(li, answer, '更多');
    const [last] = await seen(chat, '河长制 第3页');
    expect(last?.buttons.flat().map(({ text }) => text)).toEqual(['上一页']);
    telegram.tap(li, answer, '上一页');
    await seen(chat, '河长制 第2页');
    expect(heard.slice(1).map(({ text, asked, person }) => [text, asked?.page, person])).toEqual([
      ['更多', 1, `${li.id}`],
      ['更多', 2, `${li.id}`],
      ['上一页', 1, `${li.id}`],
    ]);
  });

  test('in a group changes the message of the person whom it answered, and nobody else’s', async () => {
    await start();
    const answer = await answerTo('河长制');
    telegram.tap(wang, answer, '更多');
    const [, own] = await seen(group, '河长制 第1页', '河长制 第2页');
    if (!own) throw new Error('no answer of her own');
    expect(own.replyTo).toBe(answer.id);
    telegram.tap(li, answer, '更多');
    await seen(group, '河长制 第2页', '河长制 第2页');
    telegram.tap(wang, own, '更多');
    await seen(group, '河长制 第2页', '河长制 第3页');
    telegram.tap(li, own, '上一页');
    await seen(group, '河长制 第2页', '河长制 第3页', '河长制 第2页');
  });

  test('also turns the page of an administrator who hides, in a topic, and of a question that is gone', async () => {
    await start();
    const forum = telegram.supergroup('环保局', { isForum: true });
    const thread = telegram.topic(li, forum, '周报');
    const said = telegram.say(li, forum, '@duban_bot 河长制', { thread });
    const [answer] = await seen(forum, '河长制 第1页');
    if (!answer) throw new Error('no answer');
    telegram.erase(said);
    telegram.tap(li, answer, '更多');
    const [turned] = await seen(forum, '河长制 第2页');
    expect(turned).toMatchObject({ id: answer.id, thread });
  });

  test('twice is acknowledged twice and shows the page once; later it shows it again, and is no failure', async () => {
    await start();
    const answer = await answerTo('河长制');
    const taps = [telegram.tap(li, answer, '更多'), telegram.tap(li, answer, '更多')];
    await telegram.waitFor(() => taps.every(({ answer: acknowledged }) => acknowledged));
    ask('第8项');
    await seen(group, '河长制 第2页', '第8项 第1页');
    expect(telegram.callsOf('editMessageText')).toHaveLength(1);
    given.clock.turnTo(given.clock.now() + 10_000);
    // As from a telephone that still shows the first page.
    const [[button] = []] = answer.buttons;
    telegram.push('callback_query', {
      id: '77',
      from: { id: li.id, is_bot: false, first_name: '李明' },
      message: {
        message_id: answer.id,
        date: 1,
        chat: { id: group.id, type: 'group', title: '法制办' },
        reply_markup: { inline_keyboard: answer.buttons },
      },
      data: button?.callback_data,
    });
    await telegram.waitFor(() => telegram.callsOf('editMessageText').length === 2);
    ask('第9项');
    await seen(group, '河长制 第2页', '第8项 第1页', '第9项 第1页');
    expect(given.lines.join()).not.toContain('not answered');
  });

  test('of an answer in several messages replaces all of them, also after a restart', async () => {
    const choices = openMemoryChoices();
    await start({ choices });
    const end = await answerTo('长1', '(1/2)', '(2/2)');
    await given.close();
    await start({ choices });
    telegram.tap(li, end, '更多');
    const [page] = await seen(group, '长1 第2页');
    if (!page) throw new Error('no page');
    expect(page.id).toBeLessThan(end.id);
    telegram.tap(li, page, '上一页');
    await seen(group, '(1/2)', '(2/2)');
  });

  test('leaves nothing wrong standing where a message can’t be taken away any more', async () => {
    await start();
    const end = await answerTo('长1', '(1/2)', '(2/2)');
    telegram.fail('deleteMessage', {
      kind: 'refusal',
      status: 400,
      description: "Bad Request: message can't be deleted",
    });
    telegram.tap(li, end, '更多');
    await seen(group, '长1 第2页', '—');
  });

  test('of a message that can’t be changed any more gives a new one', async () => {
    await start();
    const answer = await answerTo('河长制');
    telegram.fail('editMessageText', {
      kind: 'refusal',
      status: 400,
      description: "Bad Request: message can't be edited",
    });
    telegram.tap(li, answer, '更多');
    await seen(group, '河长制 第1页', '河长制 第2页');
  });

  test('to what is no page any more leaves the list standing', async () => {
    await start();
    const answer = await answerTo('短');
    telegram.tap(li, answer, '更多');
    await seen(group, '短 第1页', '短 第2页');
  });

  test('is followed when the question is changed then', async () => {
    await start();
    const question = ask('长2');
    const [answer] = await seen(group, '长2 第1页');
    if (!answer) throw new Error('no answer');
    telegram.tap(li, answer, '更多');
    await seen(group, '(1/2)', '(2/2)');
    telegram.edit(question, '@duban_bot 河长制');
    const [page] = await seen(group, '河长制 第1页');
    if (!page) throw new Error('no page');
    telegram.tap(li, page, '更多');
    await seen(group, '河长制 第2页');
  });
});

describe('a button whose meaning was kept', () => {
  test('is said not to work when that is forgotten, forged or can’t be looked up, and the list stays', async () => {
    const choices = openMemoryChoices();
    let lost = false;
    const find: typeof choices.find = async () => (lost ? Promise.reject(new Error('机密')) : null);
    await start({ choices: { ...choices, find } });
    const answer = await answerTo('河长制');
    telegram.tap(li, answer, '更多');
    await seen(group, '河长制 第1页', '失效');
    lost = true;
    telegram.tap(li, answer, '更多');
    await seen(group, '河长制 第1页', '失效', '失效');
    expect(heard.slice(1)).toMatchObject([
      { text: '更多', asked: null },
      { text: '更多', asked: null },
    ]);
    expect(given.lines.join()).not.toContain('机密');
  });

  test('is missing when it could not be kept: the answer comes all the same', async () => {
    const keep = () => Promise.reject(new Error('disk full'));
    await start({ choices: { ...openMemoryChoices(), keep } });
    const answer = await answerTo('河长制');
    expect(answer.buttons).toEqual([]);
    expect(given.lines.join()).toContain('choices not kept');
  });

  test('carries a text that is too long for it, also under what is sent unasked', async () => {
    await start();
    const send = `第${'二'.repeat(60)}项`;
    await given.channel.send({ chat: `${group.id}` }, { ...saying('周报'), choices: [{ label: '全部', send }] });
    const [digest] = telegram.sent(group);
    if (!digest) throw new Error('no digest');
    expect(digest.text).toBe('周报');
    telegram.tap(wang, digest, '全部');
    await telegram.waitFor(() => heard.length === 1);
    expect(heard).toMatchObject([{ text: send, person: `${wang.id}` }]);
    expect(heard[0]).not.toHaveProperty('asked');
  });
});
