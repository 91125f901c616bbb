/** Finds pairs of brackets in a stretch of folded text. */
import type { Place } from '../plan/schema.ts';

export interface Groups {
  /** The outermost closed pairs, brackets included. */
  closed: Place[];
  /** Brackets that are never closed, and closing ones that were never opened. */
  unclosed: number[];
  unopened: number[];
}

/** All brackets between the two offsets. A bracket that stays open hides nothing that comes after it. */
export function findGroups(folded: string, [from, to]: Place): Groups {
  const open: number[] = [];
  const pairs: Place[] = [];
  const unopened: number[] = [];
  for (let at = from; at < to; at++) {
    if (folded[at] === '(') open.push(at);
    if (folded[at] !== ')') continue;
    const start = open.pop();
    if (start === undefined) unopened.push(at);
    else pairs.push([start, at + 1]);
  }
  return { closed: outermost(pairs), unclosed: open, unopened };
}

function outermost(pairs: readonly Place[]): Place[] {
  const kept: Place[] = [];
  for (const pair of pairs.toSorted((a, b) => a[0] - b[0])) {
    if (pair[0] >= (kept.at(-1)?.[1] ?? 0)) kept.push(pair);
  }
  return kept;
}

/** Splits at the separators that stand outside all brackets; the parts are trimmed, and empty ones dropped. */
export function splitOutside(folded: string, [from, to]: Place, separators: string): Place[] {
  const parts: Place[] = [];
  let depth = 0;
  let start = from;
  for (let at = from; at <= to; at++) {
    const sign = folded[at] ?? '';
    if (at < to && sign === '(') depth++;
    if (at < to && sign === ')') depth--;
    if (at < to && !(depth === 0 && separators.includes(sign))) continue;
    const part = trimmed(folded, [start, at]);
    if (part[0] < part[1]) parts.push(part);
    start = at + 1;
  }
  return parts;
}

function trimmed(folded: string, [from, to]: Place): Place {
  const words = folded.slice(from, to);
  return [from + words.length - words.trimStart().length, from + words.trimEnd().length];
}
