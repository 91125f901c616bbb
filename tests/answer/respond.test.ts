/** The frame of every answer: how it was read, facts, source, what is remembered. */
import { describe, expect, test } from 'vitest';
import type { Query } from '../../src/plan/query.ts';
import { ask, blocksOf, firstNote, reply, unit } from './given.ts';

const questions: Query[] = [
  { tell: 'leads', where: { items: ['24'] } },
  { tell: 'text', where: { items: ['4'] } },
  { tell: 'measures', where: { units: unit('市编办', 'either') } },
  { tell: 'count', where: {} },
  { tell: 'ranking', where: {} },
  { tell: 'phases', where: {} },
  { tell: 'about', where: {} },
];

describe.each(['zh', 'en'] as const)('in %s', (lang) => {
  test.each(questions)('$tell opens with how it was read and closes with its source', (query) => {
    const answer = ask(query, { lang });

    const { blocks } = answer.reply;
    expect(firstNote(answer)).toMatch(lang === 'zh' ? /^理解为：/u : /^Read as: /u);
    expect(blocks.at(-1)).toMatchObject({ kind: 'source', text: expect.stringContaining('鄂州市法治政府建设规划') });
  });
});

test('an answered query is remembered with its page', () => {
  const query: Query = { tell: 'measures', where: { section: [1] } };

  expect(ask(query, { page: 1 }).effects).toEqual([{ kind: 'remember', asked: { query, page: 1 } }]);
});

test('what was not found is forgotten, so that a follow-up does not lean on the question before it', () => {
  expect(ask({ tell: 'leads', where: { items: ['43'] } }).effects).toEqual([{ kind: 'forget' }]);
});

test('facts name measures in document order, all of them whatever page is shown', () => {
  const query: Query = { tell: 'measures', where: { units: unit('市政府法制办') } };
  const ids = '9.2 14 15 16 17 18 19 20 21 24 25 26 27 28 36 37 38 42'.split(' ');

  expect(ask(query).facts).toMatchObject({ outcome: 'answer', measures: ids, units: [], due: [], count: null, query });
  expect(ask(query, { page: 2 }).facts.measures).toEqual(ids);
});

test('who, with whom and when in one breath are answered together', () => {
  const answer = ask({ tell: 'leads', also: ['supports', 'due'], where: { items: ['4.4'] } });

  expect(answer.facts).toMatchObject({
    measures: ['4.4'],
    units: ['市食药局', '市工商局', '市质监局', '市农委', '市城管局', '市卫计委'],
    due: ['2017-12-31'],
  });
  expect(blocksOf(answer, 'fields')[0]?.fields.map(({ label }) => label)).toEqual(['牵头单位', '配合单位', '完成时限']);
});

test('how many and who in one breath give the number and the names', () => {
  const answer = ask({ tell: 'count', also: ['leads'], where: { section: [3] } });

  expect(answer.facts).toMatchObject({ count: 2, units: ['市政府办公室'], measures: ['22', '23'] });
});

test('a command that arrives here is an unknown one', () => {
  const answer = reply({ kind: 'command', name: 'leed', args: '' });

  expect(answer.facts).toMatchObject({ outcome: 'clarify', query: null });
  expect(blocksOf(answer, 'text')[0]?.text).toContain('没有“leed”这个命令');
});
