/** A row of English phrases, with commas between them like a row of a dictionary. */
export function row(...lines: string[]): string[] {
  return lines.flatMap((line) => line.split(', '));
}
