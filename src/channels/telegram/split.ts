/** Divides a long reply into messages: between blocks where that can be done, else between rows, lines, sentences, and only then within them. */
import { BREAK, type Break, cutText } from './cut.ts';
import { plainOf, type Run } from './html.ts';

/** A run that may begin a message, at the price of its `before`. */
export interface Piece extends Run {
  before: Break;
  /** What must be said again when a message begins here: the labels of a table whose rows don't carry them. */
  head?: string;
}

/** No piece is longer than this share of a message, so that a heading always finds something to stand over. */
const LARGEST_PIECE = 1 / 4;
/** From here on a message is full enough to end at a good place, even if what follows has to be divided too. */
const FULL_ENOUGH = 1 / 2;

const LEVELS: readonly Break[] = [BREAK.block, BREAK.row, BREAK.line, BREAK.sentence, BREAK.clause, BREAK.character];

/** The pieces in as many messages as it takes, each of at most `limit` UTF-16 units; nothing is lost but the space at their ends. */
export function splitPieces(pieces: readonly Piece[], limit: number): Run[][] {
  if (plainOf(pieces).length <= limit) return [trimRuns(pieces)];
  const most = Math.max(1, Math.floor(limit * LARGEST_PIECE));
  const atoms = pieces.flatMap((piece) => cut(piece, most));
  const parts: Run[][] = [];
  for (let start = 0; start < atoms.length; ) {
    const head = headAt(atoms, start, most);
    const end = endOfPart(atoms, start, limit - plainOf(head).length, most);
    parts.push([...head, ...trimRuns(atoms.slice(start, end))]);
    start = end;
  }
  return parts;
}

function cut(piece: Piece, most: number): Piece[] {
  return cutText(piece.text, most).map(({ text, before }, index) => ({
    ...piece,
    text,
    before: index === 0 ? piece.before : before,
  }));
}

function headAt(atoms: readonly Piece[], start: number, most: number): Run[] {
  const head = atoms[start]?.head ?? '';
  return head === '' || head.length > most ? [] : [{ text: head, style: 'italic' }, NEW_LINE];
}

const NEW_LINE: Run = { text: '\n', style: 'plain' };

/**
 * Where the message that begins at `start` ends. At each level, from blocks to characters, it may end at the last place
 * within reach, unless it is still half empty and what would come next is too long for one message: that must be divided
 * in any case, so this message takes some of it.
 */
function endOfPart(atoms: readonly Piece[], start: number, room: number, most: number): number {
  const reach = furthest(atoms, start, room);
  if (reach === atoms.length) return reach;
  for (const level of LEVELS) {
    const end = lastBreak(atoms, start, reach, level);
    if (end === undefined) continue;
    const next = nextBreak(atoms, end, level);
    const needed = sizeOf(atoms, end, next) + plainOf(headAt(atoms, end, most)).length;
    if (sizeOf(atoms, start, end) >= room * FULL_ENOUGH || needed <= room) return end;
  }
  return reach;
}

function furthest(atoms: readonly Piece[], start: number, room: number): number {
  let end = start + 1;
  for (let size = sizeOf(atoms, start, end); end < atoms.length; end += 1) {
    size += atoms[end]?.text.length ?? 0;
    if (size > room) break;
  }
  return end;
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

function sizeOf(atoms: readonly Piece[], start: number, end: number): number {
  return plainOf(atoms.slice(start, end)).length;
}

/** Without space at either end, which Telegram would take away. */
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
