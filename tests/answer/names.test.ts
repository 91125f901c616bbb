/** Item numbers as short as they can be said. */
import { expect, test } from 'vitest';
import { asWritten, filterAsWritten, numbersOf } from '../../src/answer/names.ts';
import { settingOf } from '../../src/answer/scene.ts';
import { ledger, world } from './given.ts';

const setting = settingOf(world());
const measures = (...ids: string[]) => ids.flatMap((id) => ledger.measures.get(id) ?? []);

test.each([
  [['7'], '7'],
  [['1', '2', '3', '5'], '1–3、5'],
  [['4.1', '4.2', '4.3', '4.5'], '4.1–4.3、4.5'],
  [['35.1', '35.2', '36'], '35–36'],
  [['3', '4.1', '5'], '3、4.1、5'],
])('%j', (ids, said) => {
  expect(numbersOf(setting, measures(...ids))).toBe(said);
});

test('the whole plan is one run', () => {
  expect(numbersOf(setting, ledger.plan.measures)).toBe('1–42');
  expect(numbersOf(setting, [...ledger.plan.measures])).toBe('1–42');
});

test('very many runs are cut, and the total said', () => {
  const every = ledger.plan.measures.filter((_, index) => index % 2 === 0);

  expect(numbersOf(setting, every)).toMatch(/^1、3、4\.2、.*等 26 $/u);
});

test.each([
  ['短的  照写', '短的 照写'],
  ['市'.repeat(31), `${'市'.repeat(30)}…`],
  ['a'.repeat(61), `${'a'.repeat(60)}…`],
  [
    'overdue tasks of the land bureau and the water affairs bureau',
    'overdue tasks of the land bureau and the water affairs…',
  ],
  [`市国土局 ${'市'.repeat(40)}`, `市国土局 ${'市'.repeat(25)}…`],
])('words as they were written, cut where they get long: %s', (words, shown) => {
  expect(asWritten(words)).toBe(shown);
});

test('more is shown of what somebody subscribes to', () => {
  const words = 'overdue tasks of the land bureau and the water affairs bureau due in 2018';

  expect(filterAsWritten(words)).toBe(words);
  expect(filterAsWritten(`${words} or in 2019`)).toBe(`${words} or in…`);
});
