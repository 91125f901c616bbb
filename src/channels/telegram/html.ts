/** Telegram's HTML: the one place where text becomes markup, and where characters that mean markup are made harmless. */

export type Style = 'plain' | 'bold' | 'italic' | 'code' | 'quote';

/** A stretch of text that looks the same all through. */
export interface Run {
  text: string;
  style: Style;
}

/** A quotation longer than this is folded to its first lines until somebody taps it: what follows it stays in sight. */
const LONG_QUOTE = 300;

/** Telegram refuses a message in which there is nothing to see. */
const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const TAGS: Readonly<Record<Exclude<Style, 'plain'>, string>> = {
  bold: 'b',
  italic: 'i',
  code: 'code',
  quote: 'blockquote',
};

/** The text as it must be written between tags. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>]/gu, (character) => ENTITIES[character] ?? character);
}

/** The runs as one HTML text; neighbours of the same style share their tags. */
export function htmlOf(runs: readonly Run[]): string {
  return joinAlike(runs).map(markUp).join('');
}

/** The same text without any markup. */
export function plainOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}

/** Whether there is anything to see. */
export function isVisible(runs: readonly Run[]): boolean {
  return runs.some(({ text }) => VISIBLE.test(text));
}

function joinAlike(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const { text, style } of runs) {
    const last = joined.at(-1);
    if (last?.style === style) last.text += text;
    else joined.push({ text, style });
  }
  return joined;
}

function markUp({ text, style }: Run): string {
  if (style === 'plain' || text === '') return escapeHtml(text);
  const tag = TAGS[style];
  const isFolded = style === 'quote' && text.length > LONG_QUOTE;
  return `<${tag}${isFolded ? ' expandable' : ''}>${escapeHtml(text)}</${tag}>`;
}
