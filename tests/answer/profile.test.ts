/** What a unit has to do. */
import { describe, expect, test } from 'vitest';
import { ask, blocksOf, rows, textOf, unit } from './given.ts';

const TRIO = ['市人社局', '市人社局(公务员局)', '市公务员局'];

test('leads and named support stand apart, collectives are a number', () => {
  const answer = ask({ tell: 'measures', where: { units: unit('市工商局', 'either') } });

  expect(answer.facts.measures).toEqual(['4.3', '4.4']);
  expect(blocksOf(answer, 'text').map(({ text }) => text)).toEqual([
    '牵头 1 项任务',
    '点名配合 1 项任务',
    '另有 44 项面向市直各部门。',
  ]);
  expect(rows(answer).map(([id]) => id)).toEqual(['4.3', '4.4']);
});

test('leads are in the order of their days', () => {
  const answer = ask({ tell: 'measures', where: { units: unit('市编办', 'either') } }, { today: '2018-03-01' });

  expect(rows(answer).map(([id]) => id)).toEqual(['1', '24', '28', '3', '4.1', '4.3', '4.7', '11.1']);
});

test("the asker's own unit has the same profile", () => {
  const asked = ask(
    { tell: 'measures', where: { mine: 'either' } },
    { asker: { said: '工商局', units: ['市工商局'] } },
  );

  expect(asked.facts.measures).toEqual(['4.3', '4.4']);
  expect(textOf(asked)).toContain('另有 44 项面向市直各部门。');
});

test('the role of lead alone is a list, without collectives', () => {
  const answer = ask({ tell: 'measures', where: { units: unit('市工商局', 'lead') } });

  expect(answer.facts.measures).toEqual(['4.3']);
  expect(textOf(answer)).not.toContain('面向');
});

test('a collective is told by the measures that address it, and who is meant', () => {
  const answer = ask({ tell: 'measures', where: { units: unit('各区政府', 'either') } });

  expect(answer.facts.measures).toHaveLength(50);
  expect(textOf(answer)).toContain('50 项任务面向各区政府');
  expect(textOf(answer)).toContain('鄂城区、华容区、梁子湖区');
});

test('further pages show the measures that are left', () => {
  const answer = ask({ tell: 'measures', where: { units: unit('市编办', 'either') } }, { page: 1 });

  expect(rows(answer).map(([id]) => id)).toEqual(['1', '24', '28']);
  expect(textOf(answer)).toContain('牵头 11 项任务');
});

describe('names that the plan does not reconcile', () => {
  test('one of them is answered for itself, with what the others have', () => {
    const answer = ask({ tell: 'measures', where: { units: unit('市人社局', 'lead') } });

    expect(answer.facts.measures).toEqual(['10', '40', '41']);
    expect(textOf(answer)).toContain('市人社局、市人社局(公务员局)、市公务员局 3 个名称，没有说明是否为同一单位。');
    expect(textOf(answer)).toContain('市人社局(公务员局)有 1 项任务。市公务员局有 1 项任务。');
    expect(answer.reply.choices.map(({ send }) => send)).toEqual(['市人社局(公务员局)的任务', '市公务员局的任务']);
  });

  test('all of them are shown together when all may be meant', () => {
    const answer = ask({ tell: 'measures', where: { units: unit(TRIO, 'either') } });

    expect(answer.facts.measures).toEqual(['10', '28', '30', '40', '41']);
    expect(textOf(answer)).toContain('这里一并列出。');
  });

  test('other units carry no such remark', () => {
    expect(textOf(ask({ tell: 'measures', where: { units: unit('市编办') } }))).not.toContain('同一单位');
  });
});
