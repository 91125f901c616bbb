/** Documents that are not in order: every problem at once, each with its line, and no plan. */
import { describe, expect, test } from 'vitest';
import { importText, ORIGIN, problemsOf } from './given.ts';

/** A document that is in order; each test spoils it. */
const GOOD = [
  '某市工作规划(2024—2025年)',
  '为做好工作,制定本规划。',
  '一、总体要求',
  '全面推进。',
  '二、主要任务',
  '(一)第一部分',
  '1.完成甲事。(牵头单位:市编办;配合单位:市财政局。2024年底完成)',
  '2.完成乙事。(牵头单位:市财政局。2025年6月底前完成)',
  '(二)第二部分',
  '3.完成丙事。(牵头单位:市民政局。2025年底完成)',
  '各单位要认真落实。',
];

/** The good document with lines (from 1) replaced. */
function spoilt(lines: Record<number, string>): string {
  return GOOD.map((line, index) => lines[index + 1] ?? line).join('\n');
}

const problems = (lines: Record<number, string>) => problemsOf(importText(spoilt(lines)));

test('the document that the tests spoil is in order', () => {
  const { plan, report } = importText(GOOD.join('\n'));
  expect(report.problems).toEqual([]);
  expect(plan?.measures.map(({ id }) => id)).toEqual(['1', '2', '3']);
  expect(plan?.closing?.text).toBe('各单位要认真落实。');
});

describe('a problem is told with its line:', () => {
  test('an item without a bracket', () => {
    expect(problems({ 7: '1.完成甲事。' })).toEqual(['missing-bracket@7']);
  });

  test('the last item without a bracket, though a closing paragraph follows', () => {
    expect(problems({ 10: '3.完成丙事。' })).toEqual(['missing-bracket@10']);
  });

  test('a paragraph between two items that belongs to neither', () => {
    expect(problems({ 7: `${GOOD[6]}\n还要完成丁事。` })).toEqual(['missing-bracket@8']);
  });

  test('a bracket that is never closed', () => {
    expect(problems({ 7: '1.完成甲事。(牵头单位:市编办;配合单位:市财政局。2024年底完成' })).toEqual([
      'unclosed-bracket@7',
    ]);
    expect(problems({ 7: '1.完成甲事。(市编办牵头,市财政局配合' })).toEqual(['unclosed-bracket@7']);
  });

  test('a bracket that is closed only within a name', () => {
    expect(problems({ 7: '1.完成甲事。(牵头单位:市人社局(公务员局;配合单位:市财政局。2024年底完成)' })).toEqual([
      'unclosed-bracket@7',
    ]);
  });

  test('a bracket that is closed too early', () => {
    expect(problems({ 7: '1.完成甲事。(牵头单位:市人社局);配合单位:市财政局。2024年底完成)' })).toEqual([
      'missing-bracket@7',
    ]);
  });

  test('a number that is there twice', () => {
    expect(problems({ 10: '2.完成丙事。(牵头单位:市民政局。2025年底完成)' })).toEqual(['item-twice@10']);
  });

  test('a gap in the numbers, told once', () => {
    expect(problems({ 8: '4.完成乙事。(牵头单位:市财政局)', 10: '5.完成丙事。(牵头单位:市民政局)' })).toEqual([
      'item-order@8',
    ]);
  });

  test('a gap in the sections', () => {
    expect(problems({ 9: '(三)第二部分' })).toEqual(['section-order@9']);
  });

  test('an item before the first section', () => {
    expect(problems({ 6: GOOD[6] ?? '', 7: '(一)第一部分' })).toEqual(['outside-section@6']);
  });

  test('an item before the first chapter', () => {
    expect(problems({ 2: '1.完成零事。(牵头单位:市编办)' })).toEqual(['outside-section@2']);
  });

  test('a section heading that carries responsibilities of its own', () => {
    expect(problems({ 6: '(一)第一部分。(牵头单位:市编办)' })).toEqual(['outside-section@6']);
  });

  test('a day that the calendar does not have', () => {
    expect(problems({ 7: '1.完成甲事。(牵头单位:市编办。2017年2月30日完成)' })).toEqual(['due-impossible@7']);
  });

  test('a month without a year in a plan of several years', () => {
    expect(problems({ 7: '1.完成甲事。(牵头单位:市编办。6月底前完成)' })).toEqual(['due-impossible@7']);
  });

  test('two deadlines', () => {
    expect(problems({ 7: '1.完成甲事。(牵头单位:市编办。2024年6月底完成初稿,2024年底完成)' })).toEqual([
      'unreadable-in-bracket@7',
    ]);
    expect(problems({ 7: '1.完成甲事。(牵头单位:市编办。2024年6月底,2024年底完成)' })).toEqual(['due-several@7']);
  });

  test('nobody leads', () => {
    expect(problems({ 7: '1.完成甲事。(配合单位:市财政局。2024年底完成)' })).toEqual(['no-lead@7']);
    expect(problems({ 7: '1.完成甲事。(牵头单位:;配合单位:市财政局)' })).toEqual(['no-lead@7']);
  });

  test('a misspelt label', () => {
    expect(problems({ 7: '1.完成甲事。(签头单位:市编办、市民政局;配合单位:市财政局)' })).toEqual(['unknown-label@7']);
  });

  test('words in a bracket that can not be read', () => {
    expect(problems({ 7: '1.完成甲事。(牵头单位:市编办。2024年左右完成)' })).toEqual(['unreadable-in-bracket@7']);
  });

  test('an unknown chapter without responsibilities', () => {
    expect(problems({ 3: '一、题外话' })).toEqual(['unknown-heading@3']);
  });

  test('a heading without words', () => {
    expect(problems({ 6: '(一)' })).toEqual(['nameless-heading@6']);
  });

  test('a number with nothing before the bracket', () => {
    expect(problems({ 7: '1.(牵头单位:市编办)' })).toEqual(['empty-measure@7']);
  });

  test('a title without years', () => {
    expect(problems({ 1: '某市工作规划' })).toEqual(['no-years@1']);
  });

  test('a phase whose years can not be read', () => {
    expect(problems({ 3: '一、实施步骤', 4: '启动阶段(近期)。全面推进。' })).toEqual(['phase-years@4']);
  });
});

