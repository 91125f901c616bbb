/** The table that the bench prints: what was measured, the value, the target, and whether it was reached. */

export interface Row {
  what: string;
  measured: number;
  unit: string;
  /** The most that the value may be, or the least where `kind` says so; null for a value that only informs. */
  target: number | null;
  /** What the target is, where it is not the most that must not be exceeded: an aim, or the least that must be reached. */
  kind?: 'aim' | 'least';
}

const WIDTHS = [62, 12, 12] as const;

/** One line for each row, under a heading. */
export function writeTable(title: string, rows: readonly Row[]): string {
  const lines = rows.map((row) => [row.what, amount(row.measured, row.unit), targetOf(row), verdictOf(row)]);
  return [title, ...[['what', 'measured', 'target', ''], ...lines].map(aligned), ''].join('\n');
}

export function fallsShort({ measured, target, kind }: Row): boolean {
  return target !== null && !(kind === 'least' ? measured >= target : measured <= target);
}

function verdictOf(row: Row): string {
  if (row.target === null) return '';
  return fallsShort(row) ? `FALLS SHORT${row.kind === 'aim' ? ' of the aim' : ''}` : 'ok';
}

function targetOf({ target, unit, kind }: Row): string {
  return target === null ? '' : `${kind ? `${kind} ` : ''}${amount(target, unit)}`;
}

function amount(value: number, unit: string): string {
  const digits = value >= 100 || Number.isInteger(value) ? 0 : value >= 10 ? 1 : 2;
  return `${value.toFixed(digits)} ${unit}`.trim();
}

function aligned([what = '', measured = '', target = '', verdict = '']: readonly string[]): string {
  const [first, second, third] = WIDTHS;
  return `  ${what.padEnd(first)}${measured.padStart(second)}  ${target.padStart(third)}  ${verdict}`.trimEnd();
}
