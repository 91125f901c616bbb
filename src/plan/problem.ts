/** What is wrong with plan data: every fault with its place and what to do about it. */

/** One fault in a data file: where, what, and what to do about it. */
export interface Problem {
  /** The file's role and a JSON path: `plan.measures[3].due.day`. */
  path: string;
  message: string;
  remedy: string;
}

/** Plan data that can't be used; nothing was started. */
export class PlanError extends Error {
  readonly code = 'plan-data';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => `${problem.path}: ${problem.message} → ${problem.remedy}`).join('\n'));
    this.name = 'PlanError';
    this.problems = problems;
  }
}
