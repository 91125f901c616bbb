/** Help when nothing meets the conditions. */
import { expect, test } from 'vitest';
import { ask, period, sends, textOf, unit } from './given.ts';

test('nothing due in a period: the next deadline after it', () => {
  const answer = ask({ tell: 'measures', where: { due: period('2017-07-01', '2017-07-31') } });

  expect(answer.facts).toMatchObject({ outcome: 'answer', measures: [] });
  expect(textOf(answer)).toContain('这段时间没有到期的任务。此后最近的完成时限是 2017-12-31，有 28 项任务。');
  expect(sends(answer)).toEqual(['2017年12月31日到期的任务']);
});

test('with other conditions the next deadline keeps them and says so', () => {
  const answer = ask({ tell: 'measures', where: { units: unit('市编办'), due: period('2018-01-01', '2018-06-30') } });

  expect(textOf(answer)).toContain('同样条件下，此后最近的完成时限是 2018-12-31，有 3 项任务。');
  expect(sends(answer)).toEqual(['市编办的任务']);
});

test('with nothing ahead the last deadline is told', () => {
  const answer = ask({ tell: 'measures', where: { relative: 'next' } }, { today: '2020-03-01' });

  expect(textOf(answer)).toContain('2020-03-01 起没有任务到期。此前最近的完成时限是 2019-12-31，有 2 项任务。');
});

test('nothing overdue: the first deadline to come', () => {
  const answer = ask({ tell: 'measures', where: { relative: 'overdue' } }, { today: '2016-12-31' });

  expect(textOf(answer)).toContain(
    '截至 2016-12-31，没有完成时限已过的任务。此后最近的完成时限是 2016-12-31，有 1 项任务。',
  );
});

test('a unit without anything in this role: what it has in others', () => {
  const answer = ask({ tell: 'measures', where: { units: unit('市质监局', 'lead') } });

  expect(textOf(answer)).toContain('市质监局牵头 0 项、点名配合 1 项任务。另有 44 项面向市直各部门。');
  expect(sends(answer)).toEqual(['市质监局的任务']);
});

test('no leads of no measures', () => {
  expect(ask({ tell: 'leads', where: { units: unit('市质监局', 'lead') } }).facts.units).toEqual([]);
});
