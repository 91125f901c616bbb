/** The note that says how a question was read. */
import { expect, test } from 'vitest';
import type { Query } from '../../src/plan/query.ts';
import { ask, firstNote, period, unit } from './given.ts';

const cases: [Query, string, string][] = [
  [{ tell: 'leads', where: { items: ['24'] } }, '理解为：第24项，由谁牵头', 'Read as: item 24; lead units'],
  [
    { tell: 'due', where: { items: ['1', '2', '3', '7', '4.1'] } },
    '理解为：第1–3、7、4.1项，何时完成',
    'Read as: items 1–3, 7, 4.1; due dates',
  ],
  [
    { tell: 'measures', where: { items: ['4.1', '7'], due: period(null, '2017-06-30') }, except: { items: ['9'] } },
    '理解为：第4.1、7项、2017-06-30及以前到期的任务；不含第9项',
    'Read as: tasks in items 4.1, 7, due on or before 2017-06-30; without item 9',
  ],
  [
    { tell: 'measures', where: { due: period('2017-07-01', '2017-09-30') } },
    '理解为：2017-07-01至2017-09-30到期的任务',
    'Read as: tasks due from 2017-07-01 to 2017-09-30',
  ],
  [
    { tell: 'measures', where: { due: period(null, '2017-06-30') } },
    '理解为：2017-06-30及以前到期的任务',
    'Read as: tasks due on or before 2017-06-30',
  ],
  [
    { tell: 'measures', where: { due: period('2018-01-01', null) } },
    '理解为：2018-01-01及以后到期的任务',
    'Read as: tasks due on or after 2018-01-01',
  ],
  [
    { tell: 'measures', where: { due: period('2017-06-30', '2017-06-30') } },
    '理解为：2017-06-30当日到期的任务',
    'Read as: tasks due on 2017-06-30',
  ],
  [
    { tell: 'measures', where: { units: unit(['市财政局', '市国土局'], 'lead', 'all') } },
    '理解为：市财政局、市国土局共同牵头的任务',
    'Read as: tasks led jointly by Finance Bureau (市财政局), Land and Resources Bureau (市国土局)',
  ],
  [
    { tell: 'measures', where: { units: unit(['市财政局', '市国土局'], 'lead', 'any') } },
    '理解为：市财政局或市国土局牵头的任务',
    'Read as: tasks led by Finance Bureau (市财政局) or Land and Resources Bureau (市国土局)',
  ],
  [
    { tell: 'count', where: { units: unit('市编办', 'only lead') } },
    '理解为：市编办单独牵头的任务，有多少',
    'Read as: tasks led by Staffing Office (市编办) alone; how many',
  ],
  [{ tell: 'measures', where: { section: [8] } }, '理解为：第8部分的任务', 'Read as: tasks in section 8'],
  [
    { tell: 'measures', where: { section: [5] }, except: { units: unit('市政府办公室') } },
    '理解为：（五）强化对行政权力的制约和监督部分的任务；不含市政府办公室牵头的任务',
    'Read as: tasks in section 5. Check and oversee administrative power; without those led by Municipal Government Office (市政府办公室)',
  ],
  [
    { tell: 'leads', where: { topic: ['河长制'] }, claim: { units: ['市环保局'] } },
    '理解为：有关“河长制”的任务，由谁牵头；核对单位：市环保局',
    'Read as: tasks about “河长制”; lead units; checking Environmental Protection Bureau (市环保局)',
  ],
  [
    { tell: 'due', where: { items: ['7'] }, claim: { due: period(null, '2017-06-30') } },
    '理解为：第7项，何时完成；核对时限：2017-06-30及以前',
    'Read as: item 7; due dates; checking on or before 2017-06-30',
  ],
  [
    { tell: 'measures', where: { relative: 'overdue' } },
    '理解为：完成时限早于2017-06-15的任务',
    'Read as: tasks due before 2017-06-15',
  ],
  [{ tell: 'phases', where: { items: ['26'] } }, '理解为：第26项，属于哪个阶段', 'Read as: item 26; in which phase'],
  [{ tell: 'about', where: {} }, '理解为：规划概况', 'Read as: the plan as a whole'],
];

test.each(cases)('%j is echoed as read', (query, zh, en) => {
  expect(firstNote(ask(query))).toBe(zh);
  expect(firstNote(ask(query, { lang: 'en' }))).toBe(en);
});

test("the asker's own unit is named", () => {
  const asker = { said: '编办', units: ['市编办'] };

  expect(firstNote(ask({ tell: 'measures', where: { mine: 'lead' } }, { asker }))).toBe(
    '理解为：您的单位（市编办）牵头的任务',
  );
});

test('words of the asker are shown without marks that control or reorder text', () => {
  const answer = ask({ tell: 'leads', where: { topic: ['abc\u202e\u0007河长\ud800制'] } });

  expect(firstNote(answer)).toBe('理解为：有关“abc 河长 制”的任务，由谁牵头');
});
