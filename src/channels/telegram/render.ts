/** A reply as Telegram shows it: HTML that a phone can read, in as many messages as it takes, each with its plain text beside it. */
import { piecesOf } from '../pieces.ts';
import { isVisible, plainOf, type Run } from '../runs.ts';
import { splitPieces } from '../split.ts';
import { htmlOf } from './html.ts';
import { choicesToList } from './keyboard.ts';
import type { OfferedReply } from './offer.ts';

/** One message: as HTML, and the same without markup for when Telegram can't read it. */
export interface Part {
  html: string;
  plain: string;
}

/** Telegram takes 4096 UTF-16 units of text, tags not counted; the rest is kept in reserve. */
const LIMIT = 4000;
/** What "(1/2)" takes on a line of its own. */
const MARK_ROOM = 16;

/**
 * The messages that the reply makes, in order; none when there is nothing to see in it. Several are marked (1/2), (2/2).
 * Choices that a button can't show in full are listed at the end; the buttons belong under the last message.
 */
export function renderTelegram(reply: OfferedReply, limit = LIMIT): Part[] {
  const pieces = piecesOf(reply.blocks, choicesToList(reply.choices));
  const room = unitsOf(pieces) <= limit ? limit : limit - MARK_ROOM;
  const parts = splitPieces(pieces, room, unitsOf).filter(isVisible);
  return parts.map((runs, index) => partOf(parts.length > 1 ? [...runs, mark(index + 1, parts.length)] : runs));
}

/** Telegram counts UTF-16 units of what is seen. */
function unitsOf(runs: readonly Run[]): number {
  return plainOf(runs).length;
}

function mark(number: number, count: number): Run {
  return { text: `\n(${number}/${count})`, style: 'plain' };
}

function partOf(runs: readonly Run[]): Part {
  return { html: htmlOf(runs), plain: plainOf(runs) };
}
