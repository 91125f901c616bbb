/** The document as received: decoded, with a folded twin of the same length to search in, and its lines. */
import type { Place } from '../plan/schema.ts';

export interface SeedText {
  /** The decoded file; every place in the plan counts UTF-16 units of this. */
  text: string;
  /** The same length: full-width digits, brackets, dashes and punctuation as half-width, odd spaces as a space. */
  folded: string;
  /** The lines that hold anything, without the white space around it. */
  paragraphs: readonly Place[];
}

const FOLDED = new Map<string, string>(
  [
    ['（〔［【[﹙', '('],
    ['）〕］】]﹚', ')'],
    ['：﹕', ':'],
    ['，﹐', ','],
    ['；﹔', ';'],
    ['．', '.'],
    ['％', '%'],
    ['—–―－‐‑~～〜', '-'],
    ['\u3000\u00a0\t\ufeff', ' '],
  ].flatMap(([from = '', to = '']) => [...from].map((sign): [string, string] => [sign, to])),
);
const FOLDABLE = new RegExp(`[０-９${[...FOLDED.keys()].map((sign) => `\\u{${code(sign)}}`).join('')}]`, 'gu');

/** The file's text with its byte order mark, if any; undefined when the bytes are not UTF-8. */
export function decodeSeed(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Prepares the text for reading. */
export function seedText(text: string): SeedText {
  const folded = fold(text);
  const paragraphs = [...folded.matchAll(/[^\r\n]+/gu)].flatMap((line): Place[] => {
    const trimmed = trimPlace(folded, [line.index, line.index + line[0].length]);
    return trimmed[0] < trimmed[1] ? [trimmed] : [];
  });
  return { text, folded, paragraphs };
}

/** Full-width signs as half-width ones, one for one. */
export function fold(text: string): string {
  return text.replace(FOLDABLE, (sign) => FOLDED.get(sign) ?? String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** The line, from 1, that the offset stands in. */
export function lineAt(text: string, offset: number): number {
  return 1 + (text.slice(0, offset).match(/\r\n|\r|\n/gu)?.length ?? 0);
}

/** The place without white space at its ends. */
export function trimPlace(text: string, [from, to]: Place): Place {
  const words = text.slice(from, to);
  const start = from + words.length - words.trimStart().length;
  return [start, Math.max(start, from + words.trimEnd().length)];
}

function code(sign: string): string {
  return sign.charCodeAt(0).toString(16);
}
