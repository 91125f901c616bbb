/** A question with one word too many: whatever is not understood must not be passed over. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ask, askAnything, corpusQuestions, type Question } from './given.ts';

const answered = corpusQuestions().filter(({ text, today }) => ask(text, { today }).facts.outcome === 'answer');
const question = fc.constantFrom(...answered);

/** Words that neither the plan nor the lexicon knows, in both languages. */
const UNKNOWN = [
  '蓝鲸',
  '鲸',
  '咖啡机',
  '张三丰',
  '区块链',
  'zebra',
  ' zebra ',
  ' volcanoes ',
  ' qqq',
  'кит',
  'くじら',
];

function insert({ text }: Question, word: string, place: number): string {
  const characters = [...text];
  const at = place % (characters.length + 1);
  return [...characters.slice(0, at), word, ...characters.slice(at)].join('');
}

test('there are questions to begin with', () => {
  expect(answered.length).toBeGreaterThan(500);
});

test('a question with an unknown word anywhere is not answered', () => {
  fc.assert(
    fc.property(question, fc.constantFrom(...UNKNOWN), fc.nat(), (original, word, place) => {
      const { facts } = askAnything(insert(original, word, place), { today: original.today });
      expect(facts).toMatchObject({ outcome: expect.not.stringMatching(/^answer$/u), measures: [], count: null });
    }),
    { numRuns: 4000 },
  );
});

test('an unknown word before or behind any question is not passed over', () => {
  const wrong = answered.flatMap((original) =>
    ['蓝鲸', ' zebra '].flatMap((word) =>
      [0, [...original.text].length]
        .map((place) => insert(original, word, place))
        .filter((text) => ask(text, { today: original.today }).facts.outcome === 'answer'),
    ),
  );
  expect(wrong).toEqual([]);
});

describe('a damaged question', () => {
  const place = fc.nat();

  test('cut off anywhere gets a reply in time', () => {
    fc.assert(
      fc.property(question, place, ({ text, today }, at) => {
        const characters = [...text];
        askAnything(characters.slice(0, at % (characters.length + 1)).join(''), { today });
        askAnything(characters.slice(at % (characters.length + 1)).join(''), { today });
      }),
      { numRuns: 1500 },
    );
  });

  test('with two characters changed about, doubled or dropped gets a reply in time', () => {
    fc.assert(
      fc.property(question, place, fc.constantFrom('swap', 'double', 'drop'), ({ text, today }, where, how) => {
        const characters = [...text];
        const at = where % characters.length;
        const [one = '', other = ''] = characters.slice(at, at + 2);
        const changed = { swap: [other, one], double: [one, one, other], drop: [other] }[how];
        askAnything([...characters.slice(0, at), ...changed, ...characters.slice(at + 2)].join(''), { today });
      }),
      { numRuns: 1500 },
    );
  });

  test('run together with another one gets a reply in time', () => {
    fc.assert(
      fc.property(question, question, fc.constantFrom('', ' ', '，', '？', '\n', '和', ' and '), (one, other, join) => {
        askAnything(one.text + join + other.text, { today: one.today });
      }),
      { numRuns: 1500 },
    );
  });
});
