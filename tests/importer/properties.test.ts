/** Whatever the document, the importer ends, and what it quotes stands where it says. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderReport } from '../../src/importer/report.ts';
import { fold } from '../../src/importer/seed-text.ts';
import { importText } from './given.ts';

const PIECES = [
  '规划(2024—2025年)',
  '一、主要任务',
  '二、保障措施',
  '(一)部分',
  '(二)部分',
  '1.甲事。',
  '2.乙事',
  '３．丙事',
  '\n',
  '\r\n',
  '\u3000',
  '(牵头单位:市编办;配合单位:市财政局等。2024年底完成)',
  '（市编办负责）',
  '〔市编办牵头',
  '2024年2月30日',
  '(',
  ')',
  '）',
  '《',
  '等',
  '、',
  '。',
  '\ufeff',
  '\ud800',
  '第第第',
  '启动阶段(2024年)。',
];
const documents = fc.array(
  fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: 'binary', maxLength: 8 })),
  { maxLength: 40 },
);

test('any document gives a plan with true places, or problems', () => {
  fc.assert(
    fc.property(documents, (pieces) => {
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(pieces.join('')));
      const { plan, report } = importText(text);
      expect(plan === null).toBe(report.problems.length > 0);
      expect(renderReport(report, 'zh')).not.toContain('undefined');
      for (const { text: words, place, leads } of plan?.measures ?? []) {
        expect(text.slice(...place)).toContain(words);
        for (const lead of leads) expect(text.slice(...lead.place)).toBe(lead.name);
      }
    }),
    { numRuns: 300 },
  );
});

test('folding keeps every place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(fold(text).length).toBe(text.length);
    }),
  );
});

test.each([
  '('.repeat(5000),
  '1.'.repeat(5000),
  '、'.repeat(5000),
  `(牵头单位:${'市编办和'.repeat(2500)})`,
  `(${'各'.repeat(10_000)}负责)`,
])('a hostile paragraph is read within half a second', (paragraph) => {
  const start = performance.now();
  importText(`规划(2024年)\n一、任务\n1.甲。${paragraph}`);
  expect(performance.now() - start).toBeLessThan(500);
});
