/** A reply as WeCom shows it: in one dialect, in as many messages as it takes, none larger than that dialect allows. */
import type { Block, Choice } from '../../conversation.ts';
import { type Listed, piecesOf } from '../pieces.ts';
import { isVisible, type Run } from '../runs.ts';
import { largestPiece, type Piece, splitPieces } from '../split.ts';
import { AIBOT_MARKDOWN, APP_MARKDOWN, type Dialect, MARKDOWN_V2, PLAIN_TEXT, WEBHOOK_MARKDOWN } from './dialects.ts';
import { tidy } from './escape.ts';
import { markUp } from './markup.ts';
import { mentionPieces } from './mention.ts';
import { markdownTables } from './table.ts';
import { langOf, leftOut } from './too-long.ts';

/** What is shown; every Reply is one. The choices are numbered lines at the end. */
export interface ShownReply {
  blocks: readonly Block[];
  choices: readonly Pick<Choice, 'label' | 'send'>[];
}

/**
 * Kept free in every message: nobody documents how WeCom counts line ends, or what a gateway before a private deployment
 * adds, and what is too long is cut without a word. It is what the adapters of others leave, too (4000 of 4096).
 */
const RESERVE = 1 / 50;
/** What "(1/2)" takes on a line of its own, in bytes. */
const MARK_ROOM = 16;
/** More messages than these are no answer but a flood, and use up what may be sent to a chat in a minute. */
const MOST_MESSAGES = 5;

/** For the AI bot's answers and pushes; at most 20,480 bytes each. */
export function renderAibotMarkdown(reply: ShownReply): string[] {
  return renderIn(AIBOT_MARKDOWN, reply);
}

/** For `markdown` to a group's webhook, at most 4096 bytes each; the members with these ids are called. */
export function renderWebhookMarkdown(reply: ShownReply, mention: readonly string[] = []): string[] {
  return renderIn(WEBHOOK_MARKDOWN, reply, { mention });
}

/** For `markdown_v2` to a group's webhook; at most 4096 bytes each. */
export function renderMarkdownV2(reply: ShownReply): string[] {
  return renderIn(MARKDOWN_V2, reply);
}

/** For `markdown` of a self-built app; at most 2048 bytes each. */
export function renderAppMarkdown(reply: ShownReply): string[] {
  return renderIn(APP_MARKDOWN, reply);
}

/** For `text` of an app or a webhook, and for answers to callbacks; at most 2048 bytes each. */
export function renderPlainText(reply: ShownReply): string[] {
  return renderIn(PLAIN_TEXT, reply);
}

/** Whom to call, and how many messages at most. */
export interface Settings {
  mention?: readonly string[];
  most?: number;
}

/**
 * The messages that the reply makes, in order; none when there is nothing to see in it. Several end with (1/2), (2/2).
 * When there would be more than five, the last says how many are left out and how to ask for less; where the facts come
 * from, and the choices, are never left out.
 */
export function renderIn(dialect: Dialect, reply: ShownReply, settings: Settings = {}): string[] {
  const { mention = [], most = MOST_MESSAGES } = settings;
  const tidied = tidyReply(reply);
  if (!isVisible(piecesOf(tidied.blocks, tidied.choices))) return [];
  const scene: Scene = { dialect, called: mentionPieces(mention), ...tidied };
  const parts = split(scene);
  return numbered(parts.length > most ? (shortened(scene, most) ?? parts) : parts, dialect);
}

/** What is shown, and how. */
interface Scene extends Tidied {
  dialect: Dialect;
  called: readonly Piece[];
}

interface Tidied {
  blocks: readonly Block[];
  choices: readonly Listed[];
}

function split({ dialect, called, blocks, choices }: Scene): Run[][] {
  const measure = (runs: readonly Run[]) => Buffer.byteLength(markUp(runs, dialect));
  const limit = Math.floor(dialect.bytes * (1 - RESERVE));
  const room = limit - MARK_ROOM;
  const tables = markdownTables((line) => measure([line]) < largestPiece(room));
  const pieces = [...called, ...piecesOf(blocks, choices, dialect.hasTables ? tables : undefined)];
  return splitPieces(pieces, measure(pieces) <= limit ? limit : room, measure).filter(isVisible);
}

/** At most so many messages, and more only if the choices take more than one. Null when there is nothing else to leave out. */
function shortened(scene: Scene, most: number): Run[][] | null {
  const { blocks } = scene;
  const end = blocks.findLastIndex(({ kind }) => kind !== 'source') + 1;
  const body = split({ ...scene, blocks: blocks.slice(0, end), choices: [] });
  const shown = most - 1;
  if (body.length <= shown) return null;
  const notice: Block = { kind: 'text', text: leftOut(body.length, shown, langOf(blocks)) };
  const last = split({ ...scene, called: [], blocks: [notice, ...blocks.slice(end)] });
  return [...body.slice(0, shown), ...last];
}

function numbered(parts: readonly Run[][], dialect: Dialect): string[] {
  if (parts.length === 1) return parts.map((runs) => markUp(runs, dialect));
  return parts.map((runs, index) =>
    markUp([...runs, { text: `\n(${index + 1}/${parts.length})`, style: 'plain' }], dialect),
  );
}

function tidyReply({ blocks, choices }: ShownReply): Tidied {
  return {
    blocks: blocks.map(tidyBlock),
    choices: choices.map(({ label, send }) => ({ label: tidy(label), send: send === label ? null : tidy(send) })),
  };
}

function tidyBlock(block: Block): Block {
  switch (block.kind) {
    case 'fields':
      return { ...block, fields: block.fields.map(({ label, value }) => ({ label: tidy(label), value: tidy(value) })) };
    case 'table':
      return { ...block, columns: block.columns.map(tidy), rows: block.rows.map((row) => row.map(tidy)) };
    default:
      return { ...block, text: tidy(block.text) };
  }
}
