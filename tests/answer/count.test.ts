/** How many, of what. */
import { describe, expect, test } from 'vitest';
import type { Query } from '../../src/plan/query.ts';
import { ask, rows, textOf, unit } from './given.ts';

test.each<[string, Query, number]>([
  ['the whole plan has 52 tasks', { tell: 'count', where: {} }, 52],
  ['the whole plan has 42 items', { tell: 'count', of: 'items', where: {} }, 42],
  ['a filter counts tasks', { tell: 'count', where: { units: unit('市编办') } }, 11],
  ['项 within a filter counts tasks', { tell: 'count', of: 'items', where: { units: unit('市编办') } }, 11],
  ['lead units', { tell: 'count', of: 'leads', where: {} }, 30],
  ['lead units of a section', { tell: 'count', of: 'leads', where: { section: [4] } }, 6],
  ['named supports', { tell: 'count', of: 'supports', where: {} }, 5],
  ['sections', { tell: 'count', of: 'sections', where: {} }, 7],
  ['sections of a unit', { tell: 'count', of: 'sections', where: { units: unit('市财政局') } }, 3],
  ['phases', { tell: 'count', of: 'phases', where: {} }, 2],
  ['nothing', { tell: 'count', where: { units: unit('市工商局', 'only lead') } }, 0],
])('%s', (_, query, count) => {
  expect(ask(query).facts.count).toBe(count);
});

test('items and tasks are both told when they differ', () => {
  expect(textOf(ask({ tell: 'count', of: 'items', where: {} }))).toContain('规划编号 42 项，共 52 项任务');
  expect(textOf(ask({ tell: 'count', where: { units: unit('市编办') } }))).toContain('11 项任务，规划编号 9 项。');
  expect(textOf(ask({ tell: 'count', where: { section: [3] } }))).toContain('2 项任务。');
});

describe('statistics of the plan', () => {
  const answer = ask({ tell: 'count', where: {} });

  test('tell tasks by year and by section, and both add up', () => {
    const numbers = rows(answer).map(([, tasks]) => Number(tasks));

    expect(rows(answer).slice(0, 4)).toEqual([
      ['2016年', '1'],
      ['2017年', '39'],
      ['2018年', '9'],
      ['2019年', '3'],
    ]);
    expect(numbers.slice(4)).toEqual([22, 8, 2, 6, 5, 5, 4]);
  });
});

test('only a count puts a number into the facts', () => {
  expect(ask({ tell: 'measures', where: { section: [3] } }).facts.count).toBeNull();
});
