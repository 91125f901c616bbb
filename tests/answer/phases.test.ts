/** The phases of the plan, and where today stands. */
import { expect, test } from 'vitest';
import { ask, blocksOf, textOf } from './given.ts';

const DAYS = ['2016-01-01', '2018-12-31', '2019-01-01', '2020-12-31'];

test('both phases with their days', () => {
  const answer = ask({ tell: 'phases', where: {} });

  expect(answer.facts).toMatchObject({ due: DAYS, measures: [] });
  expect(textOf(answer)).toContain('2016-01-01至2018-12-31');
});

test('one phase with its words', () => {
  const answer = ask({ tell: 'phases', where: { phase: 2 } });

  expect(answer.facts.due).toEqual(DAYS.slice(2));
  expect(blocksOf(answer, 'quote')[0]?.text).toContain('开展自查自纠');
});

test.each([
  ['2015-12-31', '今天（2015-12-31）尚未进入全面实施阶段。'],
  ['2018-12-31', '今天（2018-12-31）处于全面实施阶段。'],
  ['2019-01-01', '今天（2019-01-01）处于提高完善阶段。'],
  ['2021-01-01', '今天（2021-01-01）已过提高完善阶段。'],
])('on %s', (today, said) => {
  expect(textOf(ask({ tell: 'phases', where: {} }, { today }))).toContain(said);
});

test('the phase of an item is the one in which it is due', () => {
  const answer = ask({ tell: 'phases', where: { items: ['26'] } });

  expect(answer.facts).toMatchObject({ measures: ['26'], due: DAYS.slice(2) });
  expect(textOf(answer)).toContain('第26项的完成时限在提高完善阶段内。');
});
