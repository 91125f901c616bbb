/** Turns what nothing read into a topic of the plan, when the plan's words carry it; otherwise it stays unread. */
import { findTopic } from '../plan/search.ts';
import type { Lexicon } from './lexicon.ts';
import type { Word } from './phrases/words.ts';
import type { Token } from './token.ts';

/** Words that frame a topic and never begin or end one: 和行政执法有关的任务. */
const FRAME: ReadonlySet<Word> = new Set([
  'filler',
  'about',
  'and',
  'or',
  'be',
  'it',
  'who',
  'list',
  'yesno',
  'exists',
  'shift',
  'greeting',
  'me',
  'except',
  'except-end',
  'narrow',
  'when',
  'many',
  'unit',
]);
/** Head nouns that may begin a topic (工作机制) but not end it (立法工作 means 立法). */
const HEADS: ReadonlySet<Word> = new Set([
  'task',
  'item',
  'plan',
  'content',
  'aims',
  'due',
  'done',
  'progress',
  'lead',
  'support',
  'lead-unit',
  'support-unit',
  'section',
  'phase',
]);
/** How many neighbouring tokens a topic may take in on each side. */
const REACH = 2;

/** The cover with its unread run read as a topic where that is safe. A cover with two runs is returned as it is. */
export function readTopics(tokens: readonly Token[], text: string, lexicon: Lexicon): Token[] {
  const runs = tokens.filter((token) => token.is === 'unread');
  const [run] = runs;
  if (!run || runs.length > 1) return [...tokens];
  const at = tokens.indexOf(run);
  const span = widestCarried(tokens, at, text, lexicon) ?? [at, at];
  const first = tokens[span[0]];
  const last = tokens[span[1]];
  if (!first || !last) return [...tokens];
  const words = text.slice(first.start, last.end);
  const known = findTopic(lexicon.ledger.topics, words).how !== 'none';
  const topic: Token = { is: 'topic', words, known, start: first.start, end: last.end };
  return [...tokens.slice(0, span[0]), topic, ...tokens.slice(span[1] + 1)];
}

/** The longest stretch around the run that some measure's text carries as it stands (负责人出庭应诉 around 出庭应诉). */
function widestCarried(
  tokens: readonly Token[],
  at: number,
  text: string,
  lexicon: Lexicon,
): [number, number] | undefined {
  let best: [number, number] | undefined;
  let bestLength = 0;
  for (const from of starts(tokens, at)) {
    for (const to of ends(tokens, at)) {
      const start = tokens[from]?.start ?? 0;
      const end = tokens[to]?.end ?? 0;
      if (end - start <= bestLength) continue;
      if (findTopic(lexicon.ledger.topics, text.slice(start, end)).how !== 'carried') continue;
      best = [from, to];
      bestLength = end - start;
    }
  }
  return best;
}

function starts(tokens: readonly Token[], at: number): number[] {
  const places = [at];
  for (let from = at - 1; from >= at - REACH && mayBelong(tokens[from], false); from -= 1) places.push(from);
  return places;
}

function ends(tokens: readonly Token[], at: number): number[] {
  const places = [at];
  for (let to = at + 1; to <= at + REACH && mayBelong(tokens[to], true); to += 1) places.push(to);
  return places;
}

function mayBelong(token: Token | undefined, atEnd: boolean): boolean {
  if (
    !token ||
    token.is === 'gap' ||
    token.is === 'unread' ||
    token.is === 'items' ||
    token.is === 'date' ||
    token.is === 'unit'
  )
    return false;
  if (token.is !== 'word') return true;
  return !FRAME.has(token.word) && !(atEnd && HEADS.has(token.word));
}
