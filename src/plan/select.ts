/** Picks the measures that a filter means. */
import type { Day } from '../time/day.ts';
import { contains } from '../time/period.ts';
import type { Ledger } from './load.ts';
import type { Filter, Query, Role, UnitFilter } from './query.ts';
import type { Measure } from './schema.ts';
import { findTopic } from './search.ts';

/** What a filter can't know by itself: the day, and the plan's names for the asker's unit. */
export interface Viewpoint {
  today: Day;
  mine: readonly string[];
}

/** The measures that the query is about, in document order. */
export function selectMeasures(ledger: Ledger, query: Pick<Query, 'where' | 'except'>, view: Viewpoint): Measure[] {
  const { where, except } = query;
  const { relative, ...plain } = where;
  let chosen = matching(ledger, plain, view);
  if (except) {
    const out = new Set(matching(ledger, except, view));
    chosen = chosen.filter((measure) => !out.has(measure));
  }
  return relative ? atExtreme(chosen, relative, view.today) : chosen;
}

/** The measures of an item number (`4`) or the one with that id (`4.3`); none when the plan has no such item. */
export function measuresNumbered(ledger: Ledger, reference: string): readonly Measure[] {
  if (!reference.includes('.')) return ledger.ofItem.get(Number(reference)) ?? [];
  const measure = ledger.measures.get(reference);
  return measure ? [measure] : [];
}

function matching(ledger: Ledger, filter: Filter, view: Viewpoint): Measure[] {
  const tests = testsOf(ledger, filter, view);
  return candidatesFor(ledger, filter).filter((measure) => tests.every((test) => test(measure)));
}

/** Item numbers and leads have look-ups; with them a question about one item never walks a large plan. */
function candidatesFor(ledger: Ledger, filter: Filter): readonly Measure[] {
  if (filter.items)
    return inPlanOrder(
      ledger,
      filter.items.flatMap((reference) => measuresNumbered(ledger, reference)),
    );
  const first = filter.units?.[0];
  if (!first) return ledger.plan.measures;
  const found = first.names.flatMap((name) => [
    ...(ledger.ledBy.get(name) ?? []),
    ...(ledger.supportedBy.get(name) ?? []),
  ]);
  return inPlanOrder(ledger, found);
}

function inPlanOrder(ledger: Ledger, measures: readonly Measure[]): Measure[] {
  const wanted = new Set(measures);
  if (wanted.size < 2) return [...wanted];
  return ledger.plan.measures.filter((measure) => wanted.has(measure));
}

function testsOf(ledger: Ledger, filter: Filter, view: Viewpoint): ((measure: Measure) => boolean)[] {
  const tests: ((measure: Measure) => boolean)[] = [];
  const { due, section, phase } = filter;
  for (const units of filter.units ?? []) tests.push((measure) => holdsUnits(measure, units));
  if (filter.mine) {
    const own: UnitFilter = { names: [...view.mine], match: 'any', role: filter.mine };
    tests.push((measure) => holdsUnits(measure, own));
  }
  if (due) tests.push((measure) => measure.due !== null && contains(due, measure.due.day));
  if (section) tests.push((measure) => section.includes(measure.section));
  if (phase !== undefined) {
    const span = ledger.plan.phases.find((candidate) => candidate.id === phase);
    tests.push((measure) => span !== undefined && measure.due !== null && contains(span, measure.due.day));
  }
  for (const words of filter.topic ?? []) {
    const hits = new Set(findTopic(ledger.topics, words).measures);
    tests.push((measure) => hits.has(measure.id));
  }
  return tests;
}

function holdsUnits(measure: Measure, { names, match, role }: UnitFilter): boolean {
  if (role === 'only lead') return measure.leads.length === 1 && names.includes(measure.leads[0]?.name ?? '');
  return match === 'all'
    ? names.every((name) => hasRole(measure, name, role))
    : names.some((name) => hasRole(measure, name, role));
}

/** Whether the measure names the unit in that role. Collectives never count as one of their members. */
export function hasRole(measure: Measure, name: string, role: Role): boolean {
  const leads = () => measure.leads.some((mention) => mention.name === name);
  const supports = () => [...measure.supports, ...measure.collectives].some((mention) => mention.name === name);
  if (role === 'support') return supports();
  if (role === 'either') return leads() || supports();
  return leads() && (role === 'lead' || measure.leads.length === 1);
}

function atExtreme(measures: readonly Measure[], relative: NonNullable<Filter['relative']>, today: Day): Measure[] {
  const dated = measures.flatMap((measure) => (measure.due ? [{ measure, day: measure.due.day }] : []));
  if (relative === 'overdue') return dated.filter(({ day }) => day < today).map(({ measure }) => measure);
  const days = dated.map(({ day }) => day).filter((day) => relative !== 'next' || day >= today);
  const extreme = days.reduce<Day | undefined>(
    (so, day) => (so === undefined || (relative === 'last' ? day > so : day < so) ? day : so),
    undefined,
  );
  return dated.filter(({ day }) => day === extreme).map(({ measure }) => measure);
}
