/** Choices as buttons of a template card: within WeCom's limits, and readable in full as lines where a button shows less. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnsOf } from '../../../src/answer/width.ts';
import { chosenCard, type KeyedChoice, noticeCard, offerChoices } from '../../../src/channels/wecom/card.ts';
import { anyText } from '../any-reply.ts';

const TASK = 'w1-0123456789abcdef';

function choice(label: string, rest: Partial<KeyedChoice> = {}): KeyedChoice {
  return { label, send: label, key: `k:${label}`, ...rest };
}

describe('choices on a card', () => {
  test('are its buttons, and are not listed when the buttons say it all', () => {
    expect(offerChoices([choice('第24项全文'), choice('overdue tasks')], TASK, 'zh')).toEqual({
      card: {
        card_type: 'button_interaction',
        main_title: { title: '请选择' },
        button_list: [
          { text: '第24项全文', key: 'k:第24项全文' },
          { text: 'overdue tasks', key: 'k:overdue tasks' },
        ],
        task_id: TASK,
      },
      listed: [],
    });
  });

  test('are listed all together when a button shows one of them cut, and the buttons have the numbers of the lines', () => {
    const long = '市政府法制办牵头的行政执法任务';
    const { card, listed } = offerChoices([choice('第7项'), choice(long, { send: '第8项' })], TASK, 'zh');

    expect(card?.button_list?.map(({ text }) => text)).toEqual(['1. 第7项', '2. 市政府法制办牵头…']);
    expect(listed).toEqual([
      { label: '第7项', send: '第7项' },
      { label: long, send: long },
    ]);
  });

  test('beyond six stay numbered text, with what to send', () => {
    const choices = Array.from({ length: 8 }, (_, index) => choice(`第${index}项`, { send: `/item ${index}` }));
    const { card, listed } = offerChoices(choices, TASK, 'en');

    expect(card?.main_title).toEqual({ title: 'Please choose' });
    expect(card?.button_list?.map(({ text }) => text)).toEqual(
      choices.slice(0, 6).map((_, at) => `${at + 1}. 第${at}项`),
    );
    expect(listed.map(({ send }) => send)).toEqual([
      ...choices.slice(0, 6).map(({ label }) => label),
      '/item 6',
      '/item 7',
    ]);
  });

  test('that turn the page come last, always have their buttons, and are no lines', () => {
    const turn = choice('下一页', { turnsPage: true });
    const others = Array.from({ length: 7 }, (_, index) => choice(`第${index}项`));
    const { card, listed } = offerChoices([turn, ...others], TASK, 'zh');

    expect(card?.button_list?.map(({ text }) => text)).toEqual([
      '1. 第0项',
      '2. 第1项',
      '3. 第2项',
      '4. 第3项',
      '5. 第4项',
      '下一页',
    ]);
    expect(listed.map(({ label }) => label)).toEqual(others.map(({ label }) => label));
  });

  test.for([
    ['without a key', null],
    ['with an empty key', ''],
    ['with a key of more than 1024 bytes', '字'.repeat(342)],
  ] as const)('%s are no buttons', ([, key]) => {
    expect(offerChoices([choice('订阅', { send: '/订阅 市编办', key })], TASK, 'zh')).toEqual({
      card: null,
      listed: [{ label: '订阅', send: '/订阅 市编办' }],
    });
    expect(offerChoices([choice('下一页', { turnsPage: true, key }), choice('第1项')], TASK, 'zh').card).toBeNull();
  });

  test('with the same key are one button only: WeCom could not tell them apart', () => {
    const { card, listed } = offerChoices([choice('甲', { key: 'k' }), choice('乙', { key: 'k' })], TASK, 'zh');

    expect(card?.button_list).toHaveLength(1);
    expect(listed.map(({ label }) => label)).toEqual(['甲', '乙']);
  });

  test('keep to all limits, whatever they say', () => {
    const key = fc.oneof(fc.constant(null), anyText);
    const anyChoice = fc.record({ label: anyText, send: anyText, key }, { requiredKeys: ['label', 'send', 'key'] });
    fc.assert(
      fc.property(fc.array(anyChoice, { maxLength: 10 }), (choices) => {
        const { card, listed } = offerChoices(choices, TASK, 'zh');
        const buttons = card?.button_list ?? [];
        expect(buttons.length).toBeLessThanOrEqual(6);
        for (const button of buttons) {
          expect(columnsOf(button.text)).toBeLessThanOrEqual(20);
          expect(button.text).toMatch(/^[^\n]+$/u);
          expect(Buffer.byteLength(button.key)).toBeLessThanOrEqual(1024);
        }
        expect(new Set(buttons.map((button) => button.key)).size).toBe(buttons.length);
        if (listed.length > 0) expect(listed.map(({ label }) => label)).toEqual(choices.map(({ label }) => label));
        else expect(buttons).toHaveLength(choices.length);
      }),
    );
  });

  test.for(['', 'x'.repeat(129), 'a b', '任务', 'a.b'])('the task id %j is a mistake of ours', (taskId) => {
    expect(() => offerChoices([choice('甲')], taskId, 'zh')).toThrow(RangeError);
  });
});

describe('a card on which a choice was picked', () => {
  const label = '市政府法制办牵头、2018年6月30日前到期的行政执法任务和规范性文件清理任务';

  test('says which, and leads to the page', () => {
    expect(chosenCard({ label, key: 'k' }, TASK, 'zh', 'https://duban.example/')).toEqual({
      card_type: 'text_notice',
      main_title: { title: '已选择', desc: '市政府法制办牵头、2018年6月30日前到期的行政执法任务和规范性…' },
      card_action: { type: 1, url: 'https://duban.example/' },
      task_id: TASK,
    });
  });

  test('keeps the button where there is no page', () => {
    expect(chosenCard({ label: 'More', key: 'k' }, TASK, 'en', null)).toEqual({
      card_type: 'button_interaction',
      main_title: { title: 'Chosen', desc: 'More' },
      button_list: [{ text: 'More', key: 'k' }],
      task_id: TASK,
    });
  });
});

test('a notice is cut to what a card shows', () => {
  const card = noticeCard('题'.repeat(40), '文'.repeat(200), 'https://duban.example/', TASK);

  expect(card.main_title?.title).toBe(`${'题'.repeat(25)}…`);
  expect(card.sub_title_text).toBe(`${'文'.repeat(111)}…`);
});
