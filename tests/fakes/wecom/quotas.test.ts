/** The fake WeCom: how much may be said by the AI bot and by group webhooks, and what webhooks take. */
import axios from 'axios';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clientOf, nextFrame, rejectionOf, signedIn } from './given-bot.ts';
import type { Chat, Person } from './shapes.ts';
import { openWecom, type Wecom } from './wecom.ts';

let wecom: Wecom;
let li: Person;
let group: Chat;
let now: number;

beforeEach(async () => {
  now = 1_795_400_000_000;
  wecom = await openWecom({ now: () => now, patienceMs: 3000 });
  li = wecom.person('李明');
  group = wecom.group('法制办群', { members: [li] });
});
afterEach(() => wecom.close());

describe('the AI bot', () => {
  test('may say thirty things a minute and a thousand an hour in one chat, answers and pushes together', async () => {
    const client = await signedIn(clientOf(wecom));
    const asked = nextFrame(client, 'message');
    wecom.mention(li, group, '第8项');
    const frame = await asked;
    const push = (chat = group) => client.sendMessage(chat.id, { msgtype: 'markdown', markdown: { content: '甲' } });
    for (let count = 0; count < 15; count += 1) await push();
    for (let count = 0; count < 14; count += 1) await client.replyStream(frame, `s${count}`, '乙', true);
    await client.replyStream(frame, 'slow', '…', false);
    expect(await rejectionOf(push())).toMatchObject({ errcode: 45009 });
    // What goes on with a stream is nothing new.
    await client.replyStream(frame, 'slow', '丙', true);
    const other = wecom.group('环保局群');
    wecom.mention(li, other, '第8项');
    await push(other);
    for (let minute = 1; minute < 33; minute += 1) {
      now += 60_000;
      for (let count = 0; count < 30; count += 1) await push();
    }
    now += 60_000;
    for (let count = 0; count < 10; count += 1) await push();
    expect(await rejectionOf(push())).toMatchObject({ errcode: 45009 });
    expect(wecom.seen(group)).toHaveLength(1000);
    now += 27 * 60_000;
    await push();
    client.disconnect();
  });
});

describe('a webhook', () => {
  const send = async (url: string, body: object) => (await axios.post(url, body)).data;
  const text = (content: string, rest: object = {}) => ({ msgtype: 'text', text: { content, ...rest } });

  test('writes into its group twenty times a minute', async () => {
    const { url } = wecom.webhook(group);
    for (let count = 0; count < 20; count += 1) await send(url, text('周报'));
    expect(await send(url, text('周报'))).toMatchObject({ errcode: 45009 });
    expect(await send(wecom.webhook(group).url, text('另一个'))).toMatchObject({ errcode: 0 });
    now += 60_000;
    expect(await send(url, text('周报'))).toEqual({ errcode: 0, errmsg: 'ok' });
    expect(wecom.seen(group)).toHaveLength(22);
  });

  test('of an unknown or removed key is none', async () => {
    const { url, key } = wecom.webhook(group);
    expect(await send(url.replace(key, 'unknown'), text('甲'))).toMatchObject({ errcode: 93000 });
    wecom.removeWebhook(key);
    expect(await send(url, text('甲'))).toMatchObject({
      errcode: 93000,
      errmsg: expect.stringMatching(/^invalid webhook/u),
    });
  });

  test.each([
    ['text', 2048],
    ['markdown', 4096],
    ['markdown_v2', 4096],
  ])('refuses a %s of more than %i bytes', async (msgtype, most) => {
    const { url } = wecom.webhook(group);
    const body = (bytes: number) => ({ msgtype, [msgtype]: { content: 'a'.repeat(bytes) } });
    expect(await send(url, body(most))).toMatchObject({ errcode: 0 });
    expect(await send(url, body(most + 1))).toMatchObject({
      errcode: 40058,
      errmsg: expect.stringContaining(`${msgtype}.content exceed max length ${most}`),
    });
  });

  test('mentions people in text and markdown, not in markdown_v2', async () => {
    const { url } = wecom.webhook(group);
    const content = `请<@${li.userid}>留意`;
    await send(url, text('留意', { mentioned_list: [li.userid, '@all'] }));
    await send(url, { msgtype: 'markdown', markdown: { content } });
    await send(url, { msgtype: 'markdown_v2', markdown_v2: { content } });
    expect(wecom.seen(group)).toMatchObject([
      { way: 'webhook', mentions: [li.userid, '@all'] },
      { text: content, mentions: [li.userid] },
      { text: content, mentions: [] },
    ]);
  });

  test('takes cards that notice, and none with buttons to the bot', async () => {
    const { url } = wecom.webhook(group);
    const main_title = { title: '本周到期' };
    const notice = { card_type: 'text_notice', main_title, card_action: { type: 1, url: 'https://example.org' } };
    expect(await send(url, { msgtype: 'template_card', template_card: notice })).toMatchObject({ errcode: 0 });
    const buttons = {
      card_type: 'button_interaction',
      main_title,
      task_id: 't1',
      button_list: [{ text: '好', key: 'ok' }],
    };
    expect(await send(url, { msgtype: 'template_card', template_card: buttons })).toMatchObject({ errcode: 40008 });
  });
});
