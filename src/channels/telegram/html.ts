/** Telegram's HTML: the one place where text becomes markup, and where characters that mean markup are made harmless. */
import { joinAlike, type Run, type Style } from '../runs.ts';

/** A quotation longer than this is folded to its first lines until somebody taps it: what follows it stays in sight. */
const LONG_QUOTE = 300;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const TAGS: Readonly<Partial<Record<Style, string>>> = {
  heading: 'b',
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

function markUp({ text, style }: Run): string {
  const tag = TAGS[style];
  if (tag === undefined || text === '') return escapeHtml(text);
  const isFolded = style === 'quote' && text.length > LONG_QUOTE;
  return `<${tag}${isFolded ? ' expandable' : ''}>${escapeHtml(text)}</${tag}>`;
}
