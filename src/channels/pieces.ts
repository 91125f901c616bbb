/** Blocks as a phone shows them best: no columns, since its letters differ in width, but one entry after the other. */
import { columnsOf } from '../answer/width.ts';
import type { Block } from '../conversation.ts';
import { BREAK, type Break } from './cut.ts';
import { isVisible, type Style } from './runs.ts';
import type { Piece } from './split.ts';

export type Table = Extract<Block, { kind: 'table' }>;

/** A choice as a line of the message: what to send stands behind the label where only typing it is left. */
export interface Listed {
  label: string;
  send: string | null;
}

type Shown = Block | { kind: 'choices'; choices: readonly Listed[] };

/** The table as the platform's own table; null when it can't show this one as such. */
export type ShowTable = (table: Table) => Piece[] | null;

const HAN = /\p{Script=Han}/u;
const GAP = '  ';
/** Up to here a row is one line; what is in more columns stands below it, each cell with its label. */
const ONE_LINE_COLUMNS = 2;
/** A cell of at most these columns is a number: as a first cell it goes with its title, as a second one it needs a label. */
const WIDEST_NUMBER = 8;

const STYLES = { text: 'plain', note: 'italic', source: 'italic', heading: 'heading', quote: 'quote' } as const;

/** The whole reply as pieces of one text, with what it would mean to begin a message at each. */
export function piecesOf(blocks: readonly Block[], choices: readonly Listed[], showTable?: ShowTable): Piece[] {
  const shown: Shown[] = [...blocks, { kind: 'choices', choices }];
  let above: Shown | undefined;
  const pieces: Piece[] = [];
  for (const block of shown) {
    const own = blockPieces(block, showTable);
    if (!isVisible(own)) continue;
    if (above) pieces.push(piece(isClose(above, block) ? '\n' : '\n\n', 'plain', leadsTo(above, block)));
    pieces.push(...own);
    above = block;
  }
  return pieces.map((one) => ({ ...one, text: one.text.toWellFormed() }));
}

function piece(text: string, style: Style = 'plain', before: Break = BREAK.never): Piece {
  return { text, style, before };
}

/** A heading, or a sentence that opens a list, is never parted from what it opens. */
function leadsTo(above: Shown, below: Shown): Break {
  return above.kind === 'heading' || (above.kind === 'text' && isList(below)) ? BREAK.never : BREAK.block;
}

function isList({ kind }: Shown): boolean {
  return kind === 'table' || kind === 'fields' || kind === 'quote';
}

/** What belongs together stands line under line; anything else has a blank line between. */
function isClose(above: Shown, below: Shown): boolean {
  if (above.kind === 'heading' || above.kind === below.kind) return above.kind !== 'table';
  if (above.kind === 'quote' || below.kind === 'quote') return true;
  if (below.kind === 'table' && hasHead(below)) return false;
  return (above.kind === 'text' && isList(below)) || (above.kind === 'note' && below.kind === 'source');
}

function blockPieces(block: Shown, showTable?: ShowTable): Piece[] {
  switch (block.kind) {
    case 'fields':
      return entries(block.fields.map(({ label, value }) => [piece(label, 'bold'), piece(colonAfter(label) + value)]));
    case 'table':
      return showTable?.(block) ?? tablePieces(block);
    case 'choices':
      return entries(block.choices.map(choiceEntry));
    default:
      return [piece(block.text.trim(), STYLES[block.kind])];
  }
}

function choiceEntry({ label, send }: Listed, index: number): Piece[] {
  const line = piece(`${index + 1}. ${label}`);
  return send === null ? [line] : [piece(line.text + colonAfter(label)), piece(send, 'code')];
}

/** One entry a line, without those in which there is nothing to see. */
function entries(all: readonly Piece[][]): Piece[] {
  return all
    .filter(isVisible)
    .flatMap((entry, index) => (index === 0 ? entry : [piece('\n', 'plain', BREAK.row), ...entry]));
}

function tablePieces(table: Table): Piece[] {
  const { columns, rows } = table;
  const isWide = columns.length > ONE_LINE_COLUMNS;
  const titleStyle = isWide && rows.every(([first = '']) => isNumber(first)) ? 'bold' : 'plain';
  const body = entries(rows.map((row) => (isWide ? rowPieces(columns, row, titleStyle) : titlePieces(row, 'plain'))));
  if (!hasHead(table)) return body;
  const label = piece(columns.join(GAP).toWellFormed(), 'italic');
  const head = [label, piece('\n')];
  return [...(body.length > 0 ? head : [label]), ...body.map((one) => ({ ...one, head }))];
}

/** Whether the labels stand once above all rows: where a row is one line, and its second cell means nothing by itself. */
function hasHead({ columns, rows }: Table): boolean {
  return columns.length <= ONE_LINE_COLUMNS && rows.every(([, second = '']) => isNumber(second));
}

function isNumber(cell: string): boolean {
  return columnsOf(cell) <= WIDEST_NUMBER;
}

/** Id and title, and on the next line the other cells with their labels; empty ones are left out. */
function rowPieces(columns: readonly string[], row: readonly string[], titleStyle: Style): Piece[] {
  const title = titlePieces(row.slice(0, ONE_LINE_COLUMNS), titleStyle);
  const details = row.slice(ONE_LINE_COLUMNS).flatMap((cell, index) => {
    const label = columns[index + ONE_LINE_COLUMNS] ?? '';
    return cell === '' ? [] : [label + colonAfter(label) + cell];
  });
  if (details.length === 0) return title;
  const line = piece(details.join(HAN.test(columns.join('')) ? '；' : '; '));
  return title.length === 0 ? [line] : [...title, piece('\n'), line];
}

/** The first cell catches the eye. */
function titlePieces(row: readonly string[], titleStyle: Style): Piece[] {
  const [first, ...rest] = row.filter((cell) => cell !== '');
  if (first === undefined) return [];
  return [piece(first, 'bold'), ...rest.map((cell) => piece(GAP + cell, titleStyle))];
}

/** As in plain text: a label of Chinese is followed by a Chinese colon. */
function colonAfter(label: string): string {
  return HAN.test(label) ? '：' : ': ';
}
