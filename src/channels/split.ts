/** Divides a long reply into messages: between blocks where that can be done, else between rows, lines, sentences, and only then within them. */
import { BREAK, type Break, cutText } from './cut.ts';
import type { Run } from './runs.ts';

/** A run that may begin a message, at the price of its `before`. */
export interface Piece extends Run {
  before: Break;
  /** What must be said again when a message begins here: the labels of a table whose rows don't carry them. */
  head?: readonly Run[];
  /** It is never cut. */
  whole?: true;
}

/** How much of a message the runs take together, in the platform's own units. */
export type Measure = (runs: readonly Run[]) => number;

/** No piece is longer than this share of a message, so that a heading always finds something to stand over. */
const LARGEST_PIECE = 1 / 4;
/** From here on a message is full enough to end at a good place, even if what follows has to be divided too. */
const FULL_ENOUGH = 1 / 2;

const LEVELS: readonly Break[] = [BREAK.block, BREAK.row, BREAK.line, BREAK.sentence, BREAK.clause, BREAK.character];

/** The most that a piece may take of messages of that size; what is `whole` must not take more. */
export function largestPiece(limit: number): number {
  return Math.max(1, Math.floor(limit * LARGEST_PIECE));
}

/** The pieces in as many messages as it takes, none larger than `limit`; nothing is lost but the space at their ends. */
export function splitPieces(pieces: readonly Piece[], limit: number, measure: Measure): Run[][] {
  if (measure(pieces) <= limit) return [trimRuns(pieces)];
  const most = largestPiece(limit);
  const atoms = pieces.flatMap((piece) => cut(piece, most, measure));
  const parts: Run[][] = [];
  for (let start = 0; start < atoms.length; ) {
    const head = headAt(atoms, start, most, measure);
    const end = endOfPart(atoms, start, limit - measure(head), most, measure);
    parts.push([...head, ...trimRuns(atoms.slice(start, end))]);
    start = end;
  }
  return parts;
}

function cut(piece: Piece, most: number, measure: Measure): Piece[] {
  if (piece.whole) return [piece];
  const sizeOf = (text: string) => measure([{ text, style: piece.style }]);
  return cutText(piece.text, most, sizeOf).map(({ text, before }, index) => ({
    ...piece,
    text,
    before: index === 0 ? piece.before : before,
  }));
}

/** A head that would take as much as a piece is said once only. */
function headAt(atoms: readonly Piece[], start: number, most: number, measure: Measure): readonly Run[] {
  const head = atoms[start]?.head ?? [];
  return measure(head) > most ? [] : head;
}

/**
 * Where the message that begins at `start` ends. At each level, from blocks to characters, it may end at the last place
 * within reach, unless it is still half empty and what would come next is too long for one message: that must be divided
 * in any case, so this message takes some of it.
 */
function endOfPart(atoms: readonly Piece[], start: number, room: number, most: number, measure: Measure): number {
  const reach = furthest(atoms, start, room, measure);
  if (reach === atoms.length) return reach;
  for (const level of LEVELS) {
    const end = lastBreak(atoms, start, reach, level);
    if (end === undefined) continue;
    const next = atoms.slice(end, nextBreak(atoms, end, level));
    const needed = measure(next) + measure(headAt(atoms, end, most, measure));
    if (measure(atoms.slice(start, end)) >= room * FULL_ENOUGH || needed <= room) return end;
  }
  return reach;
}

/** How far `room` goes; one piece goes into any message. */
function furthest(atoms: readonly Piece[], start: number, room: number, measure: Measure): number {
  let fits = start + 1;
  let beyond = atoms.length + 1;
  while (beyond - fits > 1) {
    const middle = Math.floor((fits + beyond) / 2);
    if (measure(atoms.slice(start, middle)) <= room) fits = middle;
    else beyond = middle;
  }
  return fits;
}

function lastBreak(atoms: readonly Piece[], start: number, reach: number, level: Break): number | undefined {
  for (let at = reach; at > start; at -= 1) {
    if ((atoms[at]?.before ?? BREAK.never) <= level) return at;
  }
  return undefined;
}

function nextBreak(atoms: readonly Piece[], from: number, level: Break): number {
  const next = atoms.findIndex(({ before }, at) => at > from && before <= level);
  return next < 0 ? atoms.length : next;
}

/** Without space at either end, which platforms would take away. */
function trimRuns(pieces: readonly Run[]): Run[] {
  const runs = pieces.map(({ text, style }) => ({ text, style }));
  while (runs[0]?.text.trimStart() === '') runs.shift();
  while (runs.at(-1)?.text.trimEnd() === '') runs.pop();
  const [first] = runs;
  const last = runs.at(-1);
  if (first) first.text = first.text.trimStart();
  if (last) last.text = last.text.trimEnd();
  return runs;
}
