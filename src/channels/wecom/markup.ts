/** Runs as text in one of WeCom's dialects: line by line, since headings, quotes and tables are made of whole lines. */
import { CELL_END, joinAlike, type Run } from '../runs.ts';
import type { Dialect } from './dialects.ts';
import { disarm, fullWidth, guardStart, IN_CODE } from './escape.ts';

interface Line {
  kind: 'text' | 'heading' | 'quote' | 'table' | 'blank';
  runs: Run[];
}

/** The whole as it is sent. What can't be shown in the dialect is plain. */
export function markUp(runs: readonly Run[], dialect: Dialect): string {
  const lines = linesOf(runs);
  return lines.map((line, index) => endOfLine(lines[index - 1], line, dialect) + lineText(line, dialect)).join('');
}

function linesOf(runs: readonly Run[]): Line[] {
  const lines: Run[][] = [[]];
  for (const { text, style } of joinAlike(runs)) {
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      // An empty line of a quotation belongs to it; others belong to nothing.
      if (line !== '' || style === 'quote') lines.at(-1)?.push({ text: line, style });
    }
  }
  return lines.map((line) => ({ kind: kindOf(line), runs: line }));
}

/** A line is what its first stretch is. */
function kindOf(runs: readonly Run[]): Line['kind'] {
  const style = runs[0]?.style;
  if (style === 'quote') return 'quote';
  if (runs.every(({ text }) => text.trim() === '')) return 'blank';
  if (style === 'columns' || style === 'row') return 'table';
  return style === 'heading' ? 'heading' : 'text';
}

/** A line directly below a table or a quotation would become part of it. */
function endOfLine(above: Line | undefined, { kind }: Line, { isMarkdown, lineBreak }: Dialect): string {
  if (!above) return '';
  if (!isMarkdown || above.kind === 'blank' || kind === 'blank') return '\n';
  if (above.kind === kind) return kind === 'text' || kind === 'quote' ? lineBreak : '\n';
  return above.kind === 'quote' || above.kind === 'table' || kind === 'table' ? '\n\n' : '\n';
}

function lineText({ kind, runs }: Line, dialect: Dialect): string {
  if (dialect.isMarkdown && kind === 'table') return runs.map((run) => tableLine(run, dialect)).join('');
  const text = runs.map((run) => runText(run, dialect)).join('');
  if (!dialect.isMarkdown) return text;
  switch (kind) {
    case 'heading':
      // A # at the end would be taken for the end of the heading.
      return `### ${text.trim().replaceAll('#', fullWidth)}`;
    case 'quote':
      return `> ${guardStart(text)}`;
    default:
      return guardStart(text);
  }
}

/** Marks stand close to the words, else they are taken for text. */
function runText({ text, style }: Run, { around, acting }: Dialect): string {
  const words = text.trim();
  const marks = around[style];
  if (!marks || words === '') return disarm(text, acting);
  const at = text.indexOf(words);
  const [open, close] = marks;
  const harmless = disarm(words, style === 'code' ? IN_CODE : acting);
  return text.slice(0, at) + open + harmless + close + text.slice(at + words.length);
}

function tableLine({ text, style }: Run, { acting }: Dialect): string {
  const cells = text.split(CELL_END).map((cell) => disarm(cell.trim(), acting).replaceAll('|', fullWidth));
  const line = `| ${cells.join(' | ')} |`;
  return style === 'row' ? line : `${line}\n| ${cells.map(() => ':---').join(' | ')} |`;
}
