/** The wordings of deadlines in plans: the last day in time, none, or not known. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDeadline } from '../../src/time/reading/read-deadline.ts';

describe('readDeadline', () => {
  it.each([
    ['2017年6月底前完成', '2017-06-30'],
    ['2017年底完成', '2017-12-31'],
    ['2017年底前完成', '2017-12-31'],
    ['2018年6月底完成', '2018-06-30'],
    ['2016年底完成', '2016-12-31'],
    ['2018年底', '2018-12-31'],
    ['2019年底完成', '2019-12-31'],
    ['2025年12月31日前', '2025-12-31'],
    ['2025年12月', '2025-12-31'],
    ['2020年', '2020-12-31'],
    ['2017年到2020年', '2020-12-31'],
    ['2017年第三季度', '2017-09-30'],
    ['2018年上半年', '2018-06-30'],
    ['完成时限：2017年底前', '2017-12-31'],
    ['于２０１７年６月底前完成', '2017-06-30'],
    ['2017 年 6 月底前全面完成。', '2017-06-30'],
    ['二〇一七年底前', '2017-12-31'],
    ['17年底前', '2017-12-31'],
    ['力争2020年年底前基本建成', '2020-12-31'],
    ['“十三五”末', '2020-12-31'],
    ['2020-12-31', '2020-12-31'],
    ['By the end of June 2017', '2017-06-30'],
  ])('reads %s as %s', (text, day) => {
    expect(readDeadline(text)).toEqual({ day });
  });

  it.each(['长期坚持', '持续推进', '长期', '常态化开展', '坚持长期推进。'])('knows that %s sets no day', (text) => {
    expect(readDeadline(text)).toEqual({ none: true });
  });

  it.each([
    ['年底前', 'the year depends on the reader'],
    ['6月底前完成', 'the year depends on the reader'],
    ['30天内', 'the day depends on the reader'],
    ['2020年前', 'with or without 2020'],
    ['2025年12月前', 'with or without December'],
    ['2020年初', 'no exact bounds'],
    ['2018年起', 'a beginning, no deadline'],
    ['2017年2月30日前', 'no such day'],
    ['2017年6月底前完成第一批', 'more than a deadline'],
    ['每年底前', 'every year'],
    ['2017年6月底前启动', 'a beginning, no completion'],
    ['市编办', 'no date'],
    ['', 'nothing'],
  ])('does not read %j: %s', (text) => {
    expect(readDeadline(text)).toBeUndefined();
  });

  it('takes any text without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        readDeadline(text);
      }),
    );
  });

  it('is not slowed down by wordings that repeat themselves', () => {
    const started = performance.now();
    for (const unit of ['时限', '完成', '长期', '全面', '要', ' ', '2017年']) readDeadline(unit.repeat(5000));

    expect(performance.now() - started).toBeLessThan(500);
  });
});
