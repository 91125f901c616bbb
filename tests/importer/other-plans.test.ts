/** Invented plans of the other kinds that exist: other brackets, other headings, other ways to say who and when. */
import { describe, expect, test } from 'vitest';
import type { Plan } from '../../src/plan/schema.ts';
import { findingsOf, importText, ORIGIN, problemsOf } from './given.ts';

const names = (mentions: readonly { name: string }[] | undefined) => mentions?.map(({ name }) => name).join('、');
const row = (plan: Plan | null) =>
  plan?.measures.map((one) =>
    [one.id, one.section, names(one.leads), names(one.supports), names(one.collectives), one.due?.day ?? null].join(
      ' | ',
    ),
  );

describe('a list of tasks for one year, full-width, chapters as sections', () => {
  const document = `鄂州市２０２５年政务服务重点任务分工

一、优化服务
１．推进一网通办。完善平台功能。（市政数局牵头，市财政局、市公安局配合，2025年底前完成）
２．规范窗口管理。
加强人员培训。
（责任单位：市政数局、各区政府）
二、加强监督
３．开展效能评估。〔市纪委监委负责，6月底前〕
４．公开评估结果。（市政数局等部门按职责分工负责，长期坚持）
`;
  const imported = importText(document);

  test('is read without problems', () => {
    expect(problemsOf(imported)).toEqual([]);
    expect(row(imported.plan)).toEqual([
      '1 | 1 | 市政数局 | 市财政局、市公安局 |  | 2025-12-31',
      '2 | 1 | 市政数局、各区政府 |  |  | ',
      '3 | 2 | 市纪委监委 |  |  | 2025-06-30',
      '4 | 2 | 市政数局 |  |  | ',
    ]);
    expect(imported.plan).toMatchObject({ from: '2025-01-01', to: '2025-12-31', preamble: null, closing: null });
  });

  test('a bracket of its own paragraph ends a measure of several paragraphs', () => {
    const second = imported.plan?.measures[1];
    expect(second?.text).toBe('规范窗口管理。\n加强人员培训。');
    expect(document.slice(...(second?.place ?? [0, 0]))).toContain('２．规范窗口管理。\n加强人员培训。\n（责任单位');
  });

  test('what was supposed or is missing is reported', () => {
    expect(findingsOf(imported)).toEqual(
      expect.arrayContaining([
        'due-year-of-plan@9',
        'due-open@10',
        'open-leads@10',
        'due-none@7',
        'collective-leads@7',
        'no-closing@-',
      ]),
    );
  });
});

describe('a plan whose items are (一) and (二), with closing chapter', () => {
  const document = `水环境治理三年行动方案（2023-2025年）
为改善水质，制定本方案。
一、总体目标
水质明显改善。
坚持系统治理。
二、控源截污
（一）整治排污口。全面排查。（牵头单位：市生态环境局，责任单位：各区人民政府；完成时限：2024年第三季度）
（二）建设管网。新建管网一百公里。（市住建局会同市水利和湖泊局负责）（2025年12月31日前）
三、保障措施
（一）加强领导。各区政府要高度重视。
（二）加强督查。
`;
  const imported = importText(document);

  test('is read without problems', () => {
    expect(problemsOf(imported)).toEqual([]);
    expect(row(imported.plan)).toEqual([
      '1 | 1 | 市生态环境局 |  | 各区人民政府 | 2024-09-30',
      '2 | 1 | 市住建局 | 市水利和湖泊局 |  | 2025-12-31',
    ]);
  });

  test('passages of several paragraphs are whole', () => {
    expect(imported.plan?.requirements?.text).toBe('水质明显改善。\n坚持系统治理。');
    expect(imported.plan?.closing?.text).toBe('三、保障措施\n（一）加强领导。各区政府要高度重视。\n（二）加强督查。');
    expect(imported.plan?.sections.map(({ title }) => title)).toEqual(['控源截污']);
  });
});

describe('a plan with several brackets in a paragraph, Chinese years and no years in its title', () => {
  const document = `营商环境提升行动要点
一、工作步骤
（一）启动阶段（2024年1月-3月）。制定方案。
（二）实施阶段（2024年4月至2025年12月）。全面推进。
对照检查。
二、主要任务
（一）简化审批
1、压缩时限。一是清理事项。（市编办负责，二〇二四年六月底前完成）二是再造流程（含并联审批）。（市编办牵头，市有关部门配合，力争二〇二五年底前）
2、减免费用，每季度公布目录。(责任单位:市发改委和市财政局。每年12月底前)
`;
  const imported = importText(document, {
    origin: ORIGIN.replace('edition', 'from: 2024-01-01\nto: 2025-12-31\nedition'),
  });

  test('a measure ends at each bracket', () => {
    expect(problemsOf(imported)).toEqual([]);
    expect(row(imported.plan)).toEqual([
      '1.1 | 1 | 市编办 |  |  | 2024-06-30',
      '1.2 | 1 | 市编办 |  | 市有关部门 | 2025-12-31',
      '2 | 1 | 市发改委、市财政局 |  |  | ',
    ]);
    expect(imported.plan?.measures[1]?.text).toBe('二是再造流程（含并联审批）。');
  });

  test('a phase takes in the paragraphs that follow it', () => {
    expect(imported.plan?.phases).toMatchObject([
      { id: 1, title: '启动阶段', from: '2024-01-01', to: '2024-03-31', text: '制定方案。' },
      { id: 2, title: '实施阶段', from: '2024-04-01', to: '2025-12-31', text: '全面推进。\n对照检查。' },
    ]);
  });

  test('a deadline that returns each year is reported and not noted as a day', () => {
    expect(findingsOf(imported)).toContain('due-recurring@9');
  });
});
