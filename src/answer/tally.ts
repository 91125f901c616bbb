/** What a set of measures has in all: its leads, supports, items, days, and how many fall to each of something. */
import { countDays, countLeads } from '../plan/columns.ts';
import type { Measure } from '../plan/schema.ts';
import { selectionOf } from '../plan/select.ts';
import type { Day } from '../time/day.ts';

/** From this size on a tally is kept with its list; the list of a whole plan lives as long as its ledger. */
const WORTH_KEEPING = 1000;

/** The names of the leads of these measures, each once, in the order in which the plan mentions them. */
export const leadsOf = kept((measures): readonly string[] => [...perLead(measures).keys()]);

/** The named supports of these measures, and the collectives, each once. */
export const supportsOf = kept((measures) => ({
  named: namesOf(measures, (measure) => measure.supports),
  collectives: namesOf(measures, (measure) => measure.collectives),
}));

/** How many items of the plan the measures belong to; they stand in document order. */
export const itemsOf = kept((measures) => {
  let items = 0;
  let last: number | undefined;
  for (const { item } of measures) {
    if (item !== last) items += 1;
    last = item;
  }
  return items;
});

/** How many measures are due on each day; null is no day. */
export const perDay = kept((measures): ReadonlyMap<Day | null, number> => {
  const selection = selectionOf(measures);
  if (selection) return countDays(selection.columns, selection.positions);
  return countBy(measures, (measure) => measure.due?.day ?? null);
});

/** How many measures stand in each section. */
export const perSection = kept((measures) => countBy(measures, (measure) => measure.section));

/** How many measures each unit leads, and how many it supports by name, in the order in which the plan mentions them. */
export const perLead = kept((measures): ReadonlyMap<string, number> => {
  const selection = selectionOf(measures);
  if (selection) return countLeads(selection.columns, selection.positions);
  return countNames(measures, (measure) => measure.leads);
});
export const perSupport = kept((measures) => countNames(measures, (measure) => measure.supports));

/** How many measures address each collective. */
export const perCollective = kept((measures) => countNames(measures, (measure) => measure.collectives));

/** The distinct days on which the measures are due, sorted. */
export function dueDays(measures: readonly Measure[]): Day[] {
  return [...perDay(measures).keys()].filter((day) => day !== null).sort();
}

function kept<T>(compute: (measures: readonly Measure[]) => T): (measures: readonly Measure[]) => T {
  const cache = new WeakMap<readonly Measure[], { value: T }>();
  return (measures) => {
    if (measures.length < WORTH_KEEPING) return compute(measures);
    const found = cache.get(measures) ?? { value: compute(measures) };
    cache.set(measures, found);
    return found.value;
  };
}

function namesOf(
  measures: readonly Measure[],
  mentionsOf: (measure: Measure) => readonly { name: string }[],
): readonly string[] {
  return [...countNames(measures, mentionsOf).keys()];
}

function countNames(
  measures: readonly Measure[],
  mentionsOf: (measure: Measure) => readonly { name: string }[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const measure of measures) {
    for (const { name } of mentionsOf(measure)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function countBy<K>(measures: readonly Measure[], keyOf: (measure: Measure) => K): ReadonlyMap<K, number> {
  const counts = new Map<K, number>();
  for (const measure of measures) {
    const key = keyOf(measure);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
