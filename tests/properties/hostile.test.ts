/** Text that nobody means: it is never a reason to throw, to think for long, or to answer. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { MOST_CHARACTERS } from '../../src/language/understand.ts';
import { askAnything, corpusQuestions } from './given.ts';

beforeAll(() => {
  for (const { text, today } of corpusQuestions().slice(0, 300)) askAnything(text, { today });
});

/** Characters that break programs: halves of pairs, marks that join, hide or reorder, controls, digits of other scripts. */
const CHARACTERS = [
  ...'\u0000\u0007\u001b\u007f\u0085\u00a0\u00ad\u061c\u200b\u200d\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069\ufeff\ufffd\uffff',
  ...['\ud800', '\udc00', '\ud83d', '\ude4f', '🙏', '👨‍👩‍👧‍👦', '🇨🇳', '\u{10ffff}', '\u{e0041}', '𠮷', '龘'],
  ...[
    'é',
    'e\u0301',
    'a\u0300\u0301\u0302\u0303',
    'İ',
    'ß',
    'ﬁ',
    'ǆ',
    'Ω',
    'א',
    'ا',
    '١٢',
    '२४',
    '㈱',
    '⑩',
    '½',
    '²',
    'Ⅷ',
    '〇',
  ],
];
/** What is markup, code or a pattern somewhere else. */
const MARKUP = [
  ...[
    '<b>',
    '</b>',
    '<script>alert(1)</script>',
    '&lt;',
    '&#x27;',
    '<!--',
    '`',
    '```',
    '**',
    '__',
    '[a](b)',
    '![',
    '\\',
    '|',
  ],
  ...[
    '%s',
    '%00',
    '{{x}}',
    '$1',
    '$&',
    '.*',
    '(?:',
    '[^',
    ')))',
    "'; --",
    '../',
    'javascript:',
    '__proto__',
    'constructor',
  ],
];
const BITS = [
  '第',
  '项',
  '24',
  '2017年',
  '底前',
  '和',
  '、',
  '谁',
  '牵头',
  'item ',
  'by ',
  'and ',
  '(',
  '.',
  '-',
  '到',
  ' ',
  '\n',
  '\t',
  '@',
  '/',
  '#',
];

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(...CHARACTERS, ...MARKUP, ...BITS),
      fc.string({ unit: 'binary', maxLength: 5 }),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    ),
    { maxLength: 120 },
  )
  .map((pieces) => pieces.join(''));

test('any text gets a reply in time', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      askAnything(text);
    }),
    { numRuns: 2000 },
  );
});

test('any text without a letter or a digit is not answered', () => {
  const signs = [...CHARACTERS, ...MARKUP].filter((piece) => !/[\p{L}\p{N}]/u.test(piece.normalize('NFKC')));
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...signs), { maxLength: 60 }), (pieces) => {
      expect(askAnything(pieces.join('')).facts.outcome).not.toBe('answer');
    }),
    { numRuns: 1000 },
  );
});

describe('a line as long as is read', () => {
  test.each([
    ...BITS,
    ...MARKUP,
    '第24项和',
    '市编办和',
    'finance, ',
    'item 1, ',
    '2017年6月到',
    '不',
    '除了',
    '前三',
    'between ',
    '"',
    '《',
    '🙏',
  ])('of nothing but %j is read in time', (piece) => {
    askAnything(firstCharacters(piece.repeat(MOST_CHARACTERS), MOST_CHARACTERS));
  });
});

describe('a longer line', () => {
  test.each(['第', 'a', ' ', '\ud800', '🙏', 'item 24 ', '2017年', '\u202e', '<b>'])(
    'of %j is refused politely',
    (piece) => {
      for (const length of [MOST_CHARACTERS + 1, 1000, 10_000]) {
        const { facts, text } = askAnything(firstCharacters(piece.repeat(length), length));
        expect(facts).toMatchObject({ outcome: 'refuse', measures: [], query: null });
        expect(text.length).toBeLessThan(200);
      }
    },
  );

  test('is refused whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: MOST_CHARACTERS + 1, maxLength: 10_000 }), (text) => {
        fc.pre(!text.trimStart().startsWith('/'));
        expect(askAnything(text).facts.outcome).toBe('refuse');
      }),
      { numRuns: 50 },
    );
  });
});

function firstCharacters(text: string, count: number): string {
  return [...text].slice(0, count).join('');
}
