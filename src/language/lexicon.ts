/** Every phrase that means something: the closed classes of words, and the names that a plan and its units bring along. */
import type { Ledger } from '../plan/load.ts';
import { normalise } from './normalise.ts';
import { childOf, newTree, nodeFor, type PhraseTree, ROOT } from './phrase-tree.ts';
import { en } from './phrases/en.ts';
import type { Word } from './phrases/words.ts';
import { zh } from './phrases/zh.ts';
import type { Meaning } from './token.ts';

export interface Lexicon {
  ledger: Ledger;
  phrases: PhraseTree;
}

/** Chinese topics shorter than this stand in too many sentences as ordinary words; the search finds them all the same. */
const TOPIC_LENGTH = 3;
const LATIN_OR_DIGIT = /[\p{Script=Latin}\p{N}]/u;

/** Builds the lexicon of a ledger. Takes some milliseconds; build it once per ledger. */
export function buildLexicon(ledger: Ledger): Lexicon {
  const tree = newTree();
  for (const phrases of [zh, en]) {
    for (const [word, list] of Object.entries(phrases)) {
      const meaning: Meaning = { is: 'word', word: word as Word };
      for (const phrase of list) add(tree, phrase, meaning);
    }
  }
  addUnits(tree, ledger);
  addParts(tree, ledger);
  addTopics(tree, ledger);
  return { ledger, phrases: tree };
}

/** A phrase of the lexicon in a text, with one of its meanings. */
export interface Found {
  end: number;
  meaning: Meaning;
}

const NOTHING: readonly Found[] = [];

/** Every phrase that starts at `at`, with where it ends, shortest first; Latin words and numbers are never cut. */
export function phrasesAt({ phrases }: Lexicon, text: string, at: number): readonly Found[] {
  let node = childOf(phrases, ROOT, text.charCodeAt(at));
  if (node === undefined || (at > 0 && isWordPart(text[at]) && isWordPart(text[at - 1]))) return NOTHING;
  let found: Found[] | undefined;
  for (let end = at + 1; node !== undefined; end += 1) {
    const meanings = phrases.meanings[node];
    if (meanings && !(isWordPart(text[end - 1]) && isWordPart(text[end]))) {
      found ??= [];
      for (const meaning of meanings) found.push({ end, meaning });
    }
    node = end < text.length ? childOf(phrases, node, text.charCodeAt(end)) : undefined;
  }
  return found ?? NOTHING;
}

/** Whether the character belongs to a Latin word or a number, which only match whole. */
export function isWordPart(character: string | undefined): boolean {
  if (character === undefined) return false;
  const code = character.charCodeAt(0);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  return code < 0x2e80 && LATIN_OR_DIGIT.test(character);
}

function add(tree: PhraseTree, phrase: string, meaning: Meaning): void {
  const { text } = normalise(phrase);
  if (text === '') return;
  const node = nodeFor(tree, text);
  const meanings = tree.meanings[node];
  if (!meanings) tree.meanings[node] = [meaning];
  else if (!meanings.some((known) => sameMeaning(known, meaning))) meanings.push(meaning);
}

function sameMeaning(a: Meaning, b: Meaning): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function addUnits(tree: PhraseTree, { units: { units, collectives } }: Ledger): void {
  for (const unit of units) {
    const names = [unit.name];
    const sure = [unit.name, unit.full ?? unit.name, unit.en, ...unit.aliases.zh, ...unit.aliases.en];
    for (const phrase of new Set(sure)) add(tree, phrase, { is: 'unit', names });
    for (const phrase of [...unit.bare.zh, ...unit.bare.en]) add(tree, phrase, { is: 'bare-unit', names });
  }
  for (const collective of collectives) {
    const phrases = [collective.name, collective.en, ...collective.aliases.zh, ...collective.aliases.en];
    for (const phrase of new Set(phrases)) add(tree, phrase, { is: 'unit', names: [collective.name] });
    for (const phrase of [...collective.members.zh, ...collective.members.en])
      add(tree, phrase, { is: 'member', collective: collective.name });
  }
}

function addParts(tree: PhraseTree, { plan, words }: Ledger): void {
  for (const section of plan.sections) {
    const named = words?.sections[String(section.id)];
    const phrases = [
      section.title,
      named?.title ?? section.title,
      ...(named?.topics.zh ?? []),
      ...(named?.topics.en ?? []),
    ];
    for (const phrase of new Set(phrases)) add(tree, phrase, { is: 'sections', sections: [section.id] });
  }
  for (const phase of plan.phases) {
    const named = words?.phases[String(phase.id)];
    const phrases = [
      phase.title,
      named?.title ?? phase.title,
      ...(named?.topics.zh ?? []),
      ...(named?.topics.en ?? []),
    ];
    for (const phrase of new Set(phrases)) add(tree, phrase, { is: 'phases', phases: [phase.id] });
  }
  for (const phrase of [
    plan.title,
    ...(words ? [words.plan.title, ...words.plan.names.zh, ...words.plan.names.en] : []),
  ]) {
    add(tree, phrase, { is: 'word', word: 'plan' });
  }
}

function addTopics(tree: PhraseTree, { words: named }: Ledger): void {
  const phrases = new Set<string>();
  for (const { topics } of Object.values(named?.measures ?? {})) {
    for (const topic of topics.zh) if (topic.length >= TOPIC_LENGTH) phrases.add(topic);
    for (const topic of topics.en) if (topic.includes(' ')) phrases.add(topic);
  }
  for (const words of phrases) add(tree, words, { is: 'topic', words, known: true });
}
