/** Words of the lexicon in any order: mostly no question at all, sometimes one by chance. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { en } from '../../src/language/phrases/en.ts';
import { zh } from '../../src/language/phrases/zh.ts';
import { ask, askAnything, ledger } from './given.ts';

const { units } = ledger.units;
const topics = Object.values(ledger.words?.measures ?? {}).map((named) => named.topics);
const ITEMS = [
  '第24项',
  '24',
  '二十四',
  '廿四',
  '#24',
  '第4项第3段',
  '4.3',
  '第99项',
  '12345',
  '95%',
  '1至5个',
  '第一责任人',
  '第三部分',
  '第一阶段',
];
const DATES = [
  '2017年底前',
  '6月底',
  '本月',
  '下季度',
  '明年上半年',
  '2017-06-30',
  '30天内',
  '2月30日',
  '本月第2周',
  '七日内',
  '去年',
  '2017年6月到12月',
];
const OPERATORS = [
  '不',
  '没有',
  '除了',
  '以外',
  '最多',
  '前三',
  '只',
  '单独',
  '共同',
  '比',
  '还是',
  '为什么',
  '和',
  '或',
  '、',
  ',',
  '?',
  '。',
];
const ITEMS_EN = [
  'item 24',
  'items 4 and 6',
  'item 4.3',
  'the 24th item',
  'item 99',
  'section 3',
  'phase two',
  '#7',
  'no. 12',
  'top 3',
];
const DATES_EN = [
  'by July 2017',
  'this month',
  'next quarter',
  'before 2018',
  'between May and July 2017',
  'within 30 days',
  '30 Feb 2017',
];
const OPERATORS_EN = [
  'not',
  'except',
  'only',
  'jointly',
  'most',
  'or',
  'and',
  'without',
  'than',
  'why',
  'if',
  ',',
  '?',
  'is',
  'does',
];

const chinese = fc.oneof(
  fc.constantFrom(...Object.values(zh).flat()),
  fc.constantFrom(...units.flatMap((unit) => [unit.name, ...unit.aliases.zh, ...unit.bare.zh])),
  fc.constantFrom(...topics.flatMap((named) => named.zh)),
  fc.constantFrom(...ITEMS),
  fc.constantFrom(...DATES),
  fc.constantFrom(...OPERATORS),
);
const english = fc.oneof(
  fc.constantFrom(...Object.values(en).flat()),
  fc.constantFrom(...units.flatMap((unit) => [unit.en, ...unit.aliases.en, ...unit.bare.en])),
  fc.constantFrom(...topics.flatMap((named) => named.en)),
  fc.constantFrom(...ITEMS_EN),
  fc.constantFrom(...DATES_EN),
  fc.constantFrom(...OPERATORS_EN),
);
const salad = fc.oneof(
  fc.array(chinese, { minLength: 1, maxLength: 9 }).map((words) => words.join('')),
  fc.array(english, { minLength: 1, maxLength: 9 }).map((words) => words.join(' ')),
  fc.array(fc.oneof(chinese, english), { minLength: 1, maxLength: 9 }).map((words) => words.join(' ')),
);

describe('words in any order', () => {
  test('get a reply in time, with a source when they are answered', () => {
    fc.assert(
      fc.property(salad, (text) => {
        askAnything(text);
      }),
      { numRuns: 5000 },
    );
  });

  test('get a reply in time when there are as many as are read', () => {
    const long = fc.array(
      fc.oneof(
        chinese,
        english.map((word) => ` ${word} `),
      ),
      { minLength: 60, maxLength: 120 },
    );
    fc.assert(
      fc.property(long, (words) => {
        askAnything([...words.join('')].slice(0, 500).join(''));
      }),
      { numRuns: 300 },
    );
  });

  test('are not answered once an unknown word stands among them', () => {
    const mixed = fc.tuple(
      fc.array(chinese, { maxLength: 4 }),
      fc.constantFrom('蓝鲸', 'zebra'),
      fc.array(chinese, { maxLength: 4 }),
    );
    fc.assert(
      fc.property(mixed, ([before, word, after]) => {
        expect(askAnything([...before, word, ...after].join('')).facts.outcome).not.toBe('answer');
      }),
      { numRuns: 2000 },
    );
  });

  test('get the same answer every time, whatever was asked in between', () => {
    fc.assert(
      fc.property(salad, salad, (text, between) => {
        const first = ask(text);
        ask(between);
        expect(ask(text)).toEqual(first);
      }),
      { numRuns: 1000 },
    );
  });

  test('are answered in the language of the asker, with the same facts', () => {
    fc.assert(
      fc.property(salad, (text) => {
        expect(askAnything(text, { lang: 'en' }).facts).toEqual(askAnything(text, { lang: 'zh' }).facts);
      }),
      { numRuns: 1000 },
    );
  });

  test('may follow an answered question', () => {
    const [first] = ask('第24项谁牵头').effects;
    const last = first?.kind === 'remember' ? first.asked : null;
    expect(last).not.toBeNull();
    fc.assert(
      fc.property(salad, (text) => {
        askAnything(text, { last });
      }),
      { numRuns: 2000 },
    );
  });
});
