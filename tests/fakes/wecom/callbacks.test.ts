/** The fake WeCom: how it calls a bot's address, with the encryption of the real SDK on the other side. */
import axios from 'axios';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Address, type AddressSettings, addressFor, callAs, clientOf, tokenOf } from './given-bot.ts';
import type { Person } from './shapes.ts';
import { openWecom, type Wecom } from './wecom.ts';

let wecom: Wecom;
let address: Address | null = null;
let li: Person;

beforeEach(async () => {
  wecom = await openWecom({ patienceMs: 3000, callbacks: { pollMs: 5 } });
  li = wecom.person('李明');
});
afterEach(async () => {
  await wecom.close();
  await address?.close();
});

type Answering = Omit<AddressSettings, 'keys' | 'receiveId'>;
const openBotAddress = async (given: Answering = {}) => {
  address = await addressFor({ keys: wecom.secrets.bot, receiveId: '', ...given });
  return address;
};
const openAppAddress = async (given: Answering = {}) => {
  address = await addressFor({ keys: wecom.secrets.app, receiveId: wecom.secrets.app.corpId, ...given });
  return address;
};

describe('an address', () => {
  test('proves itself with the plain echostr and nothing else', async () => {
    for (const prove of [(echo: string) => `"${echo}"`, (echo: string) => `${echo}\n`, () => 'success']) {
      const { url, close } = await openBotAddress({ prove });
      await expect(wecom.botCallback.connect(url)).rejects.toThrow('is not the plain echostr');
      await close();
    }
    await wecom.botCallback.connect((await openBotAddress()).url);
  });

  test('has to answer in time, with the right keys', async () => {
    const wrong = await addressFor({ keys: wecom.secrets.app, receiveId: '' });
    await expect(wecom.botCallback.connect(wrong.url)).rejects.toThrow('HTTP 403');
    await wrong.close();
    await expect(wecom.botCallback.connect(wrong.url)).rejects.toThrow('no answer within 1000 ms');
    expect(wecom.botCallback.endpoint).toBeNull();
  });

  test('of the AI bot takes the place of the long connection', async () => {
    await wecom.botCallback.connect((await openBotAddress()).url);
    const client = clientOf(wecom);
    const refused = new Promise<Error>((resolve) => client.once('error', resolve));
    client.connect();
    expect((await refused).message).toContain('853000');
    client.disconnect();
  });
});

describe('the AI bot at an address', () => {
  const stream = (content: string, finish: boolean) => {
    return JSON.stringify({ msgtype: 'stream', stream: { id: 's1', content, finish } });
  };

  test('is polled while its stream goes on', async () => {
    let polls = 0;
    const answer = (text: string) => {
      if (JSON.parse(text).msgtype === 'stream') polls += 1;
      return polls < 2 ? stream('正在查询', false) : stream('第8项由法制办牵头', true);
    };
    const { url, heard } = await openBotAddress({ answer });
    await wecom.botCallback.connect(url);
    const group = wecom.group('法制办群');
    wecom.mention(li, group, '第8项');
    await wecom.waitFor(() => wecom.seen(group)[0]?.isFinished);
    expect(wecom.seen(group)).toMatchObject([{ text: '第8项由法制办牵头', earlier: ['正在查询'] }]);
    expect(heard.map((text) => JSON.parse(text).msgtype)).toEqual(['text', 'stream', 'stream']);
    expect(JSON.parse(heard[0] ?? '')).toMatchObject({ chatid: group.id, from: { userid: li.userid } });
    expect(JSON.parse(heard[1] ?? '')).toMatchObject({ stream: { id: 's1' } });
  });

  test('may answer later at the response_url, once and within an hour', async () => {
    const { url, heard } = await openBotAddress();
    await wecom.botCallback.connect(url);
    wecom.say(li, wecom.alone(li), '第8项');
    await wecom.waitFor(() => wecom.botCallback.answers.length > 0);
    const { response_url } = JSON.parse(heard[0] ?? '{}');
    expect(new URL(response_url).searchParams.get('response_code')).toBe(wecom.confidential().at(-1));
    const say = async (body: object) => (await axios.post(response_url, body)).data.errcode;
    expect(await say({ msgtype: 'text', text: { content: '甲' } })).toBe(40008);
    const markdown = { msgtype: 'markdown', markdown: { content: '甲' } };
    expect([await say(markdown), await say(markdown)]).toEqual([0, 40058]);
    expect(wecom.seen(wecom.alone(li))).toMatchObject([{ way: 'response-url', text: '甲', replyTo: '第8项' }]);
  });

  test('greets and changes cards in its answers', async () => {
    const card = (title: string) => ({
      card_type: 'button_interaction',
      main_title: { title },
      task_id: 't1',
      button_list: [{ text: '下一页', key: '2' }],
    });
    const answer = (text: string) => {
      const { event } = JSON.parse(text);
      if (event?.eventtype === 'enter_chat') return JSON.stringify({ msgtype: 'text', text: { content: '您好' } });
      const template_card = card(event ? '第2页' : '第1页');
      return JSON.stringify(
        event ? { response_type: 'update_template_card', template_card } : { msgtype: 'template_card', template_card },
      );
    };
    await wecom.botCallback.connect((await openBotAddress({ answer })).url);
    const chat = wecom.alone(li);
    wecom.enterChat(li);
    await wecom.waitFor(() => wecom.seen(chat)[0]?.way === 'welcome');
    wecom.say(li, chat, '到期的');
    const shown = await wecom.waitFor(() => wecom.seen(chat)[1]);
    wecom.tap(li, shown, '下一页');
    await wecom.waitFor(() => wecom.seen(chat)[1]?.text === '第2页');
    expect(wecom.botCallback.failures).toEqual([]);
  });

  test('that answers badly shows nothing, and it is known why', async () => {
    await wecom.botCallback.connect((await openBotAddress({ answer: () => '{"msgtype":"text","text":{}}' })).url);
    wecom.say(li, wecom.alone(li), '第8项');
    await wecom.waitFor(() => wecom.botCallback.failures.length > 0);
    expect(wecom.botCallback.failures[0]).toMatch(/^40008/u);
    expect(wecom.seen(wecom.alone(li))).toEqual([]);
  });
});

