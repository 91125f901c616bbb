/** The real plan for tests of the plan's own parts, and its data for those that damage it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLedger } from '../../src/plan/load.ts';
import { type Day, parseDay } from '../../src/time/day.ts';

const data = join(import.meta.dirname, '../../data');

function readData(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(data, file), 'utf8'));
}

/** Fresh copies of the three files, to be damaged at will. */
export function files() {
  return {
    plan: readData('plans/ezhou-2016-2020.json'),
    units: readData('units/ezhou.json'),
    words: readData('words/ezhou-2016-2020.json'),
  };
}

const { plan, units, words } = files();
export const ledger = loadLedger(plan, units, words);

export function day(text: string): Day {
  const read = parseDay(text);
  if (!read) throw new Error(`${text} is no day`);
  return read;
}
