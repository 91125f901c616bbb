/** Short titles out of a measure's own words. */
import { expect, test } from 'vitest';
import { titleOf } from '../../src/importer/titles.ts';

test('a title is the first clause', () => {
  expect(titleOf('完善行政执法程序。建立健全制度。')).toBe('完善行政执法程序');
});

test('a clause that only tells how or why is passed over', () => {
  expect(titleOf('按照国务院要求,结合本市实际,推进政务公开,加强监督')).toBe('推进政务公开');
});

test('a clause is not cut within quotes or a book title', () => {
  expect(titleOf('落实《条例,办法》和"一,二",推进政务公开')).toBe('推进政务公开');
});

test('a clause of more than 24 characters is no title', () => {
  expect(titleOf(`推进${'很'.repeat(30)}长的工作`)).toBeUndefined();
});