describe('the app at an address', () => {
  test('is told in XML, with an id beyond what numbers hold, and may answer with a text', async () => {
    const reply = '<xml><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[在]]></Content></xml>';
    const { url, heard } = await openAppAddress({ answer: () => reply });
    await wecom.appCallback.connect(url);
    wecom.say(li, wecom.appChat(li), '在吗 ]]> &amp;');
    await wecom.waitFor(() => wecom.seen(wecom.appChat(li)).length > 0);
    expect(wecom.seen(wecom.appChat(li))).toMatchObject([{ way: 'passive', text: '在' }]);
    expect(heard[0]).toContain(`<FromUserName><![CDATA[${li.userid}]]></FromUserName>`);
    expect(heard[0]).toContain('<MsgId>4561255354251345930</MsgId>');
    expect(heard[0]).toContain('<![CDATA[在吗 ]]]]><![CDATA[> &amp;]]>');
  });

  test('has some seconds, and three more tries', async () => {
    await wecom.close();
    wecom = await openWecom({ patienceMs: 5000, callbacks: { answerMs: 250 } });
    li = wecom.person('李明');
    let count = 0;
    const never = new Promise<string>(() => {});
    const answer = () => (++count < 3 ? never : count < 4 ? 500 : '');
    const { url, heard } = await openAppAddress({ answer });
    await wecom.appCallback.connect(url);
    wecom.say(li, wecom.appChat(li), '在吗');
    await wecom.waitFor(() => wecom.appCallback.answers.length === 4);
    expect(wecom.appCallback.failures).toEqual(['no answer in time', 'no answer in time', 'HTTP 500']);
    expect(new Set(heard).size).toBe(1);
  });

  test('is told what was tapped, with a code to change the card', async () => {
    const { url, heard } = await openAppAddress();
    await wecom.appCallback.connect(url);
    const template_card = {
      card_type: 'button_interaction',
      main_title: { title: '第8项' },
      task_id: 't1',
      button_list: [{ text: '确认', key: 'ok' }],
    };
    const body = { touser: li.userid, agentid: wecom.secrets.app.agentId, msgtype: 'template_card', template_card };
    await callAs(wecom, await tokenOf(wecom), 'message/send', { body });
    const [shown] = wecom.seen(wecom.appChat(li));
    if (shown) wecom.tap(li, shown, '确认');
    await wecom.waitFor(() => wecom.appCallback.answers.length > 0);
    expect(heard[0]).toContain('<Event><![CDATA[template_card_event]]></Event>');
    expect(heard[0]).toMatch(/<EventKey><!\[CDATA\[ok\]\]>.*<ResponseCode><!\[CDATA\[FakeResponseCode1\]\]>/u);
  });
});
