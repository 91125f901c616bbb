/** Lists everything that each stretch of a question could mean; which of it does mean something is decided by cover and grammar. */
import type { Day } from '../time/day.ts';
import { readDatesAt } from '../time/reading/read-dates.ts';
import { isWordPart, type Lexicon, phrasesAt } from './lexicon.ts';
import { readNumberedAt } from './numbers/numbered.ts';
import type { Token } from './token.ts';
import { standsAsUnit } from './unit-place.ts';

const GAP = /[^\p{L}\p{N}]/u;

/** The tokens that start at each offset of a text, read when they are first asked for. */
export type Lattice = (at: number) => readonly Token[];

/** The lattice of a text. Gaps are single characters; what nothing reads is not listed. */
export function latticeOf(text: string, lexicon: Lexicon, today: Day): Lattice {
  const known: (readonly Token[] | undefined)[] = [];
  return (at) => {
    const tokens = known[at] ?? tokensAt(text, at, lexicon, today);
    known[at] = tokens;
    return tokens;
  };
}

const NOTHING: readonly Token[] = [];

function tokensAt(text: string, at: number, lexicon: Lexicon, today: Day): readonly Token[] {
  if (at > 0 && isWordPart(text[at - 1]) && isWordPart(text[at])) return NOTHING;
  const tokens: Token[] = [];
  for (const { end, meaning } of phrasesAt(lexicon, text, at)) {
    if (meaning.is !== 'bare-unit' || standsAsUnit(lexicon, text, at, end)) tokens.push({ ...meaning, start: at, end });
  }
  for (const { end, meaning } of readNumberedAt(text, at)) {
    if (endsWhole(text, end)) tokens.push({ ...meaning, start: at, end });
  }
  for (const reading of readDatesAt(text, at, today)) {
    if (endsWhole(text, reading.end)) tokens.push({ is: 'date', reading, start: at, end: reading.end });
  }
  if (GAP.test(text[at] ?? '')) tokens.push({ is: 'gap', start: at, end: at + 1 });
  return tokens;
}

/** Whether no Latin word and no number goes on at the offset. */
function endsWhole(text: string, end: number): boolean {
  return !(isWordPart(text[end - 1]) && isWordPart(text[end]));
}
