/** Periods in titles and phases. */
import { expect, test } from 'vitest';
import { fold } from '../../src/importer/seed-text.ts';
import { readYears, yearsInTitle } from '../../src/importer/years.ts';

test.each([
  ['2016-2018年', '2016-01-01', '2018-12-31'],
  ['2016年—2018年', '2016-01-01', '2018-12-31'],
  ['2016年1月至6月', '2016-01-01', '2016-06-30'],
  ['2016年1-6月', '2016-01-01', '2016-06-30'],
  ['2016年5月20日-2017年3月', '2016-05-20', '2017-03-31'],
  ['2016年', '2016-01-01', '2016-12-31'],
  ['二〇一六年至二〇一八年', '2016-01-01', '2018-12-31'],
])('%s is %s to %s', (wording, from, to) => {
  expect(readYears(fold(wording))).toEqual({ from, to });
});

test.each(['2018-2016年', '2016年2月30日', '近期', '', '2016-2017-2018年'])('"%s" is no period', (wording) => {
  expect(readYears(fold(wording))).toBeUndefined();
});

test('a title gives its range of years, or its only year', () => {
  expect(yearsInTitle(fold('鄂州市法治政府建设规划(2016—2020年)'))).toEqual({ from: '2016-01-01', to: '2020-12-31' });
  expect(yearsInTitle(fold('鄂州市２０２５年重点工作任务分工'))).toEqual({ from: '2025-01-01', to: '2025-12-31' });
  expect(yearsInTitle('工作要点')).toBeUndefined();
});
