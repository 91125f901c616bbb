/** Every phrase that means something: the closed classes of words, and the names that a plan and its units bring along. */
import type { Ledger } from '../plan/load.ts';
import { normalise } from './normalise.ts';
import { en } from './phrases/en.ts';
import type { Word } from './phrases/words.ts';
import { zh } from './phrases/zh.ts';
import type { Meaning } from './token.ts';

export interface Lexicon {
  ledger: Ledger;
  phrases: ReadonlyMap<string, readonly Meaning[]>;
  /** How long the phrases are that have this head, shortest first: few look-ups for a place, and no tree to hold. */
  lengths: ReadonlyMap<string, readonly number[]>;
}

interface Draft {
  phrases: Map<string, Meaning[]>;
  lengths: Map<string, number[]>;
}

/** A head is a phrase's first two characters; five for a longer phrase in Latin letters, where many begin with `the`. */
const HEAD = 2;
const LATIN_HEAD = 5;
/** Chinese topics shorter than this stand in too many sentences as ordinary words; the search finds them all the same. */
const TOPIC_LENGTH = 3;
const LATIN_OR_DIGIT = /[\p{Script=Latin}\p{N}]/u;

/** Builds the lexicon of a ledger. Takes some milliseconds; build it once per ledger. */
export function buildLexicon(ledger: Ledger): Lexicon {
  const draft: Draft = { phrases: new Map(), lengths: new Map() };
  for (const phrases of [zh, en]) {
    for (const [word, list] of Object.entries(phrases)) {
      const meaning: Meaning = { is: 'word', word: word as Word };
      for (const phrase of list) add(draft, phrase, meaning);
    }
  }
  addUnits(draft, ledger);
  addParts(draft, ledger);
  addTopics(draft, ledger);
  for (const lengths of draft.lengths.values()) lengths.sort((a, b) => a - b);
  return { ledger, ...draft };
}

/** A phrase of the lexicon in a text, with one of its meanings. */
export interface Found {
  end: number;
  meaning: Meaning;
}

const NOTHING: readonly Found[] = [];

/** Every phrase that starts at `at`, with where it ends, shortest first; Latin words and numbers are never cut. */
export function phrasesAt({ phrases, lengths }: Lexicon, text: string, at: number): readonly Found[] {
  const single = phrases.get(text[at] ?? '');
  const short = lengths.get(text.slice(at, at + HEAD));
  if (!single && !short) return NOTHING;
  if (at > 0 && isWordPart(text[at]) && isWordPart(text[at - 1])) return NOTHING;
  const found: Found[] = [];
  if (single) addFound(found, single, text, at + 1);
  const long = isWordPart(text[at]) ? lengths.get(text.slice(at, at + LATIN_HEAD)) : undefined;
  for (const some of [short, long]) {
    for (const length of some ?? []) {
      const meanings = at + length > text.length ? undefined : phrases.get(text.slice(at, at + length));
      if (meanings) addFound(found, meanings, text, at + length);
    }
  }
  return found;
}

function addFound(found: Found[], meanings: readonly Meaning[], text: string, end: number): void {
  if (isWordPart(text[end - 1]) && isWordPart(text[end])) return;
  for (const meaning of meanings) found.push({ end, meaning });
}

/** Whether the character belongs to a Latin word or a number, which only match whole. */
export function isWordPart(character: string | undefined): boolean {
  if (character === undefined) return false;
  const code = character.charCodeAt(0);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  return code < 0x2e80 && LATIN_OR_DIGIT.test(character);
}

function add({ phrases, lengths }: Draft, phrase: string, meaning: Meaning): void {
  const { text } = normalise(phrase);
  if (text === '') return;
  const meanings = phrases.get(text);
  if (meanings) {
    if (!meanings.some((known) => sameMeaning(known, meaning))) meanings.push(meaning);
    return;
  }
  phrases.set(text, [meaning]);
  if (text.length < 2) return;
  const long = isWordPart(text[0]) && text.length >= LATIN_HEAD;
  // The short head is there for every phrase, so that one look tells that nothing begins here.
  addLength(lengths, text.slice(0, HEAD), long ? undefined : text.length);
  if (long) addLength(lengths, text.slice(0, LATIN_HEAD), text.length);
}

function addLength(lengths: Map<string, number[]>, head: string, length: number | undefined): void {
  const known = lengths.get(head) ?? [];
  lengths.set(head, known);
  if (length !== undefined && !known.includes(length)) known.push(length);
}

function sameMeaning(a: Meaning, b: Meaning): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function addUnits(lexicon: Draft, { units: { units, collectives } }: Ledger): void {
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

function addParts(lexicon: Draft, { plan, words }: Ledger): void {
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

function addTopics(lexicon: Draft, { words: named }: Ledger): void {
  for (const measure of Object.values(named?.measures ?? {})) {
    const phrases = [
      ...measure.topics.zh.filter((topic) => topic.length >= TOPIC_LENGTH),
      ...measure.topics.en.filter((topic) => topic.includes(' ')),
    ];
    for (const words of phrases) add(lexicon, words, { is: 'topic', words, known: true });
  }
}
