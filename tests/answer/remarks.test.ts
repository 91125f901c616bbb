/** What is said beside the facts. */
import { describe, expect, test } from 'vitest';
import type { Query } from '../../src/plan/query.ts';
import { ask, textOf, unit } from './given.ts';

describe('after the period of the plan', () => {
  const today = '2026-11-23';
  const OVER = '规划期（2016–2020年）已经结束';

  test.each<Query>([
    { tell: 'about', where: {} },
    { tell: 'measures', where: { relative: 'overdue' } },
    { tell: 'due', where: { relative: 'next' } },
    { tell: 'measures', where: { section: [3] } },
  ])('%j says once that it is over', (query) => {
    expect(textOf(ask(query, { today })).split(OVER)).toHaveLength(2);
  });

  test.each<Query>([
    { tell: 'leads', where: { items: ['24'] } },
    { tell: 'phases', where: {} },
  ])('%j does not need it', (query) => {
    expect(textOf(ask(query, { today }))).not.toContain(OVER);
  });

  test('within and before the period nothing is said', () => {
    for (const day of ['2015-06-01', '2020-12-31'])
      expect(textOf(ask({ tell: 'measures', where: { section: [3] } }, { today: day }))).not.toContain(OVER);
  });
});

test('overdue says that dates have passed, not that anything is undone', () => {
  const answer = ask({ tell: 'measures', where: { relative: 'overdue' } });

  expect(answer.facts.measures).toEqual(['42']);
  expect(textOf(answer)).toContain('以上任务的完成时限已过；规划没有记载是否已经完成。');
});

test('of several items the missing ones are named and the others answered', () => {
  const answer = ask({ tell: 'leads', where: { items: ['42', '43'] } });

  expect(answer.facts).toMatchObject({ outcome: 'answer', measures: ['42'] });
  expect(textOf(answer)).toContain('规划没有第43项，以下只回答其余各项。');
});

test('a topic that does not stand so in the text says which measure was taken', () => {
  const answer = ask({ tell: 'leads', where: { topic: ['立法联系点的制度'] } });

  expect(answer.facts.measures).toEqual(['18']);
  expect(textOf(answer)).toContain('原文没有“立法联系点的制度”的原话，按最接近的第18项“建立健全立法联系点制度”回答。');
});

test('an excepted item that does not exist is named', () => {
  const answer = ask({ tell: 'measures', where: { units: unit('市司法局') }, except: { items: ['50'] } });

  expect(answer.facts.measures).toEqual(['41', '42']);
  expect(textOf(answer)).toContain('规划没有第50项，无需排除。');
});
