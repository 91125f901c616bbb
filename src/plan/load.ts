/** Turns parsed plan data into a ledger that can be asked, or reports every problem of the data at once. */
import type { z } from 'zod';
import { checkLedger } from './check.ts';
import { type Columns, columnsOf } from './columns.ts';
import { PlanError, type Problem } from './problem.ts';
import {
  type Collective,
  type Measure,
  type Plan,
  PlanSchema,
  type Unit,
  type Units,
  UnitsSchema,
  type Words,
  WordsSchema,
} from './schema.ts';
import { buildTopicIndex, type TopicIndex } from './search.ts';

/** A plan with its units and words, and the look-ups that answering needs. */
export interface Ledger {
  plan: Plan;
  units: Units;
  words: Words | null;
  /** Measures by id. */
  measures: ReadonlyMap<string, Measure>;
  /** Measures by item number, in document order. */
  ofItem: ReadonlyMap<number, readonly Measure[]>;
  /** Measures by the name of a lead, and by the name of a support, named or collective. */
  ledBy: ReadonlyMap<string, readonly Measure[]>;
  supportedBy: ReadonlyMap<string, readonly Measure[]>;
  unitNamed: ReadonlyMap<string, Unit>;
  collectiveNamed: ReadonlyMap<string, Collective>;
  /** Where each measure stands in the plan's list. */
  positions: ReadonlyMap<Measure, number>;
  columns: Columns;
  topics: TopicIndex;
}

/**
 * Checks the three files and builds the ledger. `words` is null for a plan without English titles and topic words.
 * Throws PlanError with all problems of all files.
 */
export function loadLedger(planData: unknown, unitsData: unknown, wordsData: unknown): Ledger {
  const problems: Problem[] = [];
  const plan = read('plan', PlanSchema, planData, problems);
  const units = read('units', UnitsSchema, unitsData, problems);
  const words = wordsData === null ? null : read('words', WordsSchema, wordsData, problems);
  if (plan && units) problems.push(...checkLedger(plan, units, words ?? null));
  if (!plan || !units || problems.length > 0) throw new PlanError(problems);
  shareWords(plan);
  return {
    plan,
    units,
    words: words ?? null,
    measures: new Map(plan.measures.map((measure) => [measure.id, measure])),
    ofItem: Map.groupBy(plan.measures, (measure) => measure.item),
    ledBy: groupByName(plan.measures, (measure) => measure.leads),
    supportedBy: groupByName(plan.measures, (measure) => [...measure.supports, ...measure.collectives]),
    unitNamed: new Map(units.units.map((unit) => [unit.name, unit])),
    collectiveNamed: new Map(units.collectives.map((collective) => [collective.name, collective])),
    positions: new Map(plan.measures.map((measure, position) => [measure, position])),
    columns: columnsOf(plan.measures),
    topics: buildTopicIndex(plan, words ?? null),
  };
}

function read<T>(file: string, schema: z.ZodType<T>, data: unknown, problems: Problem[]): T | undefined {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    problems.push({ path: pathOf(file, issue.path), message: issue.message, remedy: remedyFor(file) });
  }
  return undefined;
}

function pathOf(file: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>((so, key) => (typeof key === 'number' ? `${so}[${key}]` : `${so}.${String(key)}`), file);
}

function remedyFor(file: string): string {
  return file === 'plan'
    ? 'correct the seed and run `npm run import` again instead of editing the plan by hand'
    : `correct this place in the ${file} file`;
}

/** Lets equal names and days of a plan be one string each: it takes less memory, and to compare them costs nothing. */
function shareWords({ measures }: Plan): void {
  const shared = new Map<string, string>();
  const share = <T extends string>(word: T): T => {
    const known = shared.get(word);
    if (known === undefined) shared.set(word, word);
    return (known ?? word) as T;
  };
  for (const { leads, supports, collectives, due } of measures) {
    for (const mentions of [leads, supports, collectives]) {
      for (const mention of mentions) mention.name = share(mention.name);
    }
    if (due) due.day = share(due.day);
  }
}

function groupByName(
  measures: readonly Measure[],
  mentionsOf: (measure: Measure) => readonly { name: string }[],
): ReadonlyMap<string, readonly Measure[]> {
  const groups = new Map<string, Measure[]>();
  for (const measure of measures) {
    for (const { name } of mentionsOf(measure)) {
      const group = groups.get(name);
      if (group) group.push(measure);
      else groups.set(name, [measure]);
    }
  }
  return groups;
}
