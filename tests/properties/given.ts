/** The real plan asked anything at all, and the promises that hold whatever was asked. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { runCommand } from '../../commands/index.ts';
import { renderPlain } from '../../src/answer/plain.ts';
import { respond } from '../../src/answer/respond.ts';
import type { Answer, Asked, Lang, World } from '../../src/conversation.ts';
import { buildLexicon } from '../../src/language/lexicon.ts';
import { type Context, understand } from '../../src/language/understand.ts';
import { type Ledger, loadLedger } from '../../src/plan/load.ts';
import type { Day } from '../../src/time/day.ts';
import { sessionOn } from '../given-session.ts';

export const LONGEST_MS = 20;
export const TODAY = '2017-06-15' as Day;

function data(path: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../data/${path}`, import.meta.url), 'utf8'));
}

export const ledger: Ledger = loadLedger(
  data('plans/ezhou-2016-2020.json'),
  data('units/ezhou.json'),
  data('words/ezhou-2016-2020.json'),
);
const lexicon = buildLexicon(ledger);

export interface Given {
  today?: Day;
  last?: Asked | null;
  lang?: Lang;
}

/** From a text to its answer and the plain text of its reply, without the desk, which would catch what is thrown. */
export function ask(text: string, { today = TODAY, last = null, lang = 'zh' }: Given = {}): Answer & { text: string } {
  const asker = { said: '编办', units: ['市编办'] };
  const world: World = { ledger, today, lang, asker, session: sessionOn(today) };
  const context: Context = { lexicon, today, last };
  const request = understand(text, context);
  const result = request.kind === 'command' ? runCommand(request, context, world) : request;
  const answer = 'facts' in result ? result : respond(result, world);
  return { ...answer, text: renderPlain(answer.reply) };
}

/** Asks, and checks what holds for every text: an answer in time, with words in it, and facts that the plan has. */
export function askAnything(text: string, given: Given = {}): Answer & { text: string } {
  const answer = inTime(() => ask(text, given));
  expect(answer.text).not.toBe('');
  expect(answer.text).not.toMatch(/undefined|NaN|\[object/u);
  const { outcome, measures, units, due } = answer.facts;
  for (const id of measures) expect(ledger.measures.has(id)).toBe(true);
  for (const name of units) expect(ledger.ledBy.has(name) || ledger.supportedBy.has(name)).toBe(true);
  for (const day of due) expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
  if (outcome === 'answer') {
    const sources = answer.reply.blocks.filter((block) => block.kind === 'source');
    expect(sources.map((block) => block.text).join('')).not.toBe('');
  } else if (outcome !== 'confirm') expect(measures).toEqual(answer.facts.query ? measures : []);
  return answer;
}

/** Runs the work; when it was slow, again, since the machine may have been busy. Fails when it was slow each time. */
function inTime<T>(work: () => T): T {
  let spent = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const start = performance.now();
    const result = work();
    spent = Math.min(spent, performance.now() - start);
    if (spent <= LONGEST_MS) return result;
  }
  throw new Error(`took ${Math.round(spent)} ms, which is more than ${LONGEST_MS}`);
}

/** A question of the corpus, and the day on which it is asked. */
export interface Question {
  text: string;
  today: Day;
}

/** The questions of both corpora; each has one reading and is answered. */
export function corpusQuestions(): Question[] {
  return ['zh', 'en'].flatMap((language) => {
    const questions: Question[] = [];
    let today = TODAY;
    for (const line of readFileSync(new URL(`../corpus/${language}.txt`, import.meta.url), 'utf8').split('\n')) {
      const day = /^now (?<day>\S+)$/u.exec(line)?.groups?.day;
      if (day) today = day as Day;
      const text = /^(?<text>[^#].*?) => /u.exec(line)?.groups?.text;
      if (text) questions.push({ text, today });
    }
    return questions;
  });
}
