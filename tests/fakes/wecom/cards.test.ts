/** The fake WeCom: template cards as the real SDK sends and changes them, and people tap them. */
import type { TemplateCard, WSClient } from '@wecom/aibot-node-sdk';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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
  wecom = await openWecom({ now: () => now, patienceMs: 3000 });
  client = await signedIn(clientOf(wecom));
  li = wecom.person('李明');
  group = wecom.group('法制办群', { members: [li] });
});
afterEach(async () => {
  client.disconnect();
  await wecom.close();
});

const cardOf = (task_id: string, title = '第1页'): TemplateCard => ({
  card_type: 'button_interaction',
  main_title: { title, desc: '共2页' },
  button_list: [
    { text: '下一页', key: 'page 2' },
    { text: '说明', key: 'help' },
  ],
  task_id,
});
const asked = async () => {
  const frame = nextFrame(client, 'message');
  wecom.mention(li, group, '到期的');
  return frame;
};
const first = () => {
  const [shown] = wecom.seen(group);
  if (!shown) throw new Error('there is no card');
  return shown;
};
const tapped = async (button: number | string) => {
  const frame = nextFrame(client, 'event.template_card_event');
  wecom.tap(li, first(), button);
  return frame;
};

describe('a card', () => {
  test('shows its lines and its buttons', async () => {
    await client.replyTemplateCard(await asked(), cardOf('t1'));
    expect(wecom.seen(group)).toMatchObject([
      {
        way: 'reply',
        msgtype: 'template_card',
        text: '第1页\n共2页',
        buttons: [
          { text: '下一页', key: 'page 2' },
          { text: '说明', key: 'help' },
        ],
      },
    ]);
  });

  test('that is tapped tells so in the nested way of the documentation, not in that of the SDK', async () => {
    await client.replyTemplateCard(await asked(), cardOf('t1'));
    const { body } = await tapped('下一页');
    expect(body).toMatchObject({ chatid: group.id, from: { userid: li.userid }, msgtype: 'event' });
    expect(body?.event).toEqual({
      eventtype: 'template_card_event',
      template_card_event: { card_type: 'button_interaction', event_key: 'page 2', task_id: 't1' },
    });
  });

  test('is changed in place within five seconds, by its own task', async () => {
    await client.replyTemplateCard(await asked(), cardOf('t1'));
    const frame = await tapped(0);
    expect(await rejectionOf(client.updateTemplateCard(frame, cardOf('t2')))).toMatchObject({ errcode: 40058 });
    await client.updateTemplateCard(frame, cardOf('t1', '第2页'));
    expect(wecom.seen(group)).toMatchObject([{ text: '第2页\n共2页', earlier: ['第1页\n共2页'] }]);
    now += 5001;
    expect(await rejectionOf(client.updateTemplateCard(frame, cardOf('t1')))).toMatchObject({ errcode: 846605 });
  });

  test('can be changed for one person only', async () => {
    const wang = wecom.person('王芳');
    await client.replyTemplateCard(await asked(), cardOf('t1'));
    await client.updateTemplateCard(await tapped(0), cardOf('t1', '第2页'), [li.userid]);
    expect(wecom.seen(group, li)[0]?.text).toBe('第2页\n共2页');
    expect(wecom.seen(group, wang)[0]?.text).toBe('第1页\n共2页');
  });

  test('can come with a stream, once to a message', async () => {
    const frame = await asked();
    await client.replyStreamWithCard(frame, 's1', '共12项', true, { templateCard: cardOf('t1') });
    expect(wecom.seen(group)).toMatchObject([{ text: '共12项\n第1页\n共2页', buttons: [{}, {}] }]);
    const again = client.replyStreamWithCard(frame, 's2', '再来', true, { templateCard: cardOf('t2') });
    expect(await rejectionOf(again)).toMatchObject({ errcode: 40058 });
  });

  test('says a question in the name of who taps a jump of that kind', async () => {
    const jump_list = [{ type: 3, title: '本月到期', question: '本月到期的有哪些' }];
    const card_action = { type: 1, url: 'https://example.org' };
    const card = { card_type: 'text_notice', main_title: { title: '下一步' }, card_action, jump_list };
    await client.replyTemplateCard(await asked(), card as TemplateCard);
    const frame = nextFrame(client, 'message');
    wecom.tap(li, first(), '本月到期');
    expect((await frame).body).toMatchObject({ text: { content: '@督办 本月到期的有哪些' } });
  });
});

describe('a card is refused', () => {
  const wrong: [why: string, card: object][] = [
    ['of an unknown kind', { ...cardOf('t1'), card_type: 'poster' }],
    ['without a task', { ...cardOf(''), task_id: undefined }],
    ['with a task of other letters', cardOf('第一')],
    ['without buttons', { ...cardOf('t1'), button_list: [] }],
    ['with seven buttons', { ...cardOf('t1'), button_list: Array(7).fill({ text: '甲', key: 'a' }) }],
    ['with a key of more than 1024 bytes', { ...cardOf('t1'), button_list: [{ text: '甲', key: '督'.repeat(342) }] }],
    ['that notices and leads nowhere', { card_type: 'text_notice', main_title: { title: '甲' } }],
  ];
  test.each(wrong)('%s', async (_, card) => {
    const reason = await rejectionOf(client.replyTemplateCard(await asked(), card as TemplateCard));
    expect([40008, 40058]).toContain((reason as { errcode: number }).errcode);
    expect(wecom.seen(group)).toEqual([]);
  });

  test('with a task that was used before', async () => {
    await client.replyTemplateCard(await asked(), cardOf('t1'));
    expect(await rejectionOf(client.replyTemplateCard(await asked(), cardOf('t1')))).toMatchObject({ errcode: 40058 });
  });
});
