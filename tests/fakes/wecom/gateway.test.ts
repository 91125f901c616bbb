/** The fake WeCom: the AI bot on its long connection, with the real SDK's client. */
import type { WSClient } from '@wecom/aibot-node-sdk';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { clientOf, nextFrame, rejectionOf, signedIn } from './given-bot.ts';
import type { Chat, Person } from './shapes.ts';
import { openWecom, type Wecom } from './wecom.ts';

let wecom: Wecom;
let client: WSClient;
let li: Person;
let group: Chat;
let now: number;

beforeEach(async () => {
  now = 1_795_400_000_000;
  wecom = await openWecom({ now: () => now, patienceMs: 3000, closeAfterMs: 30 });
  client = await signedIn(clientOf(wecom));
  li = wecom.person('李明');
  group = wecom.group('法制办群', { members: [li] });
});
afterEach(async () => {
  client.disconnect();
  await wecom.close();
});

const asked = async (text = '第8项', chat = group) => {
  const frame = nextFrame(client, 'message.text');
  wecom.mention(li, chat, text);
  return frame;
};
const markdown = (content: string) => ({ msgtype: 'markdown', markdown: { content } }) as const;

describe('what the bot is told', () => {
  test('is a mention in a group, mention and all, and everything in a single chat', async () => {
    expect(wecom.say(li, group, '不是对机器人说的').isTold).toBe(false);
    const frame = await asked();
    expect(frame).toMatchObject({ cmd: 'aibot_msg_callback', headers: { req_id: expect.any(String) } });
    expect(frame.body).toMatchObject({
      aibotid: wecom.secrets.bot.id,
      chatid: group.id,
      chattype: 'group',
      from: { userid: li.userid },
      msgtype: 'text',
      text: { content: '@督办 第8项' },
    });
    const alone = (await asked('第9项', wecom.alone(li))).body;
    expect(alone).toMatchObject({ chattype: 'single', text: { content: '第9项' } });
    expect(alone).not.toHaveProperty('chatid');
    expect(alone).not.toHaveProperty('response_url');
  });

  test('has mentions as clients write them, what is quoted, and an open userid for some', async () => {
    const wang = wecom.person('王芳', { isHidden: true });
    const frame = nextFrame(client, 'message');
    wecom.mention(wang, group, '谁牵头', { at: 'end', sign: '＠', space: '\u2005', quote: '第8项' });
    expect((await frame).body).toMatchObject({
      from: { userid: wang.openUserid },
      text: { content: '谁牵头 ＠督办\u2005' },
      quote: { msgtype: 'text', text: { content: '第8项' } },
    });
  });

  test('can be a voice as words, and events of any kind', async () => {
    const voice = nextFrame(client, 'message.voice');
    wecom.say(li, wecom.alone(li), '第八项', { msgtype: 'voice' });
    expect((await voice).body).toMatchObject({ msgtype: 'voice', voice: { content: '第八项' } });
    const event = nextFrame(client, 'event');
    wecom.happen(li, group, 'auth_change_event', { auth: 1 });
    expect((await event).body).toMatchObject({ msgtype: 'event', event: { eventtype: 'auth_change_event' } });
  });
});

describe('an answer', () => {
  test('is a stream that people see as it stands', async () => {
    const frame = await asked();
    await client.replyStream(frame, 's1', '正在查询', false);
    expect(wecom.seen(group)).toMatchObject([{ text: '正在查询', isFinished: false }]);
    await client.replyStream(frame, 's1', '第8项由法制办牵头', true, undefined, { id: 'trace1' });
    expect(wecom.seen(group)).toMatchObject([
      { way: 'reply', msgtype: 'stream', text: '第8项由法制办牵头', isFinished: true, earlier: ['正在查询'] },
    ]);
    expect(wecom.seen(group)[0]?.replyTo).toBe('@督办 第8项');
    expect(await rejectionOf(client.replyStream(frame, 's1', '再说', true))).toMatchObject({ errcode: 846608 });
  });

  test('is too late for a stream after six minutes, and for anything after a day', async () => {
    const frame = await asked();
    await client.replyStream(frame, 's1', '甲', false);
    now += 4 * 60_000;
    await client.replyStream(frame, 's1', '甲', false);
    now += 5 * 60_000;
    await client.replyStream(frame, 's1', '乙', false);
    now += 6 * 60_000;
    expect(await rejectionOf(client.replyStream(frame, 's1', '丙', true))).toMatchObject({ errcode: 846608 });
    await client.reply(frame, markdown('丁'));
    now += 24 * 3600_000;
    expect(await rejectionOf(client.reply(frame, markdown('戊')))).toMatchObject({ errcode: 846605 });
  });

  test('has 20480 bytes at most, some text, and is of a kind that the connection takes', async () => {
    const frame = await asked();
    await client.replyStream(frame, 's1', '督'.repeat(6826), true);
    const long = await rejectionOf(client.replyStream(frame, 's2', '督'.repeat(6827), true));
    expect(long).toMatchObject({ errcode: 40058, errmsg: expect.stringContaining('exceed max length 20480') });
    expect(await rejectionOf(client.replyStream(frame, 's3', '', true))).toMatchObject({ errcode: 93017 });
    for (const msgtype of ['text', 'markdown_v2']) {
      const body = { msgtype, [msgtype]: { content: '甲' } };
      expect(await rejectionOf(client.reply(frame, body))).toMatchObject({ errcode: 40008 });
    }
    expect(wecom.seen(group)).toHaveLength(1);
  });

  test('to a request that is none, or to an event, is refused', async () => {
    const unknown = { headers: { req_id: 'nobody' } };
    expect(await rejectionOf(client.replyStream(unknown, 's1', '甲', true))).toMatchObject({ errcode: 846605 });
    const entered = nextFrame(client, 'event.enter_chat');
    wecom.enterChat(li);
    expect(await rejectionOf(client.replyStream(await entered, 's1', '甲', true))).toMatchObject({ errcode: 846605 });
  });

  test('can be judged by who reads it', async () => {
    await client.replyStream(await asked(), 's1', '甲', true, undefined, { id: 'trace1' });
    const judged = nextFrame(client, 'event.feedback_event');
    const [shown] = wecom.seen(group);
    if (shown) wecom.judge(li, shown, { type: 2, content: '不对', reasons: [1] });
    expect((await judged).body).toMatchObject({
      event: { feedback_event: { id: 'trace1', type: 2, content: '不对', inaccurate_reason_list: [1] } },
    });
  });
});

