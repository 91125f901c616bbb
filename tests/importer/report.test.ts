/** The check report as text, in both languages. */
import { expect, test } from 'vitest';
import { renderReport } from '../../src/importer/report.ts';
import { FINDINGS, PROBLEMS, REPORT } from '../../src/importer/wording.ts';
import { importText } from './given.ts';

const SENTENCES = Object.entries({ ...PROBLEMS, ...FINDINGS, ...REPORT });

test.each(SENTENCES)('%s says the same in Chinese and English', (_, { zh, en }) => {
  const names = (sentence: string) => new Set(sentence.match(/\{\w+\}/gu));
  expect(names(zh)).toEqual(names(en));
});

test('a report names the line and fills in the words', () => {
  const { report } = importText('规划(2024年)\n一、主要任务\n(一)甲\n1.办事。(配合单位:市编办。2024年底)\n2.办事。');

  const zh = renderReport(report, 'zh');
  const en = renderReport(report, 'en');

  expect(zh).toContain('问题(2 个,未写入任何文件):');
  expect(zh).toContain('第 4 行  1:没有牵头或责任单位');
  expect(en).toContain('line 5  no bracket of responsibilities follows "办事。"');
  expect(`${zh}${en}`).not.toMatch(/\{\w+\}|undefined/u);
});
