/** Cuts a text that is too long for one message into pieces that may be put into different ones: lines, then sentences, then clauses, then characters. */

/** How much it hurts to begin a new message there: least between blocks, never behind a heading. */
export type Break = (typeof BREAK)[keyof typeof BREAK];

export const BREAK = { block: 0, row: 1, line: 2, sentence: 3, clause: 4, character: 5, never: 6 } as const;

/** A piece of a text, and what it would mean to begin a message with it. */
export interface Piece {
  text: string;
  before: Break;
}

/** What clings to the character before it: nothing may be cut in front of these. */
const CLINGS = String.raw`[\p{M}\p{Grapheme_Extend}\p{Emoji_Modifier}。！？；，、：…”’」』）》]`;
const LINES = /(?<=\n)/u;
const SENTENCES = new RegExp(String.raw`(?<=[。！？；…][”’」』）》]{0,3}|[.!?;][)"'”’]{0,3}\s)(?!${CLINGS}|\s)`, 'u');
const CLAUSES = new RegExp(String.raw`(?<=[，、：,\s])(?!${CLINGS}|\s)`, 'u');

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The text in pieces, in order and complete; the first can't begin a message by itself. What is longer than `most` UTF-16 units even as a clause is cut between characters. */
export function cutText(text: string, most: number): Piece[] {
  return divide({ text, before: BREAK.never }, LINES, BREAK.line)
    .flatMap((line) => divide(line, SENTENCES, BREAK.sentence))
    .flatMap((sentence) => (sentence.text.length > most ? divide(sentence, CLAUSES, BREAK.clause) : [sentence]))
    .flatMap((clause) => (clause.text.length > most ? byCharacter(clause, most) : [clause]));
}

function divide({ text, before }: Piece, at: RegExp, level: Break): Piece[] {
  return text.split(at).map((part, index) => ({ text: part, before: index === 0 ? before : level }));
}

function byCharacter({ text, before }: Piece, most: number): Piece[] {
  const pieces: Piece[] = [{ text: '', before }];
  for (const unit of unitsOf(text, most)) {
    const last = pieces.at(-1);
    if (last && last.text.length + unit.length <= most) last.text += unit;
    else pieces.push({ text: unit, before: BREAK.character });
  }
  return pieces;
}

/** Characters as a reader sees them; one with more marks than a message holds, code point by code point. */
function unitsOf(text: string, most: number): string[] {
  return [...characters.segment(text)].flatMap(({ segment }) => (segment.length > most ? [...segment] : [segment]));
}
