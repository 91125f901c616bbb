/** Writes a reply as plain text, for the terminal and for lines of a batch. */
import type { Block, Reply } from '../conversation.ts';
import { columnsOf } from './width.ts';

const HAN = /\p{Script=Han}/u;
const GAP = '  ';

/** One text; a table that is wider than `width` becomes separated lines, choices become numbered lines. */
export function renderPlain({ blocks, choices }: Reply, width = 100): string {
  const parts = blocks.map((block) => renderBlock(block, width));
  if (choices.length > 0) parts.push(choices.map(({ label }, index) => `${index + 1}. ${label}`).join('\n'));
  return parts.filter((part) => part !== '').join('\n');
}

function renderBlock(block: Block, width: number): string {
  if (block.kind === 'fields') return block.fields.map(({ label, value }) => labelled(label, value)).join('\n');
  if (block.kind === 'table') return renderTable(block.columns, block.rows, width);
  return block.text;
}

/** A label of Chinese is followed by a Chinese colon. */
function labelled(label: string, value: string): string {
  return HAN.test(label) ? `${label}：${value}` : `${label}: ${value}`;
}

function renderTable(columns: readonly string[], rows: readonly string[][], width: number): string {
  const lines = [columns, ...rows];
  const cells = lines.map((line) => line.map(columnsOf));
  const widths = columns.map((_, column) => Math.max(...cells.map((line) => line[column] ?? 0)));
  const total = widths.reduce((sum, one) => sum + one, GAP.length * (columns.length - 1));
  if (total > width) return rows.map((row) => separated(columns, row)).join('\n');
  return lines.map((line, row) => aligned(line, cells[row] ?? [], widths)).join('\n');
}

function aligned(line: readonly string[], taken: readonly number[], widths: readonly number[]): string {
  return line
    .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - (taken[column] ?? 0))))
    .join(GAP)
    .trimEnd();
}

/** First two columns on the first line, the others, with their labels, on the next. */
function separated(columns: readonly string[], row: readonly string[]): string {
  const [id = '', title = '', ...rest] = row;
  const details = rest.flatMap((cell, index) => (cell === '' ? [] : [labelled(columns[index + 2] ?? '', cell)]));
  const head = [id, title].filter((cell) => cell !== '').join(GAP);
  return details.length === 0
    ? head
    : `${head}\n${GAP.repeat(2)}${details.join(HAN.test(columns.join('')) ? '；' : '; ')}`;
}
