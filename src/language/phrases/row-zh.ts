/** A row of Chinese phrases, with spaces between them like a row of a dictionary. */
export function row(...lines: string[]): string[] {
  return lines.flatMap((line) => line.split(' '));
}
