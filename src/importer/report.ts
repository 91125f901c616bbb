/** The check report as text. */
import type { Remark } from './remarks.ts';
import { FINDINGS, PROBLEMS, REPORT } from './wording.ts';

export type ReportLanguage = 'zh' | 'en';

export interface Counts {
  sections: number;
  items: number;
  measures: number;
  phases: number;
  /** Different names. */
  leads: number;
  supports: number;
  collectives: number;
  /** Measures with a day. */
  dated: number;
}

export interface Report {
  source: { file: string; length: number; bytes: number; sha256: string };
  counts: Counts;
  problems: readonly Remark<keyof typeof PROBLEMS>[];
  findings: readonly Remark<keyof typeof FINDINGS>[];
}

/** The report in one language, a remark a line, ready to print. */
export function renderReport({ source, counts, problems, findings }: Report, language: ReportLanguage): string {
  const say = (sentence: Record<ReportLanguage, string>, values: Remark['values'] = {}) =>
    fill(sentence[language], values);
  const list = (remarks: readonly Remark[], sentences: Record<string, Record<ReportLanguage, string>>) =>
    remarks.map(({ code, line, values }) => {
      const where = line === null ? say(REPORT.whole) : say(REPORT.line, { line });
      return `  ${where}  ${fill(sentences[code]?.[language] ?? code, values)}`;
    });
  return [
    say(REPORT.heading, { file: source.file }),
    say(REPORT.size, source),
    say(REPORT.counts, { ...counts }),
    ...(problems.length > 0 ? ['', say(REPORT.problems, { count: problems.length }), ...list(problems, PROBLEMS)] : []),
    '',
    ...(findings.length > 0
      ? [say(REPORT.findings, { count: findings.length }), ...list(findings, FINDINGS)]
      : [say(REPORT.none)]),
    '',
  ].join('\n');
}

function fill(sentence: string, values: Remark['values']): string {
  return sentence.replace(/\{(?<name>\w+)\}/gu, (braces, name: string) => String(values[name] ?? braces));
}
