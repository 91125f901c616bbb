/** Updates as the fake Telegram makes them of what people do, decoded. */
import { InlineKeyboard } from 'grammy';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decodeUpdate } from '../../../src/channels/telegram/decode.ts';
import type { Decoded } from '../../../src/channels/telegram/decoded.ts';
import { botFor } from '../../fakes/telegram/given-bot.ts';
import type { Chat, Person } from '../../fakes/telegram/shapes.ts';
import { openTelegram, type Telegram, type TelegramSettings } from '../../fakes/telegram/telegram.ts';
import { textOf } from './given-update.ts';

let telegram: Telegram;
let bot: ReturnType<typeof botFor>;
let li: Person;
let group: Chat;

async function open(settings: TelegramSettings): Promise<void> {
  telegram = await openTelegram(settings);
  bot = botFor(telegram);
  li = telegram.person('李明', { username: 'liming' });
  group = telegram.supergroup('法制办', { members: [li], isForum: true });
}
// It is told of everything, so that what it passes over is its own decision.
beforeEach(() => open({ readsEverything: true }));
afterEach(() => telegram.close());

/** What came since the last time, decoded. */
async function news(): Promise<Decoded[]> {
  const me = await bot.api.getMe();
  const updates = await bot.api.getUpdates();
  const last = updates.at(-1);
  if (last) await bot.api.getUpdates({ offset: last.update_id + 1 });
  return updates.map((update) => decodeUpdate(update, me));
}

describe('what is said', () => {
  test('in a topic is heard when it is addressed, and answered there', async () => {
    const thread = telegram.topic(li, group, '周报');
    telegram.say(li, group, '大家好', { thread });
    telegram.say(li, group, '/due@Duban_bot 6月', { thread });
    telegram.say(li, group, '😀 督办 河长制', { thread, names: { 督办: telegram.me } });
    const decoded = await news();
    expect(decoded.map(textOf)).toEqual(['(no text)', '(not addressed)', '/due 6月', '😀 河长制']);
    expect(decoded[2]).toMatchObject({ reply: { chat: `${group.id}`, thread: `${thread}` } });
  });

  test('in reply to the bot is heard, in a topic too', async () => {
    const thread = telegram.topic(li, group, '周报');
    const { message_id: id } = await bot.api.sendMessage(group.id, '甲', { message_thread_id: thread });
    telegram.say(li, group, '还有呢', { thread, replyTo: { chat: group, id } });
    expect((await news()).map(textOf)).toEqual(['(no text)', '还有呢']);
  });

  test('may be changed, hidden, posted, or the caption of a photo', async () => {
    const channel = telegram.channel('公告');
    const said = telegram.say(li, group, '/due 5月');
    telegram.edit(said, '/due 6月');
    telegram.say(li, group, '/due', { as: 'anonymous' });
    telegram.say(li, group, '/due', { as: channel });
    telegram.say(li, channel, '/due');
    telegram.say(li, group, '@duban_bot 甲', { photo: Buffer.from('jpeg') });
    const decoded = await news();
    expect(decoded.map(textOf)).toEqual(['/due 5月', '/due 6月', '/due', '/due', '/due', '甲']);
    expect(decoded[1]).toMatchObject({ message: { isEdit: true }, reply: { messageId: said.id } });
    expect(decoded.map((one) => one.kind === 'message' && one.message.person)).toEqual([
      `${li.id}`,
      `${li.id}`,
      `chat:${group.id}`,
      `chat:${channel.id}`,
      `chat:${channel.id}`,
      `${li.id}`,
    ]);
  });

  test.each([
    '/due 6月',
    '/due@Duban_bot',
    '/due@other_bot',
    '@duban_bot 河长制',
    '请问 @duban_bot 河长制',
    '@other_bot 河长制',
    '河长制归谁管',
  ])('is heard or not as in privacy mode: %s', async (text) => {
    const strict = await openTelegram();
    const isTold = strict.say(li, strict.group('法制办'), text).updateId !== null;
    await strict.close();
    telegram.say(li, group, text);
    expect((await news()).map(({ kind }) => kind)).toEqual([isTold ? 'message' : 'ignore']);
  });
});

test('a link brings an invitation, in private and into a group', async () => {
  const other = telegram.group('环保局', { bot: 'left' });
  telegram.startDeepLink(li, 'K7QM2XHDTR');
  telegram.startDeepLink(li);
  telegram.startInGroup(li, other, 'K7QM2XHDTR');
  const decoded = await news();
  expect(decoded.map(textOf)).toEqual(['/join K7QM2XHDTR', '/start', '(event)', '(no text)', '/join K7QM2XHDTR']);
  const event = { kind: 'joined', chat: `${other.id}`, title: '环保局', person: `${li.id}`, name: '李明' };
  expect(decoded[2]).toEqual({ kind: 'event', event });
});

test('a tap says what the button says, for whoever taps', async () => {
  const asked = telegram.say(li, group, '/due');
  const reply_markup = new InlineKeyboard().text('下一页', 'v1:t:/next').text('坏', 'forged');
  const reply_parameters = { message_id: asked.id };
  const { message_id: id } = await bot.api.sendMessage(group.id, '甲', { reply_markup, reply_parameters });
  await news();
  const wang = telegram.person('王芳');
  telegram.tap(wang, { chat: group, id }, '下一页');
  const forged = telegram.tap(wang, { chat: group, id }, '坏');
  expect(await news()).toMatchObject([
    { kind: 'tap', message: { person: `${wang.id}`, text: '/next' }, reply: { messageId: id }, replaces: [] },
    { kind: 'ignore', callbackId: forged.id },
  ]);
});

test('an inline question is one', async () => {
  const { id } = telegram.inlineQuery(li, '河长制');
  expect(await news()).toEqual([{ kind: 'inline', queryId: id, text: '河长制', person: `${li.id}` }]);
});

test('coming, going, blocking and moving are events, each once', async () => {
  const old = telegram.group('环保局', { bot: 'left' });
  telegram.addBot(li, old);
  telegram.setStanding(li, old, telegram.me, 'administrator');
  const grown = telegram.upgrade(li, old);
  telegram.removeBot(li, grown);
  telegram.startDeepLink(li);
  telegram.block(li);
  telegram.unblock(li);
  const events = (await news()).flatMap((one) => (one.kind === 'event' ? [one.event] : []));
  expect(events).toMatchObject([
    { kind: 'joined', chat: `${old.id}` },
    { kind: 'moved', chat: `${old.id}`, to: `${grown.id}` },
    { kind: 'left', chat: `${grown.id}` },
    { kind: 'left', chat: `${li.id}` },
    { kind: 'joined', chat: `${li.id}` },
  ]);
});
