/** Choices as buttons, and what a tap on them says. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnsOf } from '../../../src/answer/width.ts';
import { decodeCallback, pressedText } from '../../../src/channels/telegram/callback.ts';
import { choicesToList, keyboardOf } from '../../../src/channels/telegram/keyboard.ts';
import type { Choice } from '../../../src/conversation.ts';
import { anyChoice } from '../any-reply.ts';

const same = (text: string): Choice => ({ label: text, send: text });
/** Longer than a button's data may be. */
const LONG = '市人社局(公务员局)牵头、2017年底前到期的任务';

describe('a keyboard', () => {
  test('has two short buttons in a row, or a long one', () => {
    const rows = keyboardOf(['第4.1项全文', '第4.2项全文', '市政府法制办牵头的任务', '帮助'].map(same));

    expect(rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['第4.1项全文', '第4.2项全文'],
      ['市政府法制办牵头的任务'],
      ['帮助'],
    ]);
  });

  test('carries what is to be said', () => {
    expect(keyboardOf([{ label: '第7项　河长制', send: '第7项' }])).toEqual([
      [{ text: '第7项　河长制', callback_data: 'v1:t:第7项' }],
    ]);
  });

  test('refers to its own text where the data would be too long, each button apart from the others', () => {
    const choices = [same(`${LONG}一`), same(`${LONG}二`)];
    const keyboard = { inline_keyboard: keyboardOf(choices) };

    expect(keyboard.inline_keyboard.flat().map(({ callback_data }) => callback_data)).toEqual(['v1:b:0', 'v1:b:1']);
    expect(decodeCallback('v1:b:1', pressedText(keyboard, 'v1:b:1'))).toEqual({ text: `${LONG}二` });
  });

  test('carries the key of what was kept, and may then show less than the whole', () => {
    const key = 'AAAAAAAAAAAAAAAA';

    expect(keyboardOf([{ label: '这个', send: LONG, key }])).toEqual([
      [{ text: '这个', callback_data: `v1:k:${key}` }],
    ]);
    expect(choicesToList([{ label: '这个', send: LONG, key }])).toEqual([]);
    expect(keyboardOf([{ ...same(LONG), key }])[0]?.[0]?.text).toMatch(/…$/u);
  });

  describe('that turns pages', () => {
    const key = 'AAAAAAAAAAAAAAAA';
    const asked = { query: { tell: 'measures' as const, where: {} }, page: 1 };
    const turn = (label: string) => ({ ...same(label), asked, turnsPage: true as const });
    const [more, back] = [turn('更多'), turn('上一页')];

    test('has them in a row of their own, the way back on the left', () => {
      const rows = keyboardOf([same('第3项全文'), { ...more, key }, { ...back, key }]);

      expect(rows.map((row) => row.map(({ text }) => text))).toEqual([['第3项全文'], ['上一页', '更多']]);
    });

    test('names who may turn them in their place, and the messages in which the page begins', () => {
      const data = (person: string, parts: number[]) =>
        keyboardOf([{ ...more, key }], { person, parts })[0]?.[0]?.callback_data ?? '';

      expect(data('5000000001', [])).toBe(`v1:k:${key}:5000000001`);
      expect(decodeCallback(data('5000000001', []), '更多')).toEqual({
        text: '更多',
        key,
        page: { person: '5000000001', parts: [] },
      });
      expect(decodeCallback(data('chat:-1002200000001', [41, 2_147_483_647]), '更多')).toEqual({
        text: '更多',
        key,
        page: { person: 'chat:-1002200000001', parts: [41, 2_147_483_647] },
      });
      // What does not fit is not replaced, and says the same.
      expect(
        data(
          '5000000001',
          Array.from({ length: 9 }, () => 2_147_483_647),
        ),
      ).toBe(`v1:k:${key}`);
    });

    test('says nothing in the message, and has no button when nothing was kept', () => {
      expect(choicesToList([same(`${LONG}${LONG}`), { ...more, key }]).map(({ label }) => label)).toEqual([
        `${LONG}${LONG}`,
      ]);
      expect(keyboardOf([more, back])).toEqual([]);
      expect(choicesToList([more])).toEqual([]);
    });
  });

  test('has no button for what neither fits nor stands on it', () => {
    const choice = { label: '这个', send: LONG };

    expect(keyboardOf([choice])).toEqual([]);
    expect(choicesToList([choice])).toEqual([choice]);
  });

  test('shortens a label that a phone would cut, and has the choices listed', () => {
    const label = '第7项　城乡水资源统一管理和涉水事务一体化管理模式';
    const [[button] = []] = keyboardOf([{ label, send: '第7项' }]);

    expect(button?.text).toBe('第7项　城乡水资源统一管理和涉水事务一体…');
    expect(choicesToList([{ label, send: '第7项' }])).toEqual([{ label, send: null }]);
  });

  test('of any choices: at most 64 bytes of data, and every button says what its choice sends', () => {
    fc.assert(
      fc.property(fc.array(anyChoice, { maxLength: 30 }), (choices) => {
        const keyboard = { inline_keyboard: keyboardOf(choices) };
        const buttons = keyboard.inline_keyboard.flat();
        const said = buttons.map(({ callback_data }) =>
          decodeCallback(callback_data, pressedText(keyboard, callback_data)),
        );
        const sends = choices.map(({ send }) => send);
        let at = 0;
        for (const pressed of said) {
          at = sends.indexOf(pressed?.text ?? 'nothing', at) + 1;
          expect(at).toBeGreaterThan(0);
        }
        for (const { callback_data } of buttons) expect(Buffer.byteLength(callback_data)).toBeLessThanOrEqual(64);
      }),
    );
  });

  test('of any choices: what no button shows in full is listed', () => {
    fc.assert(
      fc.property(fc.array(anyChoice, { maxLength: 30 }), (choices) => {
        const shown = keyboardOf(choices)
          .flat()
          .map(({ text }) => text);
        const hidden = choices.filter(({ label }) => !shown.includes(label) || columnsOf(label) > 40);
        const listed = choicesToList(choices).map(({ label }) => label);
        expect(listed).toEqual(hidden.length > 0 ? choices.map(({ label }) => label) : listed);
      }),
    );
  });
});

