/** The real plan, and short ways to ask it, for the tests of answers. */
import { readFileSync } from 'node:fs';
import { renderPlain } from '../../src/answer/plain.ts';
import { respond } from '../../src/answer/respond.ts';
import type { Answer, Asker, Block, Lang, Request, World } from '../../src/conversation.ts';
import { type Ledger, loadLedger } from '../../src/plan/load.ts';
import type { Query, Role, UnitFilter } from '../../src/plan/query.ts';
import { type Day, parseDay } from '../../src/time/day.ts';
import type { Period } from '../../src/time/period.ts';
import { sessionOn } from '../given-session.ts';

function data(path: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../data/${path}`, import.meta.url), 'utf8'));
}

export const planData = data('plans/ezhou-2016-2020.json');
export const unitsData = data('units/ezhou.json');
export const ledger: Ledger = loadLedger(planData, unitsData, data('words/ezhou-2016-2020.json'));

export function day(text: string): Day {
  const read = parseDay(text);
  if (!read) throw new Error(`not a day: ${text}`);
  return read;
}

export function period(from: string | null, to: string | null): Period {
  return { from: from === null ? null : day(from), to: to === null ? null : day(to) };
}

export function unit(names: string | string[], role: Role = 'lead', match: UnitFilter['match'] = 'any'): UnitFilter[] {
  return [{ names: [names].flat(), role, match }];
}

export interface Given {
  today?: string;
  lang?: Lang;
  asker?: Asker | null;
  page?: number;
}

/** In June 2017, in Chinese, unless told otherwise. */
export function world({ today = '2017-06-15', lang = 'zh', asker = null }: Given = {}): World {
  return { ledger, today: day(today), lang, asker, session: sessionOn(today) };
}

export function ask(query: Query, given: Given = {}): Answer {
  return respond({ kind: 'query', query, page: given.page ?? 0 }, world(given));
}

export function reply(request: Request, given: Given = {}): Answer {
  return respond(request, world(given));
}

export function textOf(answer: Answer): string {
  return renderPlain(answer.reply);
}

export function firstNote({ reply: { blocks } }: Answer): string {
  const [first] = blocks;
  return first?.kind === 'note' ? first.text : '';
}

/** All rows of all tables. */
export function rows({ reply: { blocks } }: Answer): string[][] {
  return blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
}

export function blocksOf<K extends Block['kind']>(answer: Answer, kind: K): Extract<Block, { kind: K }>[] {
  return answer.reply.blocks.filter((block): block is Extract<Block, { kind: K }> => block.kind === kind);
}

export function sends(answer: Answer): string[] {
  return answer.reply.choices.map((choice) => choice.send);
}
