/** Wordings of deadlines and the day each means. */
import { describe, expect, test } from 'vitest';
import { readDeadline } from '../../src/importer/deadline.ts';
import { fold } from '../../src/importer/seed-text.ts';
import { parseDay } from '../../src/time/day.ts';
import { readDatesAt } from '../../src/time/reading/read-dates.ts';
import { ledger } from '../plan/given.ts';

const DAYS: Record<string, string> = {
  '2016年底完成': '2016-12-31',
  '2017年6月底前完成': '2017-06-30',
  '2017年底完成': '2017-12-31',
  '2017年底前完成': '2017-12-31',
  '2018年6月底完成': '2018-06-30',
  '2018年底完成': '2018-12-31',
  '2019年6月底完成': '2019-06-30',
  '2019年底完成': '2019-12-31',
  '2025年12月底前完成': '2025-12-31',
  '2025年12月31日前': '2025-12-31',
  '2024年2月29日': '2024-02-29',
  '2024年2月底': '2024-02-29',
  '2025年6月': '2025-06-30',
  '2025年第三季度': '2025-09-30',
  '2025年四季度末前': '2025-12-31',
  '2025年上半年': '2025-06-30',
  '2025年底': '2025-12-31',
  '2025年年末': '2025-12-31',
  力争2025年底前: '2025-12-31',
  '2025年12月中旬': '2025-12-20',
  '2025.6.30': '2025-06-30',
  '２０２５年１２月底前': '2025-12-31',
  二〇二五年十二月底前完成: '2025-12-31',
  '二○二五年底': '2025-12-31',
  '2025年元月底': '2025-01-31',
  '2025年底前取得明显成效': '2025-12-31',
};

describe('a deadline', () => {
  test.each(Object.entries(DAYS))('%s is %s', (wording, day) => {
    expect(readDeadline(fold(wording))).toEqual({ kind: 'day', day, notes: [] });
  });

  test.each(['长期坚持', '持续推进', '长期'])('%s has no end', (wording) => {
    expect(readDeadline(wording)).toEqual({ kind: 'open' });
  });

  test.each(['每年12月底前', '每季度末', '每月'])('%s is no single day', (wording) => {
    expect(readDeadline(wording)).toEqual({ kind: 'recurring' });
  });

  test.each(['2017年2月30日', '2025年2月29日', '2025年13月底'])('%s is not in the calendar', (wording) => {
    expect(readDeadline(wording)).toEqual({ kind: 'impossible' });
  });

  test.each(['市编办', '2025', '25年底', '2025年底前完成并长期坚持', '2017年底完成初稿2018年底完成', '完成', ''])(
    '"%s" is not read as a deadline',
    (wording) => {
      expect(readDeadline(wording)).toBeUndefined();
    },
  );

  test('without a year it takes the only year of the plan, and says so', () => {
    expect(readDeadline('12月底前', 2025)).toEqual({ kind: 'day', day: '2025-12-31', notes: ['year-of-plan'] });
    expect(readDeadline('年底前完成', 2025)).toEqual({ kind: 'day', day: '2025-12-31', notes: ['year-of-plan'] });
  });

  test('without a year in a plan of several years it is no day', () => {
    expect(readDeadline('12月底前')).toEqual({ kind: 'impossible' });
  });

  test('前 behind a whole month, year or quarter includes it, and the reading is noted', () => {
    expect(readDeadline('2025年6月前')).toEqual({ kind: 'day', day: '2025-06-30', notes: ['inclusive'] });
    expect(readDeadline('2025年前完成')).toEqual({ kind: 'day', day: '2025-12-31', notes: ['inclusive'] });
  });

  test('a period ends on its last day, and the reading is noted', () => {
    expect(readDeadline('2016-2018年')).toEqual({ kind: 'day', day: '2018-12-31', notes: ['range'] });
    expect(readDeadline('2024年1月-6月')).toEqual({ kind: 'day', day: '2024-06-30', notes: ['range'] });
  });

  test('what is to be done by the day does not hide the day, and is noted', () => {
    expect(readDeadline('2025年底前出台方案')).toEqual({ kind: 'day', day: '2025-12-31', notes: ['more-words'] });
  });
});

describe('the wordings of the plan', () => {
  const wordings = new Map(ledger.plan.measures.flatMap(({ due }) => (due ? [[due.wording, due.day] as const] : [])));

  test.each([...wordings])('%s means %s to the importer and in a question', (wording, day) => {
    const today = parseDay('2017-06-15');
    const [asked] = today ? readDatesAt(wording, 0, today) : [];

    expect(readDeadline(fold(wording))).toMatchObject({ kind: 'day', day });
    expect(asked?.period.to).toBe(day);
  });
});
