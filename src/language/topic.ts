/** Turns what nothing read into topics of the plan, when the plan's words carry them; otherwise it stays unread. */
import { findTopic } from '../plan/search.ts';
import { isWordPart, type Lexicon, phrasesAt } from './lexicon.ts';
import type { Word } from './phrases/words.ts';
import { isWord, type Token } from './token.ts';

/** Words that frame a topic and never begin or end one: 和行政执法有关的任务. */
const FRAME: ReadonlySet<Word> = new Set(
  'filler about and or each be it who yesno exists shift greeting me except except-end narrow when many'.split(
    ' ',
  ) as Word[],
);
/** Head nouns that may begin a topic (工作机制) but not end it (立法工作 means 立法). */
const HEADS: ReadonlySet<Word> = new Set(
  'task item content aims due done progress lead support lead-unit support-unit section phase list'.split(
    ' ',
  ) as Word[],
);
/** Words that may stand inside a topic that several runs make up; asking words may not. */
const INSIDE: ReadonlySet<Word> = new Set(
  'filler action and task plan item section support lead unit be'.split(' ') as Word[],
);
/** Words of other classes that are topics when 关于 says so. */
const MARKABLE: ReadonlySet<Word> = new Set('off-topic act progress action why aims support task'.split(' ') as Word[]);
/** Words inside a topic that it is searched without. */
const DROPPED: ReadonlySet<Word> = new Set('filler action it'.split(' ') as Word[]);
/** How many neighbouring tokens a topic may take in on each side. */
const REACH = 2;

/** The cover with its unread runs read as topics where that is safe; runs that are none stay marked as not known. */
export function readTopics(tokens: readonly Token[], text: string, lexicon: Lexicon): Token[] {
  const marked = readMarked(tokens, text, lexicon);
  const joined = joinRuns(marked, text, lexicon);
  if (joined) return joined;
  if (!marked.some((token) => token.is === 'unread')) return marked;
  let read = marked;
  for (const run of marked) {
    if (run.is === 'unread') read = readRun(read, read.indexOf(run), text, lexicon);
  }
  return read;
}

/** 涉及预算的, about budget: what 涉及 marks is a topic, though the word alone would ask for something the plan does not tell. */
function readMarked(tokens: readonly Token[], text: string, lexicon: Lexicon): Token[] {
  const about = tokens.findIndex((token) => isWord(token, 'about'));
  const before = tokens.slice(0, Math.max(0, about)).findLastIndex((token) => token.is !== 'gap');
  const after = tokens.findIndex((token, at) => at > about && token.is !== 'gap' && !isWord(token, 'filler', 'it'));
  if (about < 0 || tokens.some(isTopical)) return [...tokens];
  for (const at of [after, before]) {
    const token = tokens[at];
    // News about Ezhou: in English what is marked stands behind.
    if (at === before && /[a-z]/u.test(text[tokens[about]?.start ?? 0] ?? '')) continue;
    if (token?.is === 'word' && MARKABLE.has(token.word))
      return replaceKnown(tokens, at, at, text, lexicon) ?? [...tokens];
  }
  return [...tokens];
}

/** Several runs and topics that are one topic of one measure: 扬尘噪声 + 污染治理. */
function joinRuns(tokens: readonly Token[], text: string, lexicon: Lexicon): Token[] | undefined {
  const first = tokens.findIndex(isTopical);
  const last = tokens.findLastIndex(isTopical);
  if (first === last) return undefined;
  const inner = tokens.slice(first, last + 1);
  if (
    !inner.every((token) => isTopical(token) || token.is === 'gap' || (token.is === 'word' && INSIDE.has(token.word)))
  )
    return undefined;
  // Liangzi Lake (Liangzihu): a bracket says the same again, it does not narrow.
  const whole = text.slice(inner[0]?.start, inner.at(-1)?.end);
  return whole.includes('(') ? undefined : replaceKnown(tokens, first, last, text, lexicon);
}

function isTopical(token: Token): boolean {
  return token.is === 'unread' || token.is === 'topic';
}

function readRun(tokens: readonly Token[], at: number, text: string, lexicon: Lexicon): Token[] {
  const [from, to] = widestCarried(tokens, at, text, lexicon) ?? [at, at];
  const read = replaceKnown(tokens, from, to, text, lexicon) ?? nearAround(tokens, at, text, lexicon);
  if (read) return read;
  const run = tokens[at];
  if (!run) return [...tokens];
  const unknown: Token = {
    is: 'topic',
    words: text.slice(run.start, run.end),
    known: false,
    start: run.start,
    end: run.end,
  };
  return tokens.toSpliced(at, 1, unknown);
}

/** 失信企业上黑 + 名单: the run with a neighbour that the lexicon knows as another word, when one measure alone holds all of it. */
function nearAround(tokens: readonly Token[], at: number, text: string, lexicon: Lexicon): Token[] | undefined {
  for (const from of starts(tokens, at)) {
    for (const to of ends(tokens, at)) {
      if (from === to) continue;
      const read = replaceKnown(tokens, from, to, text, lexicon);
      if (read) return read;
    }
  }
  return undefined;
}

/** The tokens with `from`…`to` as one topic, when the plan has it as it stands or without its fillers. */
function replaceKnown(
  tokens: readonly Token[],
  from: number,
  to: number,
  text: string,
  lexicon: Lexicon,
): Token[] | undefined {
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to]?.end ?? 0;
  const whole = text.slice(start, end);
  const words = [whole, withoutFillers(whole, lexicon)].find(
    (candidate) => findTopic(lexicon.ledger.topics, candidate).how !== 'none',
  );
  return words === undefined
    ? undefined
    : tokens.toSpliced(from, to - from + 1, { is: 'topic', words, known: true, start, end });
}

/** 执法人员必须考试持证上岗: what the grammar would have dropped anyway does not count against a topic. */
function withoutFillers(words: string, lexicon: Lexicon): string {
  let kept = '';
  for (let at = 0; at < words.length; ) {
    const filler = phrasesAt(lexicon, words, at).findLast(
      ({ end, meaning }) => end - at > 1 && meaning.is === 'word' && DROPPED.has(meaning.word),
    );
    kept += filler ? ' ' : words[at];
    at = filler ? filler.end : at + 1;
    while (filler === undefined && isWordPart(words[at - 1]) && isWordPart(words[at])) {
      kept += words[at];
      at += 1;
    }
  }
  return kept.trim();
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
  if (!token || !(token.is === 'word' || token.is === 'topic' || token.is === 'unread')) return false;
  if (token.is !== 'word') return true;
  // 名单 ends 黑名单 and 清单 ends 负面清单, but only as nouns: 哪些 never does.
  if (atEnd && isWord(token, 'list')) return token.end - token.start === 2;
  return !FRAME.has(token.word) && !(atEnd && HEADS.has(token.word));
}
