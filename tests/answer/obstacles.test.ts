/** Questions about what the plan does not have. */
import { describe, expect, test } from 'vitest';
import type { Query } from '../../src/plan/query.ts';
import { ask, ledger, sends, textOf, unit } from './given.ts';

test.each<[string[], string, string[]]>([
  [['43'], '规划没有第43项。规划编号为第1–42项。', ['第42项']],
  [['0'], '规划没有第0项。规划编号为第1–42项。', ['第1项']],
  [['12.5'], '规划没有第12.5项。第12项只有一项任务。', ['第12项']],
  [['4.8'], '规划没有第4.8项。第4项有 7 项任务，编号 4.1–4.7。', ['第4项']],
])('items %j are not found, and what exists is said', (items, sentence, choices) => {
  const answer = ask({ tell: 'leads', where: { items } });

  expect(answer.facts).toMatchObject({ outcome: 'not_found', measures: [], units: [] });
  expect(textOf(answer)).toContain(sentence);
  expect(sends(answer)).toEqual(choices);
});

test('a topic that is not in the text is not found, with the nearest to choose from', () => {
  const answer = ask({ tell: 'leads', where: { topic: ['行政复议收费'] } });

  expect(answer.facts).toMatchObject({ outcome: 'not_found', measures: [] });
  expect(textOf(answer)).toContain('规划原文没有提到“行政复议收费”。');
  expect(sends(answer)).toContain('第36项');
  expect(answer.reply.choices.find(({ send }) => send === '第36项')?.label).toContain('行政复议');
});

test('an exception that is not in the text is not ignored', () => {
  const query: Query = { tell: 'measures', where: { units: unit('市编办') }, except: { topic: ['养老金上调'] } };

  expect(ask(query).facts.outcome).toBe('not_found');
});

test.each<[Query['where'], string, string[]]>([
  [{ items: ['24'], section: [3] }, '第24项不在（三）健全行政决策机制部分，在', ['第24项']],
  [{ items: ['4.1'], section: [3] }, '第4.1项不在（三）健全行政决策机制部分，在', ['第4项']],
])('an item that stands in another section is not found there: %j', (where, sentence, choices) => {
  const answer = ask({ tell: 'leads', where });

  expect(answer.facts).toMatchObject({ outcome: 'not_found', measures: [], units: [] });
  expect(textOf(answer)).toContain(sentence);
  expect(sends(answer)).toEqual(choices);
});

test('an item that stands in the section is answered', () => {
  const { section } = ledger.measures.get('24') ?? {};

  expect(ask({ tell: 'leads', where: { items: ['24'], section: [section ?? 0] } }).facts.outcome).toBe('answer');
});

describe('parts of the plan', () => {
  test.each<[Query, string]>([
    [{ tell: 'measures', where: { section: [8] } }, '没有这个部分，规划共有 7 个部分。'],
    [{ tell: 'phases', where: { phase: 3 } }, '没有这个阶段，规划共有 2 个阶段。'],
  ])('%j', (query, sentence) => {
    expect(ask(query).facts.outcome).toBe('not_found');
    expect(textOf(ask(query))).toContain(sentence);
  });
});
