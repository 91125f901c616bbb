/** What a set of measures has in all: its leads, supports, items, days, and how many fall to each of something. */
import type { Measure } from '../plan/schema.ts';
import type { Day } from '../time/day.ts';

/** From this size on a tally is kept with its list; the list of a whole plan lives as long as its ledger. */
const WORTH_KEEPING = 1000;

/** The names of the leads of these measures, each once, in the order in which the plan mentions them. */
export const leadsOf = kept((measures) => namesOf(measures, (measure) => measure.leads));

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
export const perDay = kept((measures) => countBy(measures, (measure) => measure.due?.day ?? null));

/** How many measures stand in each section. */
export const perSection = kept((measures) => countBy(measures, (measure) => measure.section));

/** How many measures each unit leads, and how many it supports by name, in the order in which the plan mentions them. */
export const perLead = kept((measures) => countNames(measures, (measure) => measure.leads));
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
  const counter = openCounter<string>();
  for (const measure of measures) {
    const mentions = mentionsOf(measure);
    for (let at = 0; at < mentions.length; at += 1) counter.add(mentions[at]?.name ?? '');
  }
  return counter.counts();
}

function countBy<K>(measures: readonly Measure[], keyOf: (measure: Measure) => K): ReadonlyMap<K, number> {
  const counter = openCounter<K>();
  for (const measure of measures) counter.add(keyOf(measure));
  return counter.counts();
}

/** Counts keys with one look-up each. */
function openCounter<K>() {
  const places = new Map<K, number>();
  const counted: number[] = [];
  return {
    add(key: K): void {
      const place = places.get(key);
      if (place === undefined) {
        places.set(key, counted.length);
        counted.push(1);
      } else counted[place] = (counted[place] ?? 0) + 1;
    },
    counts: (): ReadonlyMap<K, number> => new Map([...places].map(([key, place]) => [key, counted[place] ?? 0])),
  };
}
