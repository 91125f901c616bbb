/** Lists everything that each stretch of a question could mean; which of it does mean something is decided by cover and grammar. */
import type { Day } from '../time/day.ts';
import { readDatesAt } from '../time/reading/read-dates.ts';
import { isWordPart, type Lexicon, phrasesAt } from './lexicon.ts';
import { readNumberedAt } from './numbers/numbered.ts';
import type { Token } from './token.ts';
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
