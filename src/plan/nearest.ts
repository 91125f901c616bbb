/** Unit names that look like what somebody wrote: only ever to suggest, never to answer. */
import { distance } from 'fastest-levenshtein';
import type { Ledger } from './load.ts';

const MOST = 3;
const LONGEST = 60;
/** Edits, of the characters of the longer name. */
const FARTHEST = 1 / 2;
/** Of the longer name, how much both have in common at the beginning and the end; less is far-fetched. */
const ENOUGH = 2 / 3;
/** Of a place, and of a kind of body: what many names share says nothing about which unit is meant. */
const SHARED_ZH = /^(?:鄂州)?市?(?:委(?!员))?|(?:办公室|委员会|管理局|局|委|办|部门|中心)$/gu;
const SHARED_EN =
  /\b(?:the|of|for|and|municipal|city|ezhou|bureau|office|commission|committee|department|administration|authority|agency)\b/gu;

/** The names of the units whose name or alias differs least from these words, nearest first; none that differs in more than half. */
export function nearestUnits(ledger: Ledger, words: string): string[] {
  return nearest(ledger, words, () => true);
}

/** Those of the nearest that begin and end like the words, so that they may stand for what was meant. */
export function unitsLike(ledger: Ledger, words: string): string[] {
  return nearest(ledger, words, (one, wanted) => likeness(one, wanted) >= ENOUGH);
}

function nearest(ledger: Ledger, words: string, isLike: (one: string, wanted: string) => boolean): string[] {
  const wanted = folded(words);
  if (wanted === '') return [];
  return writtenNames(ledger)
    .map(({ name, written }) => ({ name, like: written.filter((one) => isLike(one, wanted)) }))
    .map(({ name, like }) => ({ name, away: Math.min(1, ...like.map((one) => apart(one, wanted))) }))
    .filter(({ away }) => away <= FARTHEST)
    .sort((a, b) => a.away - b.away)
    .slice(0, MOST)
    .map(({ name }) => name);
}

const written = new WeakMap<Ledger, { name: string; written: string[] }[]>();

/** Every folded name of every unit; some thousands of them, so they are folded once. */
function writtenNames(ledger: Ledger): { name: string; written: string[] }[] {
  const known = written.get(ledger);
  if (known) return known;
  const names = ledger.units.units.map((unit) => {
    const all = [unit.name, ...unit.aliases.zh, unit.en, ...unit.aliases.en].map(folded);
    return { name: unit.name, written: [...new Set(all)] };
  });
  written.set(ledger, names);
  return names;
}

/** Edits for each character of the longer one, so that long names are not far from everything. */
function apart(one: string, other: string): number {
  return one === '' ? 1 : distance(one, other) / Math.max(one.length, other.length);
}

function likeness(one: string, other: string): number {
  const [long, short] = one.length > other.length ? [one, other] : [other, one];
  if (long === '') return 0;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  let behind = 0;
  while (behind < short.length - same && short.at(-1 - behind) === long.at(-1 - behind)) behind += 1;
  return (same + behind) / long.length;
}

function folded(words: string): string {
  const plain = words.trim().slice(0, LONGEST).toLowerCase();
  return plain.replace(SHARED_ZH, '').replace(SHARED_EN, '').replace(/\s+/gu, ' ').trim();
}
