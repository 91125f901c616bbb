/** Lists: order, columns, pages, totals. */
import { describe, expect, test } from 'vitest';
import type { Query } from '../../src/plan/query.ts';
import { ask, blocksOf, firstNote, period, rows, sends, textOf, unit } from './given.ts';

const ids = (answer: ReturnType<typeof ask>) => rows(answer).map(([id]) => id);

describe('order', () => {
  test('what is due next comes first, then later, then overdue with the latest first', () => {
    const answer = ask({ tell: 'measures', where: { items: ['42', '7', '26', '14', '1'] } }, { today: '2018-01-15' });

    expect(ids(answer)).toEqual(['1', '14', '26', '7', '42']);
  });

  test('who leads an item is told in document order', () => {
    expect(ids(ask({ tell: 'leads', where: { items: ['4'] } }))).toEqual([
      '4.1',
      '4.2',
      '4.3',
      '4.4',
      '4.5',
      '4.6',
      '4.7',
    ]);
  });
});

test('a line has id, title, lead, due as the plan words it, and the days left', () => {
  const answer = ask({ tell: 'measures', where: { items: ['7', '42'] } });

  expect(blocksOf(answer, 'table')[0]?.columns).toEqual(['编号', '任务', '牵头单位', '完成时限', '距今天']);
  expect(rows(answer)).toEqual([
    ['7', expect.any(String), '市水务局', '2017年6月底前', '还有 15 天'],
    ['42', '积极开展依法行政示范单位创建活动', '市政府法制办、市司法局', '2016年底', '已过 166 天'],
  ]);
});

test('the day itself is today, neither left nor past', () => {
  const answer = ask({ tell: 'measures', where: { items: ['7'] } }, { today: '2017-06-30' });

  expect(rows(answer)[0]?.at(-1)).toBe('今天到期');
});

test('an English line has the English title, both names of the unit, and the day', () => {
  const answer = ask({ tell: 'measures', where: { items: ['7'] } }, { lang: 'en' });

  expect(rows(answer)).toEqual([
    [
      '7',
      'Water planning and the river chief system',
      'Water Affairs Bureau (市水务局)',
      '2017-06-30 (2017年6月底前)',
      '15 days left',
    ],
  ]);
  expect(sends(answer)).toEqual(['full text of item 7']);
});

describe('pages', () => {
  const query: Query = { tell: 'measures', where: { units: unit('市政府法制办') } };

  test('eight lines, the total, and one word for the rest', () => {
    const answer = ask(query);

    expect(rows(answer)).toHaveLength(8);
    expect(textOf(answer)).toContain('共 18 项任务。');
    expect(textOf(answer)).toContain('回复“更多”看其余 10 项。');
  });

  test('pages together show every measure once', () => {
    const shown = [0, 1, 2].flatMap((page) => ids(ask(query, { page })));

    expect([...shown].sort()).toEqual([...ask(query).facts.measures].sort());
  });

  test('behind the last page the last one is shown again, and said to be the last', () => {
    const answer = ask(query, { page: 9 });

    expect(ids(answer)).toEqual(ids(ask(query, { page: 2 })));
    expect(textOf(answer)).toContain('以上已全部列出。');
  });

  test('a choice leads to the next page, and one back, whatever was spoken of in between', () => {
    const pages = ({ reply }: ReturnType<typeof ask>) => reply.choices.filter(({ turnsPage }) => turnsPage);
    const turn = (label: string, page: number) => ({ label, send: label, asked: { query, page }, turnsPage: true });

    expect(pages(ask(query))).toEqual([turn('更多', 1)]);
    expect(pages(ask(query, { page: 1 }))).toEqual([turn('更多', 2), turn('上一页', 0)]);
    expect(pages(ask(query, { page: 2 }))).toEqual([turn('上一页', 1)]);
    expect(pages(ask(query, { page: 9, lang: 'en' }))).toEqual([turn('previous page', 1)]);
  });

  test('the choices of pages come last, so that the others keep their numbers', () => {
    const profile: Query = { tell: 'measures', where: { units: unit('市编办', 'either') } };

    expect(sends(ask(profile))).toEqual(['第3项全文', '更多']);
    expect(sends(ask(profile, { page: 1 }))).toEqual(['第3项全文', '上一页']);
  });

  test('what is remembered is the page that was shown', () => {
    const remembered = (page: number) => ask(query, { page }).effects;

    expect(remembered(9)).toEqual([{ kind: 'remember', asked: { query, page: 2 } }]);
    expect(remembered(1)).toEqual([{ kind: 'remember', asked: { query, page: 1 } }]);
  });

  test('a list of eight has no second page', () => {
    const answer = ask({ tell: 'measures', where: { section: [2] } });

    expect(rows(answer)).toHaveLength(8);
    expect(textOf(answer)).not.toContain('更多');
    expect(sends(answer).filter((send) => send === '更多' || send === '上一页')).toEqual([]);
  });
});

test('a limit keeps the most urgent, in the facts too', () => {
  const answer = ask({ tell: 'measures', where: { section: [2] }, limit: 1 });

  expect(answer.facts.measures).toEqual(['15']);
  expect(firstNote(answer)).toContain('取前 1 个');
});

describe('due days', () => {
  test('are told once each, in order', () => {
    expect(ask({ tell: 'due', where: { items: ['4'] } }).facts.due).toEqual(['2017-06-30', '2017-12-31', '2018-06-30']);
  });

  test('next tells the day and how many days are left', () => {
    const answer = ask({ tell: 'due', where: { relative: 'next' } });

    expect(answer.facts).toMatchObject({ due: ['2017-06-30'], measures: expect.arrayContaining(['4.2', '35.2']) });
    expect(textOf(answer)).toContain('最近的完成时限是 2017-06-30，还有 15 天，有 11 项任务。');
  });

  test.each([
    ['first', ['42'], '2016-12-31'],
    ['last', ['26', '27'], '2019-12-31'],
  ] as const)('%s ignores today', (relative, measures, day) => {
    expect(ask({ tell: 'due', where: { relative } }, { today: '2019-01-01' }).facts).toMatchObject({
      measures,
      due: [day],
    });
  });
});

describe('supports', () => {
  test('named units come before collectives, and 等 is kept', () => {
    const answer = ask({ tell: 'supports', where: { items: ['4.4', '24'] } });

    expect(answer.facts.units).toEqual(
      '市工商局 市质监局 市农委 市城管局 市卫计委 各区政府 开发区管委会 各街道办事处 市直各部门'.split(' '),
    );
    expect(rows(answer).map((row) => row[2])).toEqual([
      '市工商局、市质监局、市农委、市城管局、市卫计委等',
      '各区政府、开发区管委会、各街道办事处、市直各部门',
    ]);
  });
});

test('who leads a long list is told in one line before the pages', () => {
  const answer = ask({ tell: 'leads', where: { due: period('2018-01-01', '2018-12-31') } });

  expect(answer.facts.units.length).toBeGreaterThan(5);
  expect(textOf(answer)).toContain(`牵头单位共 ${answer.facts.units.length} 个：${answer.facts.units.join('、')}。`);
});
