/** Short titles of measures: a clause of their own words, or the words an editor chose from them. */
import { z } from 'zod';
import type { Remarks } from './remarks.ts';
import { fold } from './seed-text.ts';

const TITLES = z.record(z.string(), z.string());

const LONGEST = 24;
const SHORTEST = 4;
/** A clause that begins so tells how or why, not what. */
const PREFACE = /^(?:按照|根据|依据|结合|针对|围绕|对照|坚持|主动适应|适应|为了?|在|以)/u;

/** The first clause that says what is to be done and is short enough; undefined when there is none. */
export function titleOf(text: string): string | undefined {
  const folded = fold(text);
  for (const clause of folded.matchAll(/[^,。;:\n\r]+/gu)) {
    const words = text.slice(clause.index, clause.index + clause[0].length).trim();
    const whole = words.length >= SHORTEST && words.length <= LONGEST && !PREFACE.test(words) && balanced(fold(words));
    if (whole) return words;
  }
  return undefined;
}

/** The beginning of the text, for a measure none of whose clauses is short enough. */
export function cutTitle(text: string): string {
  return text.slice(0, LONGEST).trim();
}

function balanced(folded: string): boolean {
  const count = (sign: string) => folded.split(sign).length - 1;
  return count('(') === count(')') && count('《') === count('》') && count('“') === count('”') && count('"') % 2 === 0;
}

/** The editor's titles by measure id, out of titles.json. */
export function readTitles(json: string | undefined, remarks: Remarks): Map<string, string> {
  if (json === undefined) return new Map();
  try {
    return new Map(Object.entries(TITLES.parse(JSON.parse(json))));
  } catch {
    remarks.problem('titles-form', null);
    return new Map();
  }
}
