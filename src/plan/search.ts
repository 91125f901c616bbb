/** Finds the measures that a topic means: those whose text carries its words, or the one that comes so near that nothing else can be meant. */
import {
  type Gram,
  gramsOf,
  heldMost,
  holdingAll,
  type Postings,
  postChinese,
  postEnglish,
  type Script,
} from './postings.ts';
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
  /** Chinese text and phrases, and English titles and phrases, folded; a bar between sentences and phrases. */
  texts: Record<Script, string[]>;
  /** English words that stand together, folded: the sentences of the gloss; a bar between. */
  glosses: string[];
  /** Which documents hold a gram: two characters of Chinese, one word of English (of the gloss as well). */
  postings: Record<Script, Postings>;
  /** What was looked for last: one question asks for the same words several times. */
  found: Map<string, Found>;
}

/** A hit by positions in the plan instead of ids. */
interface Found {
  how: TopicHit['how'];
  docs: readonly number[];
  nearest: readonly number[];
  /** The same with ids, once somebody has asked for them. */
  hit?: TopicHit;
}

/** Share of the topic's grams that the measure must hold; measured: none of the absent topics reaches it, see the topic tests. */
const NEAR_SHARE = 0.66;
const SENTENCE_END = /[。;；]/u;
const GLOSS_SENTENCE_END = /[.;:]\s/u;
const DOCUMENT = /(?:计划|规划|方案|纲要|条例|办法|意见|通知|决定|报告)$/u;
const MOST_FOUND = 64;
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
    glosses: [],
    postings: { zh: new Map(), en: new Map() },
    found: new Map(),
  };
  const stems = new Map<string, string>();
  plan.measures.forEach((measure, doc) => {
    const named = words?.measures[measure.id];
    const zh = [...measure.text.split(SENTENCE_END), ...(named?.topics.zh ?? [])].map(foldChinese).join('|');
    const en = named ? ['', named.title, ...named.topics.en, ''].map(foldEnglish).join(' | ') : '';
    index.texts.zh.push(zh);
    index.texts.en.push(en);
    postChinese(index.postings.zh, doc, zh);
    postEnglish(index.postings.en, stems, doc, en);
    const gloss = (named?.gloss ?? '').split(GLOSS_SENTENCE_END).map(foldEnglish).join(' | ');
    index.glosses.push(gloss);
    postEnglish(index.postings.en, stems, doc, gloss);
  });
  return index;
}

/** What the words mean in this plan. Words of fewer than two characters mean nothing. */
export function findTopic(index: TopicIndex, words: string): TopicHit {
  const found = find(index, words);
  found.hit ??= { how: found.how, measures: idsOf(index, found.docs), nearest: idsOf(index, found.nearest) };
  return found.hit;
}

/** The same as positions in the plan's list of measures, ascending. */
export function topicPositions(index: TopicIndex, words: string): readonly number[] {
  return find(index, words).docs;
}

function find(index: TopicIndex, words: string): Found {
  const known = index.found.get(words);
  if (known) return known;
  const found = search(index, words);
  if (index.found.size >= MOST_FOUND) index.found.clear();
  index.found.set(words, found);
  return found;
}

function search(index: TopicIndex, words: string): Found {
  const script: Script = HAN.test(words) ? 'zh' : 'en';
  const folded = script === 'zh' ? foldChinese(words) : foldEnglish(words);
  const grams = gramsOf(script, folded);
  if (grams.length === 0) return { how: 'none', docs: [], nearest: [] };
  const carriers = carriersOf(index, script, grams, folded);
  if (carriers.length > 0) return { how: 'carried', docs: carriers, nearest: [] };
  const ranked = heldMost(index.postings[script], grams, index.ids.length);
  const [best, second] = ranked;
  const alone = best !== undefined && (second === undefined || second.held < best.held);
  if (alone && best.held / grams.length >= NEAR_SHARE && holdsEveryPart(index, script, best.doc, grams, folded))
    return { how: 'near', docs: [best.doc], nearest: [] };
  return { how: 'none', docs: [], nearest: ranked.map((hit) => hit.doc) };
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

/** The documents that carry the words as they stand. */
function carriersOf(index: TopicIndex, script: Script, grams: readonly Gram[], folded: string): readonly number[] {
  const holding = holdingAll(index.postings[script], grams);
  // Two Chinese characters are one gram: whoever holds it carries them.
  if (script === 'zh' && folded.length === 2) return holding;
  const texts = index.texts[script];
  const wanted = script === 'zh' ? folded : ` ${folded} `;
  return holding.filter((doc) => texts[doc]?.includes(wanted));
}

/** A topic that adds a word of its own (反对河长制) is another topic: nothing but function words may be missing. */
function holdsEveryPart(
  index: TopicIndex,
  script: Script,
  doc: number,
  grams: readonly Gram[],
  folded: string,
): boolean {
  const text = index.texts[script][doc] ?? '';
  // 依法行政计划 names another document: a document is meant as it is called, or not at all.
  if (DOCUMENT.test(folded)) return false;
  // 监督 in one sentence and 河长制 in another are no 监督河长制.
  if (script === 'zh')
    return text.split('|').some((sentence) => folded.split(' ').every((part) => isMadeOf(sentence, part)));
  // One English word says too little to be anywhere near; police here and reform there are no police reform.
  if (grams.length < 2) return false;
  const parts = `${index.texts.en[doc]} | ${index.glosses[doc]}`.split(' | ');
  return parts.some((part) => isSubset(grams, new Set(gramsOf('en', part))));
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
  const ids = new Array<string>(docs.length);
  for (let at = 0; at < docs.length; at += 1) ids[at] = index.ids[docs[at] ?? -1] ?? '';
  return ids;
}

function isSubset(grams: readonly Gram[], others: ReadonlySet<Gram>): boolean {
  return grams.every((gram) => others.has(gram));
}
