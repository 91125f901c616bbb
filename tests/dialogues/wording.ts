/** The wording of a reply apart from its layout: what every channel must show of it, whole, in order, and nothing besides. */
import type { Block, Choice, Reply } from '../../src/conversation.ts';

type Table = Extract<Block, { kind: 'table' }>;

/** A word of letters and digits with what holds it together, one Chinese character, or one mark. */
const WORD = /(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+(?:[-.,:/'’](?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+)*|\S/gu;

/** The text as its words, one blank between two, wherever lines end and columns begin. */
export function wordsOf(text: string): string {
  return [...text.matchAll(WORD)].map(([word]) => `${word} `).join('');
}

/**
 * Matches the words of whatever shows the reply in full. Free is only: columns or lines, and what a label and a value, or
 * two values on a line, have between them; whether a table's labels stand above it or with each value from the third on;
 * whether choices are numbered lines, `[buttons]`, or both, and the text to send stands behind a line. A table that is
 * divided may repeat its labels, and buttons that turn the page stand below the others, in any order.
 */
export function wordingOf({ blocks, choices }: Reply): RegExp {
  return new RegExp(`^${blocks.map(blockPattern).join('')}${choicesPattern(choices)}$`, 'u');
}

const BETWEEN = '(?:[；;] )?';
const COLON = '[：:] ';

function blockPattern(block: Block): string {
  switch (block.kind) {
    case 'fields':
      return block.fields.map(({ label, value }) => exactly(label) + COLON + exactly(value)).join('');
    case 'table':
      return tablePattern(block);
    default:
      return exactly(block.text);
  }
}

function tablePattern({ columns, rows }: Table): string {
  const head = columns.map(exactly).join('');
  const bare = rows.map((row) => `(?:${head})?${row.map(exactly).join(BETWEEN)}`).join('');
  const labelled = rows.map((row) => row.map((cell, index) => labelledCell(columns[index], cell, index)).join(BETWEEN));
  return `(?:${head}${bare}|${labelled.join('')})`;
}

/** Id and title speak for themselves. */
function labelledCell(label = '', cell: string, index: number): string {
  if (cell === '') return '';
  return index < 2 ? exactly(cell) : exactly(label) + COLON + exactly(cell);
}

function choicesPattern(choices: readonly Choice[]): string {
  const turns = choices.filter(({ turnsPage }) => turnsPage).map(button);
  const others = choices.filter(({ turnsPage }) => !turnsPage);
  const anyButtons = others.map((choice) => `(?:${button(choice)})?`).join('');
  const shown = `(?:${others.map(button).join('')}|${lines(others)}${anyButtons})`;
  return `(?:${lines(choices)}|${shown}(?:${turns.join('')}|${turns.toReversed().join('')}))`;
}

function lines(choices: readonly Choice[]): string {
  return choices
    .map(({ label, send }, index) => `${exactly(`${index + 1}. ${label}`)}(?:${COLON}${exactly(send)})?`)
    .join('');
}

function button({ label }: Choice): string {
  return exactly(`[${label}]`);
}

function exactly(text: string): string {
  return wordsOf(text).replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
}
