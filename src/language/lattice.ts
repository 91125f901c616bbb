/** Lists everything that each stretch of a question could mean; which of it does mean something is decided by cover and grammar. */
import type { Day } from '../time/day.ts';
import { readDatesAt } from '../time/reading/read-dates.ts';
import { isWordPart, type Lexicon, phrasesAt } from './lexicon.ts';
import { readNumberedAt } from './numbers/numbered.ts';
import type { Meaning, Token } from './token.ts';
import { standsAsUnit } from './unit-place.ts';

const GAP = /[^\p{L}\p{N}]/u;

/** All tokens by the offset where they start. Gaps are single characters; what nothing reads is not listed. */
export function latticeOf(text: string, lexicon: Lexicon, today: Day): (readonly Token[])[] {
  const lattice: (readonly Token[])[] = [];
  for (let at = 0; at < text.length; at += 1) lattice.push(tokensAt(text, at, lexicon, today));
  return lattice;
}

const NOTHING: readonly Token[] = [];

function tokensAt(text: string, at: number, lexicon: Lexicon, today: Day): readonly Token[] {
  if (at > 0 && isWordPart(text[at - 1]) && isWordPart(text[at])) return NOTHING;
  const tokens: Token[] = [];
  const add = (end: number, meaning: Meaning) => {
    if (!(isWordPart(text[end - 1]) && isWordPart(text[end]))) tokens.push({ ...meaning, start: at, end });
  };
  for (const { end, meaning } of phrasesAt(lexicon, text, at)) {
    if (meaning.is !== 'bare-unit' || standsAsUnit(lexicon, text, at, end)) add(end, meaning);
  }
  for (const { end, meaning } of readNumberedAt(text, at)) add(end, meaning);
  for (const reading of readDatesAt(text, at, today)) add(reading.end, { is: 'date', reading });
  if (GAP.test(text[at] ?? '')) tokens.push({ is: 'gap', start: at, end: at + 1 });
  return tokens;
}
