/** Breaks lines at the width of a terminal, where a Chinese character takes two columns, as a person would: between words, and never before a closing mark. */

import { columnsOf, isWide } from '../../answer/width.ts';

/** Must not begin a line. */
const CLOSING = /[\p{Pe}\p{Pf}、。，．：；？！％…,.;:?!%]/u;
/** Must not end one. */
const OPENING = /[\p{Ps}\p{Pi}]/u;
const BRING_ALONG = /^(?<indent> *)/u;

/** The text with every line that is wider than `width` broken; what follows a break stands under the line's beginning. */
export function wrap(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, Math.max(width, 20)))
    .join('\n');
}

function wrapLine(line: string, width: number): string {
  if (columnsOf(line) <= width) return line;
  const indent = BRING_ALONG.exec(line)?.groups?.indent ?? '';
  const lines: string[] = [];
  let current = '';
  for (const piece of piecesOf(line)) {
    if (current.trim() !== '' && columnsOf(current + piece.trimEnd()) > width) {
      lines.push(current.trimEnd());
      current = indent + piece.trimStart();
    } else current += piece;
  }
  return [...lines, current.trimEnd()].join('\n');
}

/** What must stay together: a word of letters with the space behind it, a Chinese character with the marks that cling to it. */
function piecesOf(line: string): string[] {
  const pieces: string[] = [];
  let open = false;
  for (const character of line) {
    const last = pieces.at(-1) ?? '';
    const end = last.at(-1) ?? ' ';
    const clings = CLOSING.test(character) || open || (!isWide(character) && end !== ' ' && !isWide(end));
    if (pieces.length > 0 && (clings || character === ' ')) pieces[pieces.length - 1] = last + character;
    else pieces.push(character);
    open = OPENING.test(character);
  }
  return pieces;
}
