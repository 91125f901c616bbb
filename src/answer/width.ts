/** How wide text is where every character takes one column or two: on a terminal, and in the tables of plain replies. */

/** First and last code points that take two columns, ascending: Chinese, Japanese, Korean, and full-width marks. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe4f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x20000, 0x3fffd],
];

/** Whether the character takes two columns. */
export function isWide(character: string): boolean {
  return isWideCode(character.codePointAt(0) ?? 0);
}

function isWideCode(code: number): boolean {
  if (code < 0x1100) return false;
  if (code >= 0x4e00 && code <= 0x9fff) return true;
  return WIDE.some(([first, last]) => code >= first && code <= last);
}

/** How many columns the text takes. Counts by code points without cutting the text up: every cell of every table comes by here. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at) ?? 0;
    columns += isWideCode(code) ? 2 : 1;
    if (code > 0xffff) at += 1;
  }
  return columns;
}