test('somebody who comes in is greeted within five seconds, or not at all', async () => {
  const hello = { msgtype: 'text', text: { content: '您好' } } as const;
  const first = nextFrame(client, 'event.enter_chat');
  wecom.enterChat(li);
  await client.replyWelcome(await first, hello);
  expect(wecom.seen(wecom.alone(li))).toMatchObject([{ way: 'welcome', text: '您好' }]);
  const second = nextFrame(client, 'event.enter_chat');
  wecom.enterChat(li);
  const frame = await second;
  now += 5001;
  expect(await rejectionOf(client.replyWelcome(frame, hello))).toMatchObject({ errcode: 846605 });
});

describe('a push', () => {
  test('needs somebody to have spoken there, and the chatid in its own letters', async () => {
    expect(await rejectionOf(client.sendMessage(group.id, markdown('周报')))).toMatchObject({ errcode: 93001 });
    await asked();
    await client.sendMessage(group.id, markdown('周报'));
    expect(wecom.seen(group)).toMatchObject([{ way: 'push', text: '周报' }]);
    const small = client.sendMessage(group.id.toLowerCase(), markdown('周报'));
    expect(await rejectionOf(small)).toMatchObject({ errcode: 93006 });
    wecom.removeBot(group);
    expect(await rejectionOf(client.sendMessage(group.id, markdown('周报')))).toMatchObject({ errcode: 93008 });
  });

  test('goes to a person or to a group as chat_type says, and to the group when it says nothing', async () => {
    const namesake = wecom.person('同名', { userid: group.id });
    await asked();
    wecom.say(namesake, wecom.alone(namesake), '你好');
    const typed = (chat_type: number) => ({ ...markdown(`给${chat_type}`), chat_type });
    await client.sendMessage(group.id, typed(1));
    await client.sendMessage(group.id, typed(2));
    await client.sendMessage(group.id, typed(0));
    const texts = (chat: Chat) => wecom.seen(chat).map(({ text }) => text);
    expect([texts(wecom.alone(namesake)), texts(group)]).toEqual([['给1'], ['给2', '给0']]);
    expect(wecom.callsOf('aibot_send_msg').map(({ body }) => body.chat_type)).toEqual([1, 2, 0]);
  });
});

test('a kicked connection stays open for a while, hears nothing and may say nothing', async () => {
  client.disconnect();
  const socket = new WebSocket(wecom.gateway.url);
  const frames: Record<string, unknown>[] = [];
  socket.on('message', (data) => frames.push(JSON.parse(String(data))));
  await new Promise((resolve) => socket.once('open', resolve));
  const send = (cmd: string, body: object) => socket.send(JSON.stringify({ cmd, headers: { req_id: cmd }, body }));
  send('aibot_send_msg', { chatid: group.id, ...markdown('早了') });
  const { id: bot_id, secret } = wecom.secrets.bot;
  send('aibot_subscribe', { bot_id, secret });
  await wecom.waitFor(() => wecom.gateway.live);
  await signedIn(client);
  send('aibot_send_msg', { chatid: group.id, ...markdown('晚了') });
  await asked();
  await new Promise((resolve) => socket.once('close', resolve));
  expect(frames.map(({ cmd, errcode }) => cmd ?? errcode)).toEqual([846609, 0, 'aibot_event_callback', 846609]);
});

test('a gateway that was away is there again, and everything said meanwhile is lost', async () => {
  await wecom.gateway.goDown();
  expect(wecom.mention(li, group, '第8项').isTold).toBe(false);
  const back = new Promise<void>((resolve) => client.once('authenticated', resolve));
  await wecom.gateway.comeBack();
  await back;
  expect((await asked('第9项')).body).toMatchObject({ text: { content: '@督办 第9项' } });
});