describe('a tap', () => {
  test.each([
    ['v1:t:更多', undefined, '更多'],
    ['v1:t:tasks due in 2017: all', undefined, 'tasks due in 2017: all'],
    ['v1:b', '第24项全文', '第24项全文'],
    ['v1:b:3', '第24项全文', '第24项全文'],
    // The form of the time before there were keys.
    ['v1:t:更多', '更多', '更多'],
  ])('on %s says its text', (data, pressed, text) => {
    expect(decodeCallback(data, pressed)).toEqual({ text });
  });

  test.each([
    ['', undefined],
    ['更多', undefined],
    ['v1:', undefined],
    ['v1:t:', undefined],
    ['v1:t: ', undefined],
    ['v1:t:a\nb', undefined],
    ['v1:t:a\u0000', undefined],
    ['v1:t:a\ud83d', undefined],
    ['v1:t:\u202egnp', undefined],
    [`v1:t:${'市'.repeat(20)}`, undefined],
    ['v1:x:第24项', undefined],
    ['v2:t:第24项', undefined],
    ['V1:t:第24项', undefined],
    ['v1:b', undefined],
    ['v1:b:', '第24项'],
    ['v1:b:100', '第24项'],
    ['v1:b:x', '第24项'],
    ['v1:b', ''],
    ['v1:b', 'a'.repeat(500)],
    ['v1:k:', '更多'],
    ['v1:k:AAAA', '更多'],
    ['v1:k:AAAAAAAAAAAAAAA!', '更多'],
    ['v1:k:AAAAAAAAAAAAAAAA:', '更多'],
    ['v1:k:AAAAAAAAAAAAAAAA:chat:5a', '更多'],
    ['v1:k:AAAAAAAAAAAAAAAA:5:', '更多'],
    ['v1:k:AAAAAAAAAAAAAAAA:5:41,', '更多'],
  ])('that is forged says nothing: %j', (data, pressed) => {
    expect(decodeCallback(data, pressed)).toBeNull();
  });

  test('with any data never fails', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({ unit: 'binary' }).map((text) => `v1:t:${text}`),
          fc.string().map((text) => `v1:k:AAAAAAAAAAAAAAAA${text}`),
        ),
        fc.option(fc.string({ unit: 'binary' }), { nil: undefined }),
        (data, pressed) => {
          const said = decodeCallback(data, pressed);
          if (said && said.key === undefined) expect(said.text).toMatch(/^\S(?:.*\S)?$/u);
        },
      ),
    );
  });

  test('on a keyboard that has no such button, or several, has no text', () => {
    const twice = [
      [
        { text: 'a', callback_data: 'v1:b' },
        { text: 'b', callback_data: 'v1:b' },
      ],
    ];

    expect(pressedText({ inline_keyboard: twice }, 'v1:b')).toBeUndefined();
    expect(pressedText({ inline_keyboard: [[{ text: 'site' }]] }, 'v1:b')).toBeUndefined();
    expect(pressedText(undefined, 'v1:b')).toBeUndefined();
  });
});
