/** The table that the bench prints: what was measured, the value, the target, and whether it was reached. */

export interface Row {
  what: string;
  measured: number;
  unit: string;
  /** The most that the value may be; null for a value that only informs. */
  target: number | null;
  /** What the target is: a promise that must hold, or an aim. */
  kind?: 'aim';
}

const WIDTHS = [62, 12, 12] as const;

/** One line for each row, under a heading. */
export function writeTable(title: string, rows: readonly Row[]): string {
  const lines = rows.map((row) => [row.what, amount(row.measured, row.unit), targetOf(row), verdictOf(row)]);
  return [title, ...[['what', 'measured', 'target', ''], ...lines].map(aligned), ''].join('\n');
}

export function fallsShort({ measured, target }: Row): boolean {
  return target !== null && !(measured <= target);
}

function verdictOf(row: Row): string {
  if (row.target === null) return '';
  return fallsShort(row) ? `FALLS SHORT${row.kind === 'aim' ? ' of the aim' : ''}` : 'ok';
}

function targetOf({ target, unit, kind }: Row): string {
  return target === null ? '' : `${kind === 'aim' ? 'aim ' : ''}${amount(target, unit)}`;
}

function amount(value: number, unit: string): string {
  const digits = value >= 100 || Number.isInteger(value) ? 0 : value >= 10 ? 1 : 2;
  return `${value.toFixed(digits)} ${unit}`.trim();
}

function aligned([what = '', measured = '', target = '', verdict = '']: readonly string[]): string {
  const [first, second, third] = WIDTHS;
  return `  ${what.padEnd(first)}${measured.padStart(second)}  ${target.padStart(third)}  ${verdict}`.trimEnd();
}
