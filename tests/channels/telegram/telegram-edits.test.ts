/** A question that is changed on Telegram: its answer follows. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChatEvent, Receive } from '../../../src/channels/channel.ts';
import type { Message } from '../../../src/conversation.ts';
import type { Chat, Person } from '../../fakes/telegram/shapes.ts';
import { openTelegram, type Telegram } from '../../fakes/telegram/telegram.ts';
import { type Given, givenTelegram, saying } from './given-telegram.ts';

let telegram: Telegram;
let given: Given;
let li: Person;
let group: Chat;
let heard: Message[];
let events: ChatEvent[];

/** Says back what it hears, as long as it was told to; with two choices. */
const receive: Receive = async (message) => {
  heard.push(message);
  const length = Number(/长(?<length>\d+)/u.exec(message.text)?.groups?.length ?? 0);
  const more = Array.from({ length }, (_, index) => `第${index + 1}句。`).join('');
  if (message.text.includes('绑定')) return { ...saying(`办 ${message.text}`), stays: true };
  return message.text.includes('安静') ? null : saying(`回 ${message.text}${more}`, '下一页', '第24项');
};

beforeEach(async () => {
  telegram = await openTelegram();
  li = telegram.person('李明');
  group = telegram.group('法制办', { members: [li] });
  heard = [];
  events = [];
});
afterEach(async () => {
  await given.close();
  await telegram.close();
});

async function start(): Promise<void> {
  given = await givenTelegram(telegram);
  await given.channel.start(receive, async (_, event) => {
    events.push(event);
    return null;
  });
}
const sent = (chat: Chat, count: number) =>
  telegram.waitFor(() => telegram.sent(chat).length >= count && telegram.sent(chat));
const texts = (chat: Chat) => telegram.sent(chat).map(({ text }) => text);
const ask = (text: string) => telegram.say(li, group, `@duban_bot ${text}`);

describe('a question that is changed', () => {
  test('has its answer changed', async () => {
    await start();
    const question = ask('第8项');
    await sent(group, 1);
    telegram.edit(question, '@duban_bot 第9项');
    await telegram.waitFor(() => texts(group)[0] === '回 第9项');
    expect(telegram.sent(group)).toMatchObject([{ earlier: ['回 第8项'], replyTo: question.id }]);
    expect(telegram.sent(group)[0]?.buttons.flat()).toHaveLength(2);
  });

  test('has a longer answer grow and a shorter one shrink', async () => {
    await start();
    const question = ask('第8项');
    await sent(group, 1);
    telegram.edit(question, '@duban_bot 长1200');
    const long = await sent(group, 2);
    expect(long.map(({ text }) => text.slice(-5))).toEqual(['(1/2)', '(2/2)']);
    expect(long.map(({ buttons }) => buttons.flat().length)).toEqual([0, 2]);
    telegram.edit(question, '@duban_bot 第9项');
    await telegram.waitFor(() => telegram.sent(group).length === 1);
    expect(telegram.sent(group)).toMatchObject([{ text: '回 第9项', id: long[0]?.id }]);
  });

  test('to the same answer changes nothing, and is no failure', async () => {
    await start();
    const question = ask('第8项');
    await sent(group, 1);
    telegram.edit(question, '@duban_bot  第8项');
    await telegram.waitFor(() => telegram.callsOf('editMessageText').length === 1);
    ask('第9项');
    await sent(group, 2);
    expect(texts(group)).toEqual(['回 第8项', '回 第9项']);
    expect(given.lines.join()).not.toContain('not answered');
  });

  test('whose answer was erased is answered anew', async () => {
    await start();
    const question = ask('第8项');
    const [answer] = await sent(group, 1);
    if (!answer) throw new Error('no answer');
    telegram.erase(answer);
    telegram.edit(question, '@duban_bot 第9项');
    await telegram.waitFor(() => texts(group)[0] === '回 第9项');
  });

  test('in a group that has become a supergroup is answered there, and changes no other message', async () => {
    await start();
    const question = ask('第8项');
    await sent(group, 1);
    const grown = telegram.upgrade(li, group);
    await telegram.waitFor(() => events.length === 1);
    telegram.edit(question, '@duban_bot 第9项');
    expect((await sent(grown, 1)).map(({ text }) => text)).toEqual(['回 第9项']);
    expect(texts(group)).toEqual(['回 第8项']);
  });

  test('is told to be one that was changed', async () => {
    await start();
    const question = ask('第8项');
    await sent(group, 1);
    telegram.edit(question, '@duban_bot 第9项');
    await telegram.waitFor(() => heard.length === 2);
    expect(heard.map(({ isEdit }) => isEdit)).toEqual([undefined, true]);
  });

  test('leaves standing what was done on it, and is answered below', async () => {
    await start();
    const order = ask('绑定');
    await sent(group, 1);
    telegram.edit(order, '@duban_bot 第9项');
    await sent(group, 2);
    telegram.edit(order, '@duban_bot 第10项');
    await telegram.waitFor(() => texts(group).join() === '办 绑定,回 第10项');
    expect(telegram.sent(group)[1]?.replyTo).toBe(order.id);
  });

  test('after a restart has its new answer under it, also in private', async () => {
    await start();
    const alone = telegram.privateChat(li);
    const asked = [ask('第8项'), telegram.say(li, alone, '第8项')];
    await sent(group, 1);
    await sent(alone, 1);
    expect(telegram.sent(alone)[0]?.replyTo).toBeNull();
    await given.close();
    await start();
    for (const question of asked) telegram.edit(question, '@duban_bot 第9项');
    for (const [index, chat] of [group, alone].entries())
      expect((await sent(chat, 2))[1]).toMatchObject({ text: '回 第9项', replyTo: asked[index]?.id });
  });

  test('that was not for the bot before is answered like a new one', async () => {
    await start();
    const question = ask('安静');
    await telegram.waitFor(() => heard.length === 1);
    telegram.edit(question, '@duban_bot 第9项');
    expect((await sent(group, 1)).map(({ text }) => text)).toEqual(['回 第9项']);
  });
});
