/** Most and fewest, ties included, without praise or blame. */
import { expect, test } from 'vitest';
import { ask, textOf } from './given.ts';

test('the unit that leads most', () => {
  const answer = ask({ tell: 'ranking', where: {}, order: 'most' });

  expect(answer.facts).toMatchObject({ units: ['市政府法制办'], count: 18 });
  expect(textOf(answer)).toContain('市政府法制办，牵头 18 项任务。');
  expect(textOf(answer)).toContain('不表示工作量大小');
});

test('the first three are told in order; facts keep the order of the plan', () => {
  const answer = ask({ tell: 'ranking', where: {}, order: 'most', limit: 3 });

  expect(answer.facts).toMatchObject({ units: ['市编办', '市政府办公室', '市政府法制办'], count: 18 });
  expect(textOf(answer)).toMatch(/市政府法制办，牵头 18[\s\S]*市编办，牵头 11[\s\S]*市政府办公室，牵头 6/u);
});

test('units with the same number belong together', () => {
  const answer = ask({ tell: 'ranking', where: {}, order: 'fewest' });

  expect(answer.facts.count).toBe(1);
  expect(answer.facts.units).toHaveLength(16);
  expect(textOf(answer)).toContain('各牵头 1 项任务。');
});

test('named supports are ranked, collectives told apart', () => {
  const answer = ask({ tell: 'ranking', of: 'supports', where: {} });

  expect(answer.facts.units).toEqual(['市工商局', '市质监局', '市农委', '市城管局', '市卫计委']);
  expect(textOf(answer)).toContain('统称另计：');
});

test('each unit with its number, when that is asked and not who has most', () => {
  const answer = ask({ tell: 'ranking', of: 'leads', order: 'each', where: {} });

  expect(answer.facts.units).toHaveLength(30);
  expect(textOf(answer)).toContain('各单位牵头多少');
  expect(textOf(answer)).toMatch(/市政府法制办，牵头 18[\s\S]*各牵头 1 项任务。/u);
});

test('sections and phases can be ranked; they are no units', () => {
  expect(ask({ tell: 'ranking', of: 'sections', where: {} }).facts).toMatchObject({ units: [], count: 22 });
  expect(textOf(ask({ tell: 'ranking', of: 'phases', where: {} }))).toContain('全面实施阶段，49 项任务。');
});

test('where nobody is named as support, that is said', () => {
  const answer = ask({ tell: 'ranking', of: 'supports', where: { section: [2] } });

  expect(answer.facts.units).toEqual([]);
  expect(textOf(answer)).toContain('没有点名具体的配合单位');
});
