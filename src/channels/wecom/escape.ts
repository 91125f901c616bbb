/**
 * Makes text harmless for WeCom, whose dialects have no documented way to escape. There are two means:
 * - A character that could do something (mention, link, colour, emphasis, a cell's end) becomes its full-width twin: `＜@all＞`.
 *   It reads the same beside Chinese, and nothing that a client strips or forgives brings it back to life.
 * - What would only look different at the beginning of a line (`#`, `-`, `1.`) gets a zero-width space before it: no noise.
 * Both are undone when somebody copies the text and sends it to the bot, which folds widths and drops invisible characters.
 */

/** What could do something, each found as the one character that is replaced. */
const REFERENCE = String.raw`&(?=#?\w+;)`;
const TAG = '[<>]';
const LINE_MARKUP = String.raw`[*${'`'}\\]|\](?=\p{Cf}*\()`;
/** An underscore within a word means nothing: ids of people have them. */
const EMPHASIS = String.raw`~|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])`;

/** In text messages: apps may send links in them, and there are mentions. */
export const IN_TEXT = new RegExp([TAG, REFERENCE].join('|'), 'gu');
/** In the older markdown: bold, code, links, colours. */
export const IN_MARKDOWN = new RegExp([TAG, REFERENCE, LINE_MARKUP].join('|'), 'gu');
/** Where there is more emphasis. */
export const IN_RICH_MARKDOWN = new RegExp([TAG, REFERENCE, LINE_MARKUP, EMPHASIS].join('|'), 'gu');
/** Between backticks, where only these could matter. */
export const IN_CODE = new RegExp([TAG, '`'].join('|'), 'gu');

/** Headings, lists, rules, definitions of links, lines of a table, and code by indentation. */
const LINE_START = /^(?: {0,3}(?:[#+\-=:[|]|\d{1,9}[.)](?!\d))| {4})/u;
const ZERO_WIDTH = '\u200b';
/** From a printable ASCII character to its full-width twin. */
const TO_FULL_WIDTH = 0xfee0;

const NEW_LINES = /\r\n?|[\v\f\u0085\u2028\u2029]/gu;
/** Other control characters, and marks that turn the order of the text around. */
const UNSAFE = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu;

/** The text as WeCom can carry it: lines end alike, and there is nothing in it that is no character and no line. */
export function tidy(text: string): string {
  return text.toWellFormed().replace(NEW_LINES, '\n').replaceAll('\t', ' ').replace(UNSAFE, '');
}

/** The text with what `acting` finds in it replaced by full-width twins. */
export function disarm(text: string, acting: RegExp): string {
  return text.replace(acting, fullWidth);
}

/** The line so that its beginning means nothing. */
export function guardStart(line: string): string {
  return LINE_START.test(line) ? ZERO_WIDTH + line : line;
}

/** The full-width twin of a printable ASCII character. */
export function fullWidth(character: string): string {
  return String.fromCodePoint((character.codePointAt(0) ?? 0) + TO_FULL_WIDTH);
}
