/** Dates that move with the day are kept in words, and are read again on every later day; fixed ones stay data. */
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openLedger } from '../../src/desk/open-ledger.ts';
import { buildLexicon } from '../../src/language/lexicon.ts';
import { readSubscription } from '../../src/language/subscription.ts';
import { understand } from '../../src/language/understand.ts';
import { filterOn } from '../../src/language/watch.ts';
import type { Watch } from '../../src/plan/query.ts';
import { addDays, type Day } from '../../src/time/day.ts';

const lexicon = buildLexicon(openLedger(join(import.meta.dirname, '../../data'), 'ezhou-2016-2020'));
const TODAY = '2017-06-15' as Day;

function watchOf(text: string, today: Day = TODAY): Watch | null {
  const read = readSubscription(text, { lexicon, today, last: null });
  return read.kind === 'subscription' ? read.watch : null;
}

function dueOn(watch: Watch, day: string) {
  return filterOn(watch, day as Day).where.due;
}

describe('a period', () => {
  it('that moves with the day is what its words say on that day', () => {
    const watch = watchOf('市编办牵头的 本月到期的 除了第24项') as Watch;

    expect(watch).not.toHaveProperty('where.due');
    expect(filterOn(watch, '2017-06-15' as Day)).toMatchObject({ except: { items: ['24'] } });
    expect(dueOn(watch, '2017-06-15')).toEqual({ from: '2017-06-01', to: '2017-06-30' });
    expect(dueOn(watch, '2018-02-05')).toEqual({ from: '2018-02-01', to: '2018-02-28' });
  });

  it.each(['2017年底前的', '2017年6月30日前到期的', 'due by 30 June 2018', '十三五期间到期的'])(
    'that is fixed stays: %s',
    (text) => {
      const watch = watchOf(text) as Watch;

      expect(watch.period).toBeUndefined();
      expect(dueOn(watch, '2030-01-01')).toEqual(dueOn(watch, TODAY));
    },
  );

  it('of what is not yet due begins on that day', () => {
    expect(dueOn(watchOf('未到期的') as Watch, '2019-03-04')).toEqual({ from: '2019-03-04', to: null });
  });

  it('that some month does not have is not accepted', () => {
    for (const text of ['31日前到期的', '2月29日前到期的']) {
      expect(watchOf(text, '2020-01-06' as Day), text).toBeNull();
    }
  });

  it('that moves is not accepted inside an exception', () => {
    expect(watchOf('市编办牵头的 除了本月到期的')).toBeNull();
    expect(watchOf('市编办牵头的 除了2017年到期的')).toMatchObject({ except: { due: { to: '2017-12-31' } } });
  });

  it('that was damaged is not passed over', () => {
    expect(() => filterOn({ where: {}, period: '蓝鲸座' }, TODAY)).toThrow(RangeError);
  });
});

describe('any period that is accepted', () => {
  const phrases = fc.constantFrom(
    ...'本周 下周 本月 下个月 本季度 下季度 今年 明年 30天内 两周内 一个月内 未来三个月 月底前 本月底前 年底前 三季度 上半年 6月底前 6月30日前 28日前 29日前 31日前 2月29日前 周五 周一 下周五前 明天 国庆节前 近两周 2018年以后 今年6月 年初'.split(
      ' ',
    ),
    ...'this week|next month|this quarter|within 30 days|the next two weeks|by friday|on friday|by the end of the month|by 30 june|in june|next year|in 30 days'.split(
      '|',
    ),
  );
  const days = fc.integer({ min: 0, max: 4000 });

  it('is read on every later day as the question is on that day', () => {
    fc.assert(
      fc.property(phrases, days, days, (words, start, wait) => {
        const said = addDays('2016-01-01' as Day, start);
        const later = addDays(said, wait);
        const text = /[a-z]/u.test(words) ? `due ${words}` : `${words}到期的`;
        const watch = watchOf(text, said);
        if (!watch) return;
        const { due } = filterOn(watch, later).where;

        expect(due).toBeDefined();
        if (watch.period === undefined) return;
        const asked = understand(text, { lexicon, today: later, last: null });
        if (asked.kind === 'query') expect(due).toEqual(asked.query.where.due);
      }),
      { numRuns: 1500 },
    );
  });
});
