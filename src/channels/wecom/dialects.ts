/** The five ways in which WeCom shows text: how much each takes, what it can show, and what could act in it. */
import type { Style } from '../runs.ts';
import { IN_MARKDOWN, IN_RICH_MARKDOWN, IN_TEXT } from './escape.ts';

export interface Dialect {
  /** What WeCom takes of one message, in bytes of UTF-8; of more, it refuses some and cuts others without a word. */
  bytes: number;
  /** Lines can be headings, quotes and the like. */
  isMarkdown: boolean;
  hasTables: boolean;
  /** Where one line ends and the next belongs to the same paragraph. */
  lineBreak: string;
  /** What stands around a stretch of each style, where it can be shown. */
  around: Readonly<Partial<Record<Style, readonly [string, string]>>>;
  /** Finds the characters of a text that could do something. */
  acting: RegExp;
}

const MARKDOWN = {
  isMarkdown: true,
  hasTables: false,
  lineBreak: '\n',
  around: {
    bold: ['**', '**'],
    // Grey: there is no italic here.
    italic: ['<font color="comment">', '</font>'],
    code: ['`', '`'],
  },
  acting: IN_MARKDOWN,
} as const satisfies Partial<Dialect>;

const RICH_MARKDOWN = {
  isMarkdown: true,
  hasTables: true,
  // Two spaces are a line break where lines would else flow together; where they don't, nobody sees them.
  lineBreak: '  \n',
  around: { bold: ['**', '**'], italic: ['*', '*'], code: ['`', '`'] },
  acting: IN_RICH_MARKDOWN,
} as const satisfies Partial<Dialect>;

/** Messages of the AI bot. */
export const AIBOT_MARKDOWN: Dialect = { ...RICH_MARKDOWN, bytes: 20_480 };
/** `markdown` of a group's webhook: colours and mentions, no tables and no lists. */
export const WEBHOOK_MARKDOWN: Dialect = {
  ...MARKDOWN,
  bytes: 4096,
  around: { ...MARKDOWN.around, mention: ['<@', '>'] },
};
/** `markdown_v2` of a group's webhook: tables, no colours and no mentions. */
export const MARKDOWN_V2: Dialect = { ...RICH_MARKDOWN, bytes: 4096 };
/** `markdown` of a self-built app. */
export const APP_MARKDOWN: Dialect = { ...MARKDOWN, bytes: 2048 };
/** `text`, wherever nothing else can be shown. */
export const PLAIN_TEXT: Dialect = {
  bytes: 2048,
  isMarkdown: false,
  hasTables: false,
  lineBreak: '\n',
  around: {},
  acting: IN_TEXT,
};
