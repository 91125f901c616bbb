/** What the plan is, and what a section holds. */
import { expect, test } from 'vitest';
import { ask, blocksOf, ledger, rows, textOf } from './given.ts';

test('the plan with its period, aim, requirements, size, sections and phases', () => {
  const answer = ask({ tell: 'about', where: {} });

  expect(answer.facts).toMatchObject({ measures: [], due: [], units: [], count: null });
  expect(blocksOf(answer, 'quote').map(({ text }) => text)).toEqual([
    ledger.plan.preamble?.text,
    ledger.plan.requirements?.text,
  ]);
  expect(rows(answer)).toHaveLength(7);
  for (const words of ['2016年至2020年', '42 项，52 项任务，30 个牵头单位', '全面实施阶段', '提高完善阶段'])
    expect(textOf(answer)).toContain(words);
});

test('in English the summary stands for the preamble', () => {
  const answer = ask({ tell: 'about', where: {} }, { lang: 'en' });

  expect(textOf(answer)).toContain(ledger.words?.plan.summary);
  expect(blocksOf(answer, 'quote')).toEqual([]);
});

test('a section has its title and its measures', () => {
  const answer = ask({ tell: 'about', where: { section: [3] } });

  expect(answer.facts.measures).toEqual(['22', '23']);
  expect(blocksOf(answer, 'heading')[0]?.text).toBe('（三）健全行政决策机制');
});
