/** Reads a dialogue: a text file of questions, what their replies must hold, and the settings between them. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Facts } from '../../src/conversation.ts';

export interface Turn {
  /** Line of the file, for messages. */
  line: number;
  /** What is typed: a question, or `{ choice: 1 }` for the first choice of the last reply. */
  say: string | { choice: number };
  now: string | null;
  as: string | null;
  /** Words that the reply must hold, and words that it must not. */
  holds: string[];
  lacks: string[];
  facts: { key: FactKey; value: string }[];
}

export type FactKey = 'outcome' | 'measures' | 'units' | 'due' | 'count';

export interface Dialogue {
  title: string;
  turns: Turn[];
}

const FACT = /^=\s*(?<key>outcome|measures|units|due|count)\s*(?<value>.*)$/u;
const SETTING = /^(?<key>now|as)(?:\s+(?<value>.+))?$/u;
const CHOICE = /^\[(?<number>[1-9])\]$/u;

/** All dialogues of this folder. */
export function readDialogues(): Dialogue[] {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.txt'));
  return files.sort().map((name) => readDialogue(name, readFileSync(`${import.meta.dirname}/${name}`, 'utf8')));
}

/** Reads one dialogue; throws at a line that it does not know. The first comment is the title. */
export function readDialogue(file: string, text: string): Dialogue {
  const turns: Turn[] = [];
  const setting: Record<'now' | 'as', string | null> = { now: null, as: null };
  let title = file;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    const turn = turns.at(-1);
    const set = SETTING.exec(line)?.groups;
    if (line === '') continue;
    if (line.startsWith('#')) {
      if (title === file) title = `${file}: ${line.slice(1).trim()}`;
    } else if (line.startsWith('>')) {
      const said = line.slice(1).trim();
      const choice = CHOICE.exec(said)?.groups?.number;
      const say = choice ? { choice: Number(choice) } : said;
      turns.push({ line: index + 1, say, now: setting.now, as: setting.as, holds: [], lacks: [], facts: [] });
    } else if (set?.key === 'now' || set?.key === 'as') setting[set.key] = set.value ?? null;
    else if (!turn) throw new Error(`${file}:${index + 1}: something is expected before anything was asked`);
    else if (line.startsWith('!')) turn.lacks.push(line.slice(1).trim());
    else if (line.startsWith('=')) turn.facts.push(readFact(file, index + 1, line));
    else turn.holds.push(line);
  }
  return { title, turns };
}

function readFact(file: string, number: number, line: string): { key: FactKey; value: string } {
  const parts = FACT.exec(line)?.groups;
  if (!parts) throw new Error(`${file}:${number}: a fact is outcome, measures, units, due or count`);
  return { key: parts.key as FactKey, value: sorted((parts.value ?? '').trim().split(/\s+/u)) };
}

/** A fact as a dialogue writes it: words with a space between, `none` for nothing. */
export function factText(facts: Facts, key: FactKey): string {
  const value = facts[key];
  if (value === null || (Array.isArray(value) && value.length === 0)) return 'none';
  return Array.isArray(value) ? sorted(value) : String(value);
}

/** A dialogue does not say in which order things are told. */
function sorted(words: readonly string[]): string {
  return [...words].sort().join(' ');
}

/** Text without spaces and line breaks: a reply may be wrapped anywhere. */
export function unspaced(text: string): string {
  return text.replace(/\s+/gu, '');
}
