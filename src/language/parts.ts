/** Sorts the tokens of one cover into what the grammar asks about: which words, units, items, dates, topics, and in which order. */
import type { DateReading } from '../time/reading/read-dates.ts';
import type { Word } from './phrases/words.ts';
import { isWord, type Token } from './token.ts';

/** Units in a row (市编办、市改革办和市委人才办), and what joins them. */
export interface UnitRow {
  names: string[];
  /** 或, or: one of them is enough. */
  either: boolean;
  /** 鄂城区财政局, Echeng District Finance Bureau: two names run together are the name of a third. */
  foreign: boolean;
  first: number;
  last: number;
}

/** Positions are indices into `tokens`, which holds no gaps and no fillers. */
export interface Parts {
  /** The folded text that the tokens' offsets count in. */
  text: string;
  tokens: readonly Token[];
  units: readonly UnitRow[];
  items: readonly { items: readonly string[]; at: number }[];
  dates: readonly { reading: DateReading; at: number }[];
  sections: readonly { sections: readonly number[]; at: number }[];
  phases: readonly { phases: readonly number[]; at: number }[];
  topics: readonly { words: string; known: boolean; at: number; start: number; end: number }[];
  limits: readonly number[];
  /** Measures of the item spoken of before, by position. */
  parts: readonly number[];
  /** Where each word stands. */
  words: ReadonlyMap<Word, readonly number[]>;
}

/** Words that say two things at once. */
const WORDS_IN: Partial<Record<Word, readonly Word[]>> = { 'co-lead': ['lead', 'joint'] };

/** The parts of a cover. */
export function partsOf(cover: readonly Token[], text: string): Parts {
  const tokens = cover.filter((token) => token.is !== 'gap' && !isWord(token, 'filler'));
  const words = new Map<Word, number[]>();
  tokens.forEach((token, at) => {
    for (const word of token.is === 'word' ? (WORDS_IN[token.word] ?? [token.word]) : [])
      words.set(word, [...(words.get(word) ?? []), at]);
  });
  return {
    text,
    tokens,
    units: unitRows(tokens, text),
    items: tokens.flatMap((token, at) => (token.is === 'items' ? [{ items: token.items, at }] : [])),
    dates: tokens.flatMap((token, at) => (token.is === 'date' ? [{ reading: token.reading, at }] : [])),
    sections: tokens.flatMap((token, at) => (token.is === 'sections' ? [{ sections: token.sections, at }] : [])),
    phases: tokens.flatMap((token, at) => (token.is === 'phases' ? [{ phases: token.phases, at }] : [])),
    topics: tokens.flatMap((token, at) =>
      token.is === 'topic' ? [{ words: token.words, known: token.known, at, start: token.start, end: token.end }] : [],
    ),
    limits: tokens.flatMap((token) => (token.is === 'limit' ? [token.limit] : [])),
    parts: tokens.flatMap((token) => (token.is === 'part' ? [token.part] : [])),
    words,
  };
}

/** Whether one of the words is there. */
export function has(parts: Parts, ...words: readonly Word[]): boolean {
  return words.some((word) => parts.words.has(word));
}

/** Where the words stand, in order. */
export function placesOf(parts: Parts, ...words: readonly Word[]): number[] {
  return words.flatMap((word) => parts.words.get(word) ?? []).sort((a, b) => a - b);
}

function unitRows(tokens: readonly Token[], text: string): UnitRow[] {
  const rows: UnitRow[] = [];
  let joins: Word[] = [];
  tokens.forEach((token, at) => {
    if (token.is === 'word' && (token.word === 'and' || token.word === 'or')) {
      joins.push(token.word);
      return;
    }
    if (token.is === 'unit' || token.is === 'bare-unit') {
      const row = rows.at(-1);
      if (row && row.last + joins.length + 1 === at) {
        row.names.push(...token.names.filter((name) => !row.names.includes(name)));
        row.either ||= joins.includes('or');
        row.foreign ||= joins.length === 0 && runTogether(tokens[row.last], token, text);
        row.last = at;
      } else rows.push({ names: [...token.names], either: false, foreign: false, first: at, last: at });
    }
    joins = [];
  });
  return rows;
}

/** Two units without 和 or a comma between them; 市 begins a name of its own. */
function runTogether(before: Token | undefined, token: Token, text: string): boolean {
  if (!before || text[token.start] === '市') return false;
  return /^ ?$/u.test(text.slice(before.end, token.start));
}
