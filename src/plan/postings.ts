/** Which documents hold which grams, and what lists of documents have in common: the machinery under the search for topics. */

export type Script = 'zh' | 'en';

/** The stem of an English word; two Chinese characters as one number, which is quicker to look up than their text. */
export type Gram = string | number;

/** The documents that hold each gram, ascending. */
export type Postings = Map<Gram, number[]>;

/** A document and how many of the topic's grams it holds. */
export interface Hit {
  doc: number;
  held: number;
}

const MOST_HITS = 3;

/** Posts every two neighbouring characters of a folded text; spaces and bars stand between. */
export function postChinese(postings: Postings, doc: number, text: string): void {
  for (let at = 0; at + 2 <= text.length; at += 1) {
    if (isGram(text, at)) post(postings, gramAt(text, at), doc);
  }
}

/** Posts the stem of every word. A plan says the same words over and over: `stems` brings each to its stem once. */
export function postEnglish(postings: Postings, stems: Map<string, string>, doc: number, text: string): void {
  for (const word of text.split(' ')) {
    if (word === '' || word === '|') continue;
    let gram = stems.get(word);
    if (gram === undefined) {
      gram = stem(word);
      stems.set(word, gram);
    }
    post(postings, gram, doc);
  }
}

function post(postings: Postings, gram: Gram, doc: number): void {
  const posting = postings.get(gram);
  if (!posting) postings.set(gram, [doc]);
  else if (posting[posting.length - 1] !== doc) posting.push(doc);
}

/** The grams of folded words, each once. */
export function gramsOf(script: Script, folded: string): Gram[] {
  const grams = new Set<Gram>();
  if (script === 'en') {
    for (const word of folded.split(' ')) if (word !== '' && word !== '|') grams.add(stem(word));
  } else {
    for (let at = 0; at + 2 <= folded.length; at += 1) if (isGram(folded, at)) grams.add(gramAt(folded, at));
  }
  return [...grams];
}

function isGram(text: string, at: number): boolean {
  return !isBetween(text.charCodeAt(at)) && !isBetween(text.charCodeAt(at + 1));
}

function isBetween(code: number): boolean {
  return code === 0x20 || code === 0x7c;
}

function gramAt(text: string, at: number): number {
  return (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
}

/** Enough of a stemmer for price and pricing, promote and promoted: only for what comes near, since plan is not planning. */
function stem(word: string): string {
  if (word.length <= 5 || !/^[a-z]+$/u.test(word)) return word.replace(/(?<=...)e$/u, '');
  return word
    .replace(/(?:ing|ed)$/u, '')
    .replace(/(?<=...)e$/u, '')
    .replace(/([bdfgmnprt])\1$/u, '$1');
}

/** The documents that hold all of these grams. */
export function holdingAll(postings: Postings, grams: readonly Gram[]): readonly number[] {
  const lists = grams.map((gram): readonly number[] => postings.get(gram) ?? []);
  return lists.length === 0 ? [] : lists.sort((a, b) => a.length - b.length).reduce(common);
}

/** What two ascending lists have in common. */
function common(some: readonly number[], others: readonly number[]): number[] {
  const both: number[] = [];
  let at = 0;
  for (const doc of some) {
    while ((others[at] ?? doc) < doc) at += 1;
    if (others[at] === doc) both.push(doc);
  }
  return both;
}

/** The three documents that hold most grams, most first; of equals, those that stand first. */
export function heldMost(postings: Postings, grams: readonly Gram[], documents: number): Hit[] {
  const held = new Uint16Array(documents);
  for (const gram of grams) {
    for (const doc of postings.get(gram) ?? []) held[doc] = (held[doc] ?? 0) + 1;
  }
  const best: Hit[] = [];
  for (let doc = 0; doc < documents; doc += 1) {
    const count = held[doc] ?? 0;
    if (count === 0 || (best.length === MOST_HITS && count <= (best.at(-1)?.held ?? 0))) continue;
    const at = best.findIndex((hit) => count > hit.held);
    best.splice(at < 0 ? best.length : at, 0, { doc, held: count });
    best.length = Math.min(best.length, MOST_HITS);
  }
  return best;
}
