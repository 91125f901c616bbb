/** Every phrase that means something: the closed classes of words, and the names that a plan and its units bring along. */
import type { Ledger } from '../plan/load.ts';
import { normalise } from './normalise.ts';
import { en } from './phrases/en.ts';
import type { Word } from './phrases/words.ts';
import { zh } from './phrases/zh.ts';
import type { Meaning } from './token.ts';

interface Node {
  next: Map<string, Node>;
  meanings: Meaning[];
}

export interface Lexicon {
  ledger: Ledger;
  root: Node;
}

/** Chinese topics shorter than this stand in too many sentences as ordinary words; the search finds them all the same. */
const TOPIC_LENGTH = 3;
const LATIN_OR_DIGIT = /[\p{Script=Latin}\p{N}]/u;

/** Builds the lexicon of a ledger. Takes some milliseconds; build it once per ledger. */
export function buildLexicon(ledger: Ledger): Lexicon {
  const lexicon: Lexicon = { ledger, root: newNode() };
  for (const phrases of [zh, en]) {
    for (const [word, list] of Object.entries(phrases)) {
      for (const phrase of list) add(lexicon, phrase, { is: 'word', word: word as Word });
    }
  }
  addUnits(lexicon);
  addParts(lexicon);
  addTopics(lexicon);
  return lexicon;
}

/** Every phrase that starts at `at`, with where it ends; Latin words and numbers are never cut. */
export function phrasesAt(lexicon: Lexicon, text: string, at: number): { end: number; meaning: Meaning }[] {
  if (at > 0 && isWordPart(text[at]) && isWordPart(text[at - 1])) return [];
  const found: { end: number; meaning: Meaning }[] = [];
  let node = lexicon.root.next.get(text[at] ?? '');
  for (let end = at + 1; node; end += 1) {
    if (node.meanings.length > 0 && !(isWordPart(text[end - 1]) && isWordPart(text[end]))) {
      for (const meaning of node.meanings) found.push({ end, meaning });
    }
    node = node.next.get(text[end] ?? '');
  }
  return found;
}

/** Whether the character belongs to a Latin word or a number, which only match whole. */
export function isWordPart(character: string | undefined): boolean {
  if (character === undefined) return false;
  const code = character.charCodeAt(0);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  return code < 0x2e80 && LATIN_OR_DIGIT.test(character);
}

function newNode(): Node {
  return { next: new Map(), meanings: [] };
}

function add(lexicon: Lexicon, phrase: string, meaning: Meaning): void {
  const { text } = normalise(phrase);
  if (text === '') return;
  let node = lexicon.root;
  for (const unit of text.split('')) {
    let next = node.next.get(unit);
    if (!next) {
      next = newNode();
      node.next.set(unit, next);
    }
    node = next;
  }
  if (!node.meanings.some((known) => sameMeaning(known, meaning))) node.meanings.push(meaning);
}

function sameMeaning(a: Meaning, b: Meaning): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function addUnits(lexicon: Lexicon): void {
  const { units, collectives } = lexicon.ledger.units;
  for (const unit of units) {
    const names = [unit.name];
    const sure = [unit.name, unit.full ?? unit.name, unit.en, ...unit.aliases.zh, ...unit.aliases.en];
    for (const phrase of new Set(sure)) add(lexicon, phrase, { is: 'unit', names });
    for (const phrase of [...unit.bare.zh, ...unit.bare.en]) add(lexicon, phrase, { is: 'bare-unit', names });
  }
  for (const collective of collectives) {
    const phrases = [collective.name, collective.en, ...collective.aliases.zh, ...collective.aliases.en];
    for (const phrase of new Set(phrases)) add(lexicon, phrase, { is: 'unit', names: [collective.name] });
  }
}

function addParts(lexicon: Lexicon): void {
  const { plan, words } = lexicon.ledger;
  for (const section of plan.sections) {
    const named = words?.sections[String(section.id)];
    const phrases = [
      section.title,
      named?.title ?? section.title,
      ...(named?.topics.zh ?? []),
      ...(named?.topics.en ?? []),
    ];
    for (const phrase of new Set(phrases)) add(lexicon, phrase, { is: 'sections', sections: [section.id] });
  }
  for (const phase of plan.phases) {
    const named = words?.phases[String(phase.id)];
    const phrases = [
      phase.title,
      named?.title ?? phase.title,
      ...(named?.topics.zh ?? []),
      ...(named?.topics.en ?? []),
    ];
    for (const phrase of new Set(phrases)) add(lexicon, phrase, { is: 'phases', phases: [phase.id] });
  }
  for (const phrase of [
    plan.title,
    ...(words ? [words.plan.title, ...words.plan.names.zh, ...words.plan.names.en] : []),
  ]) {
    add(lexicon, phrase, { is: 'word', word: 'plan' });
  }
}

function addTopics(lexicon: Lexicon): void {
  for (const named of Object.values(lexicon.ledger.words?.measures ?? {})) {
    const phrases = [
      ...named.topics.zh.filter((topic) => topic.length >= TOPIC_LENGTH),
      ...named.topics.en.filter((topic) => topic.includes(' ')),
    ];
    for (const words of phrases) add(lexicon, words, { is: 'topic', words, known: true });
  }
}
