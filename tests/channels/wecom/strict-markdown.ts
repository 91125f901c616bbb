/**
 * Reads WeCom's dialects as strictly as they could be read, and gives what people see: the tests' own judge. Nothing is
 * taken for text that any client might take for markup, even where the documentation of the dialect does not have it.
 */

export type Kind = 'rich' | 'simple' | 'text';

export interface Seen {
  text: string;
  /** The ids of those who are called. */
  mentions: string[];
}

const INLINE = {
  rich: /\*\*(?<bold>[^*\n]+)\*\*|\*(?<italic>[^*\n]+)\*|`(?<code>[^`\n]+)`|(?<other>[\s\S])/gu,
  simple:
    /\*\*(?<bold>[^*\n]+)\*\*|<font color="comment">(?<grey>[^<>\n]+)<\/font>|`(?<code>[^`\n]+)`|<@(?<mention>[\w.@-]+)>|(?<other>[\s\S])/gu,
  text: /(?<other>[\s\S])/gu,
} as const;

/** What no text may have in it, whoever reads it. */
const FORBIDDEN = {
  rich: /[*`<\\~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|\]\p{Cf}*\(|&#?\w+;/u,
  simple: /[*`<\\]|\]\p{Cf}*\(|&#?\w+;/u,
  text: /<|&#?\w+;/u,
} as const;

const BLOCK_START = /^(?: {0,3}(?:[#>+\-=:[|]|\d+[.)](?!\d))| {4}|\t)/u;
const PUNCTUATION = /[\p{P}\p{S}]/u;
const CONTROL = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069\u2028\u2029]/u;

/** Throws when something is not closed, out of place, or could do anything that the bot did not mean. */
export function readStrictly(message: string, kind: Kind): Seen {
  if (CONTROL.test(message)) throw new Error(`a control character in ${JSON.stringify(message)}`);
  const seen: Seen = { text: '', mentions: [] };
  let above: 'none' | 'text' | 'quote' | 'columns' | 'row' = 'none';
  let width = 0;
  const lines = message.split('\n').map((line) => (kind === 'rich' ? line.replace(/ {2}$/u, '') : line));
  const add = (text: string) => {
    const inline = readInline(text, kind);
    // The zero-width space that guards the beginning of a line is not seen.
    seen.text += `${inline.text.replace(/^\u200b/u, '')}\n`;
    seen.mentions.push(...inline.mentions);
  };
  for (const [index, line] of lines.entries()) {
    const fail = (why: string) => new Error(`${why} in line ${index + 1} of ${JSON.stringify(message)}`);
    if (kind === 'text') add(line);
    else if (line.trim() === '') above = 'none';
    else if (kind === 'rich' && line.startsWith('|')) {
      if (above === 'text' || above === 'quote') throw fail('a table without an empty line above');
      if (!line.startsWith('| ') || !line.endsWith(' |')) throw fail('a row that is not closed');
      const cells = line.slice(2, -2).split(' | ');
      if (cells.some((cell) => cell.includes('|'))) throw fail('a cell that is not closed');
      if (above === 'columns' && cells.some((cell) => cell !== ':---')) throw fail('no line below the labels');
      if (above !== 'none' && cells.length !== width) throw fail(`${cells.length} cells of ${width}`);
      if (above !== 'columns') add(cells.join(' \u001f ').replaceAll('\u001f', ' '));
      width = cells.length;
      above = above === 'none' ? 'columns' : 'row';
    } else if (above === 'columns' || above === 'row') throw fail('text directly below a table');
    else if (line.startsWith('> ') || line === '>') {
      if (BLOCK_START.test(line.slice(2))) throw fail('markup at the beginning of a quoted line');
      add(line.slice(2));
      above = 'quote';
    } else if (above === 'quote') throw fail('text directly below a quotation');
    else if (line.startsWith('### ')) {
      if (line.slice(4).includes('#')) throw fail('a # in a heading');
      add(line.slice(4));
      above = 'none';
    } else {
      if (BLOCK_START.test(line)) throw fail('markup at the beginning');
      add(line);
      above = 'text';
    }
  }
  if (above === 'columns') throw new Error(`a table without rows in ${JSON.stringify(message)}`);
  return seen;
}

function readInline(line: string, kind: Kind): Seen {
  const seen: Seen = { text: '', mentions: [] };
  let literal = '';
  for (const { groups = {}, index, 0: whole } of line.matchAll(INLINE[kind])) {
    const { bold, italic, grey, code, mention, other } = groups;
    if (other !== undefined) {
      literal += other;
      seen.text += other;
      continue;
    }
    literal += '\n';
    if (mention !== undefined) {
      seen.mentions.push(mention);
      continue;
    }
    const words = bold ?? italic ?? grey ?? code ?? '';
    if (words !== words.trim()) throw new Error(`space between marks and words in ${line}`);
    if (code === undefined) literal += `${words}\n`;
    if ((bold ?? italic) !== undefined) checkFlanks(line, words, index, index + whole.length);
    seen.text += words;
  }
  if (FORBIDDEN[kind].test(literal)) throw new Error(`markup left in ${JSON.stringify(line)}`);
  return seen;
}

/** As CommonMark has it: a mark beside punctuation opens or closes only where there is space or punctuation on its other side. */
function checkFlanks(line: string, words: string, start: number, end: number): void {
  const before = line.slice(0, start).at(-1) ?? ' ';
  const after = line.slice(end).at(0) ?? ' ';
  const isFree = (character: string) => /\s/u.test(character) || PUNCTUATION.test(character);
  if (PUNCTUATION.test(words.at(0) ?? '') && !isFree(before)) throw new Error(`marks that do not open in ${line}`);
  if (PUNCTUATION.test(words.at(-1) ?? '') && !isFree(after)) throw new Error(`marks that do not close in ${line}`);
}
