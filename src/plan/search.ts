/** Finds the measures that a topic means: those whose text carries its words, or the one that comes so near that nothing else can be meant. */
import type { Plan, Words } from './schema.ts';

/**
 * `carried`: the text, or a phrase people wrote down for the measure, holds the words as they stand.
 * `near`: one measure alone holds nearly all of them, in other order or with function words between.
 * `none`: neither; `nearest` are then at most three measures to suggest, never to answer.
 */
export interface TopicHit {
  how: 'carried' | 'near' | 'none';
  measures: string[];
  nearest: string[];
}

export interface TopicIndex {
  ids: string[];
  /** Chinese text and phrases, and English titles and phrases, folded; a bar between phrases. */
  texts: Record<Script, string[]>;
  /** Which documents hold a gram: two characters of Chinese, one word of English (of the gloss as well). */
  postings: Record<Script, Map<string, number[]>>;
}

type Script = 'zh' | 'en';

/** A document and how many of the topic's grams it holds. */
interface Hit {
  doc: number;
  held: number;
}

/** Share of the topic's grams that the measure must hold; measured: none of the absent topics reaches it, see the topic tests. */
const NEAR_SHARE = 0.66;
const HAN = /\p{Script=Han}/u;
const ENGLISH_FUNCTION_WORDS = new Set(
  'the a an of and or for in on to with by at from into onto as its their our that this these those all each any is are be so'.split(
    ' ',
  ),
);
const CHINESE_FUNCTION_CHARACTERS = new Set('的和与及等之在对中上下里了所把被将为要由个这那 ');

/** Builds the index; cost is linear in the length of all texts. */
export function buildTopicIndex(plan: Plan, words: Words | null): TopicIndex {
  const index: TopicIndex = {
    ids: plan.measures.map((measure) => measure.id),
    texts: { zh: [], en: [] },
    postings: { zh: new Map(), en: new Map() },
  };
  plan.measures.forEach((measure, doc) => {
    const named = words?.measures[measure.id];
    add(index, 'zh', doc, [measure.text, ...(named?.topics.zh ?? [])].map(foldChinese).join('|'));
    add(index, 'en', doc, named ? ['', named.title, ...named.topics.en, ''].map(foldEnglish).join(' | ') : '');
    post(index, 'en', doc, foldEnglish(named?.gloss ?? ''));
  });
  return index;
}

function add(index: TopicIndex, script: Script, doc: number, text: string): void {
  index.texts[script].push(text);
  post(index, script, doc, text);
}

function post(index: TopicIndex, script: Script, doc: number, text: string): void {
  for (const gram of gramsOf(script, text)) {
    const posting = index.postings[script].get(gram);
    if (!posting) index.postings[script].set(gram, [doc]);
    else if (posting.at(-1) !== doc) posting.push(doc);
  }
}

/** What the words mean in this plan. Words of fewer than two characters mean nothing. */
export function findTopic(index: TopicIndex, words: string): TopicHit {
  const script: Script = HAN.test(words) ? 'zh' : 'en';
  const folded = script === 'zh' ? foldChinese(words) : foldEnglish(words);
  const grams = [...new Set(gramsOf(script, folded))];
  if (grams.length === 0) return { how: 'none', measures: [], nearest: [] };
  const carriers = holdingAll(index, script, grams).filter((doc) => carries(index, script, doc, folded));
  if (carriers.length > 0) return { how: 'carried', measures: idsOf(index, carriers), nearest: [] };
  const ranked = rank(index, script, grams);
  const [best, second] = ranked;
  const alone = best !== undefined && (second === undefined || second.held < best.held);
  if (alone && best.held / grams.length >= NEAR_SHARE && holdsEveryPart(index, script, best, grams.length, folded)) {
    return { how: 'near', measures: idsOf(index, [best.doc]), nearest: [] };
  }
  return {
    how: 'none',
    measures: [],
    nearest: idsOf(
      index,
      ranked.slice(0, 3).map((hit) => hit.doc),
    ),
  };
}

