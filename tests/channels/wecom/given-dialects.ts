/** The five dialects with their names and judges, and replies brought to the form in which texts are compared. */
import {
  AIBOT_MARKDOWN,
  APP_MARKDOWN,
  type Dialect,
  MARKDOWN_V2,
  PLAIN_TEXT,
  WEBHOOK_MARKDOWN,
} from '../../../src/channels/wecom/dialects.ts';
import type { Block, Reply } from '../../../src/conversation.ts';
import { seenIn } from '../../dialogues/seen.ts';
import { type Kind, readStrictly } from './strict-markdown.ts';

export const DIALECTS: readonly (readonly [name: string, dialect: Dialect, kind: Kind])[] = [
  ['AI-bot markdown', AIBOT_MARKDOWN, 'rich'],
  ['webhook markdown', WEBHOOK_MARKDOWN, 'simple'],
  ['markdown_v2', MARKDOWN_V2, 'rich'],
  ['app markdown', APP_MARKDOWN, 'simple'],
  ['plain text', PLAIN_TEXT, 'text'],
];

/** What a person reads in the messages, from top to bottom; marks such as (1/2), where they are right, are not read out. */
export function shownIn(messages: readonly string[], kind: Kind): string {
  return seenIn(messages.map((message) => ({ text: readStrictly(message, kind).text.trimEnd(), buttons: [] })));
}

/** The text with full-width marks of markup as the ASCII ones, which look alike, and without anything that can't be seen. */
export function alike(text: string): string {
  return text
    .toWellFormed()
    .replace(/[＜＞＊｀＼～｜＿＆］＃]/gu, (wide) => String.fromCodePoint((wide.codePointAt(0) ?? 0) - 0xfee0))
    .replace(/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu, (hidden) => (/\s/u.test(hidden) ? ' ' : ''));
}

/** The reply with all its texts so. */
export function alikeReply({ blocks, choices }: Reply): Reply {
  return {
    blocks: blocks.map(alikeBlock),
    choices: choices.map((choice) => ({ ...choice, label: alike(choice.label), send: alike(choice.send) })),
  };
}

function alikeBlock(block: Block): Block {
  switch (block.kind) {
    case 'fields':
      return {
        ...block,
        fields: block.fields.map(({ label, value }) => ({ label: alike(label), value: alike(value) })),
      };
    case 'table':
      return { ...block, columns: block.columns.map(alike), rows: block.rows.map((row) => row.map(alikeCell)) };
    default:
      return { ...block, text: alike(block.text) };
  }
}

/** A cell in which nothing can be seen is not an empty one: lists show its label. */
function alikeCell(cell: string): string {
  return alike(cell) || (/[^\p{Cc}\u202a-\u202e\u2066-\u2069]|\s/u.test(cell) ? ' ' : '');
}