test('all problems are told at once, in the order of their lines, and there is no plan', () => {
  const imported = importText(
    spoilt({
      1: '某市工作规划',
      3: '一、题外话',
      7: '1.完成甲事。',
      8: '5.完成乙事。(签头单位:市财政局)',
      10: '5.完成丙事。(牵头单位:市民政局。2025年2月29日)',
    }),
  );

  expect(problemsOf(imported)).toEqual([
    'no-years@1',
    'unknown-heading@3',
    'missing-bracket@7',
    'item-order@8',
    'unknown-label@8',
    'item-twice@10',
    'due-impossible@10',
  ]);
  expect(imported.plan).toBeNull();
});

describe('a file', () => {
  test.each(['', '\n\n', '\ufeff', ' \r\n\u3000'])('that is empty (%j) is refused', (text) => {
    expect(problemsOf(importText(text))).toEqual(['empty@-']);
  });

  test('that is not UTF-8 is refused', () => {
    expect(problemsOf(importText(new Uint8Array([0xb6, 0xf5, 0xd6, 0xdd])))).toEqual(['not-utf8@-']);
  });

  test('of prose alone holds no measures', () => {
    expect(problemsOf(importText('某市规划(2024年)\n一段话。'))).toEqual(['no-measures@-']);
  });

  test('with a byte order mark and carriage returns is read, with the same lines and true places', () => {
    const text = `\ufeff${GOOD.join('\r\n')}\r\n`;
    const { plan, report } = importText(text);

    expect(report.problems).toEqual([]);
    expect(report.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['byte-order-mark', 'carriage-returns']),
    );
    expect(plan?.title).toBe('某市工作规划(2024—2025年)');
    expect(plan?.seed.length).toBe(text.length);
    for (const { place, text: words } of plan?.measures ?? []) expect(text.slice(...place)).toContain(words);
    expect(problemsOf(importText(text.replace('2024年底完成', '2024年2月30日完成')))).toEqual(['due-impossible@7']);
  });
});

describe('what stands beside the document', () => {
  test('must name plan, region and edition', () => {
    expect(problemsOf(importText(GOOD.join('\n'), { origin: '# no head' }))).toEqual([
      'head-missing@-',
      'head-missing@-',
      'head-missing@-',
    ]);
  });

  test('must write ids and days in their form', () => {
    const origin = ORIGIN.replace('invented', '../elsewhere').replace('edition', 'from: 2024-02-30\nedition');
    expect(problemsOf(importText(GOOD.join('\n'), { origin }))).toEqual(['head-form@-', 'head-form@-']);
  });

  test('may choose titles out of the words of a measure, and of no other', () => {
    const titles = { '1': '甲事', '2': '甲事', '7': '甲事' };
    expect(problemsOf(importText(GOOD.join('\n'), { titles }))).toEqual(['title-of-nothing@-', 'title-not-verbatim@8']);
    expect(importText(GOOD.join('\n'), { titles: { '1': '甲事' } }).plan?.measures[0]?.title).toBe('甲事');
  });
});