/** Characters as texts and topics are compared: width and case folded, quotes and brackets dropped, other punctuation a space. */
export function foldChinese(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Ps}\p{Pe}\p{Pi}\p{Pf}"'《》]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Words as texts and topics are compared: lower case, singular, without function words, one space between. */
export function foldEnglish(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && word !== 's' && !ENGLISH_FUNCTION_WORDS.has(word))
    .map(singular)
    .join(' ');
}

function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/u.test(word) ? word.slice(0, -1) : word;
}

/** Enough of a stemmer for price and pricing, promote and promoted: only for what comes near, since plan is not planning. */
function stem(word: string): string {
  if (word.length <= 5 || !/^[a-z]+$/u.test(word)) return word.replace(/(?<=...)e$/u, '');
  return word
    .replace(/(?:ing|ed)$/u, '')
    .replace(/(?<=...)e$/u, '')
    .replace(/([bdfgmnprt])\1$/u, '$1');
}

function gramsOf(script: Script, folded: string): string[] {
  if (script === 'en') return folded.split(' ').flatMap((word) => (word === '' || word === '|' ? [] : stem(word)));
  const grams: string[] = [];
  for (const run of folded.split(/[ |]/u)) {
    for (let at = 0; at + 2 <= run.length; at += 1) grams.push(run.slice(at, at + 2));
  }
  return grams;
}

function carries(index: TopicIndex, script: Script, doc: number, folded: string): boolean {
  const text = index.texts[script][doc] ?? '';
  return script === 'zh' ? text.includes(folded) : text.includes(` ${folded} `);
}

function holdingAll(index: TopicIndex, script: Script, grams: readonly string[]): number[] {
  const lists = grams.map((gram) => index.postings[script].get(gram) ?? []).sort((a, b) => a.length - b.length);
  const [shortest = [], ...rest] = lists;
  const sets = rest.map((list) => new Set(list));
  return shortest.filter((doc) => sets.every((set) => set.has(doc)));
}

/** The three documents that hold most grams, most first, and as many more as tie with the first. */
function rank(index: TopicIndex, script: Script, grams: readonly string[]): Hit[] {
  const held = new Map<number, number>();
  for (const gram of grams) {
    for (const doc of index.postings[script].get(gram) ?? []) held.set(doc, (held.get(doc) ?? 0) + 1);
  }
  const best: Hit[] = [];
  for (const [doc, count] of held) {
    const at = best.findIndex((hit) => count > hit.held);
    if (at >= 0) best.splice(at, 0, { doc, held: count });
    else if (best.length < 3) best.push({ doc, held: count });
    if (best.length > 3) best.pop();
  }
  return best;
}

/** A topic that adds a word of its own (反对河长制) is another topic: nothing but function words may be missing. */
function holdsEveryPart(index: TopicIndex, script: Script, { doc, held }: Hit, grams: number, folded: string): boolean {
  const text = index.texts[script][doc] ?? '';
  // One English word says too little to be anywhere near; several must all be there, which their number tells.
  if (script === 'en') return held === grams && grams > 1;
  return folded.split(' ').every((part) => isMadeOf(text, part));
}

/** Whether the words are a row of pieces of two or more characters that the text carries, with function words between. */
function isMadeOf(text: string, words: string): boolean {
  const reached = new Set([0]);
  for (const at of reached) {
    if (CHINESE_FUNCTION_CHARACTERS.has(words[at] ?? '')) reached.add(at + 1);
    const length = longestHeld(text, words, at);
    for (let piece = 2; piece <= length; piece += 1) reached.add(at + piece);
  }
  return reached.has(words.length);
}

function longestHeld(text: string, folded: string, at: number): number {
  let length = 0;
  while (at + length < folded.length && text.includes(folded.slice(at, at + length + 1))) length += 1;
  return length;
}

function idsOf(index: TopicIndex, docs: readonly number[]): string[] {
  return docs.flatMap((doc) => index.ids[doc] ?? []);
}
