/** Collects what the importer has to say: problems that stop the import, and findings for the reader to check. */
import { lineAt } from './seed-text.ts';
import type { FINDINGS, PROBLEMS } from './wording.ts';

export type ProblemCode = keyof typeof PROBLEMS;
export type FindingCode = keyof typeof FINDINGS;
export type Values = Readonly<Record<string, string | number>>;

/** One remark: a code whose sentence stands in wording.ts, its line in the document, and the words to fill in. */
export interface Remark<Code extends string = ProblemCode | FindingCode> {
  code: Code;
  /** Null when it concerns the whole document. */
  line: number | null;
  values: Values;
}

export class Remarks {
  readonly problems: Remark<ProblemCode>[] = [];
  readonly findings: Remark<FindingCode>[] = [];
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  problem(code: ProblemCode, offset: number | null, values: Values = {}): void {
    this.problems.push({ code, line: this.line(offset), values });
  }

  finding(code: FindingCode, offset: number | null, values: Values = {}): void {
    this.findings.push({ code, line: this.line(offset), values });
  }

  /** Sorted by line; what concerns the whole document comes first. */
  sort(): void {
    this.problems.sort(byLine);
    this.findings.sort(byLine);
  }

  private line(offset: number | null): number | null {
    return offset === null ? null : lineAt(this.text, offset);
  }
}

function byLine(a: Remark, b: Remark): number {
  return (a.line ?? 0) - (b.line ?? 0);
}
