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

/** How much of a message a text takes, in the platform's own units. */
export type TextMeasure = (text: string) => number;

/**
 * The text in pieces, in order and complete; the first can't begin a message by itself. What takes more than `most` even as
 * a clause is cut between characters. What two texts take together may be less than the sum, not more.
 */
export function cutText(text: string, most: number, sizeOf: TextMeasure): Piece[] {
  return divide({ text, before: BREAK.never }, LINES, BREAK.line)
    .flatMap((line) => divide(line, SENTENCES, BREAK.sentence))
    .flatMap((sentence) => (sizeOf(sentence.text) > most ? divide(sentence, CLAUSES, BREAK.clause) : [sentence]))
    .flatMap((clause) => (sizeOf(clause.text) > most ? byCharacter(clause, most, sizeOf) : [clause]));
}

function divide({ text, before }: Piece, at: RegExp, level: Break): Piece[] {
  return text.split(at).map((part, index) => ({ text: part, before: index === 0 ? before : level }));
}

function byCharacter({ text, before }: Piece, most: number, sizeOf: TextMeasure): Piece[] {
  const pieces: Piece[] = [];
  let size = 0;
  for (const unit of unitsOf(text, most, sizeOf)) {
    const last = pieces.at(-1);
    const more = sizeOf(unit);
    if (last && size + more <= most) {
      last.text += unit;
      size += more;
    } else {
      pieces.push({ text: unit, before: last ? BREAK.character : before });
      size = more;
    }
  }
  return pieces;
}

/** Characters as a reader sees them; one with more marks than a message holds, code point by code point. */
function unitsOf(text: string, most: number, sizeOf: TextMeasure): string[] {
  return [...characters.segment(text)].flatMap(({ segment }) => (sizeOf(segment) > most ? [...segment] : [segment]));
}
