/** A table in markdown: a line for each row, which is never cut, and the labels again where a message begins in the middle. */
import { BREAK } from '../cut.ts';
import type { ShowTable } from '../pieces.ts';
import { CELL_END, isVisible, type Run } from '../runs.ts';
import type { Piece } from '../split.ts';

/** Shows the tables of which every line is small enough; the others have to be lists, which can be cut anywhere. */
export function markdownTables(isSmall: (line: Run) => boolean): ShowTable {
  return ({ columns, rows }) => {
    const head = lineOf('columns', columns);
    const lines = rows
      .map((row) =>
        lineOf(
          'row',
          columns.map((_, index) => row[index] ?? ''),
        ),
      )
      .filter(hasWords);
    const isWhole = rows.every((row) => row.length <= columns.length);
    if (lines.length === 0 || !isWhole || ![head, ...lines].every(isSmall)) return null;
    return [piece(head, BREAK.never), ...lines.flatMap((line, index) => rowPieces(line, head, index))];
  };
}

function lineOf(style: 'columns' | 'row', cells: readonly string[]): Run {
  return { text: cells.map((cell) => cell.replaceAll('\n', ' ').trim()).join(CELL_END), style };
}

function hasWords(line: Run): boolean {
  return isVisible([line]);
}

/** The labels are never parted from the first row, and stand above whichever row begins a message. */
function rowPieces(line: Run, columns: Run, index: number): Piece[] {
  const head: Run[] = [columns, { text: '\n', style: 'plain' }];
  return [
    { text: '\n', style: 'plain', before: index === 0 ? BREAK.never : BREAK.row, head },
    { ...piece(line, BREAK.never), head },
  ];
}

function piece(line: Run, before: Piece['before']): Piece {
  return { ...line, before, whole: true };
}
