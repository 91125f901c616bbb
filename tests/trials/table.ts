/** What a trial prints: a table, and in the end whether anything was breached. */

export function writeRow(first: string, ...cells: readonly string[]): void {
  process.stdout.write(`${first.padEnd(26)}${cells.map((cell) => cell.padStart(12)).join('')}\n`);
}

/** The cells of a row: what was found, by the names of the columns. */
export function cellsOf<Found extends object>(found: Found, columns: readonly (keyof Found)[]): string[] {
  return columns.map((column) => String(found[column]));
}

/** The program fails on a breach. */
export function conclude(breaches: readonly string[], praise: string): void {
  process.stdout.write(breaches.length === 0 ? `${praise}\n` : `BREACH: ${breaches.join('; ')}\n`);
  process.exitCode = breaches.length === 0 ? 0 : 1;
}
