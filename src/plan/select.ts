/** Picks the measures that a filter means. */
import type { Day } from '../time/day.ts';
import type { Period } from '../time/period.ts';
import type { Columns } from './columns.ts';
import type { Ledger } from './load.ts';
import type { Filter, Query, Role, UnitFilter } from './query.ts';
import type { Measure } from './schema.ts';
import { topicPositions } from './search.ts';

/** What a filter can't know by itself: the day, and the plan's names for the asker's unit. */
export interface Viewpoint {
  today: Day;
  mine: readonly string[];
}

/** A measure by its place in the plan's list; numbers are cheap to sort and compare, whatever the size of the plan. */
type Position = number;
type Test = (position: Position) => boolean;

export interface Selection {
  columns: Columns;
  positions: readonly Position[];
}

const WORTH_KEEPING = 1000;
const selections = new WeakMap<readonly Measure[], Selection>();

/** The measures that the query is about, in document order. */
export function selectMeasures(ledger: Ledger, query: Pick<Query, 'where' | 'except'>, view: Viewpoint): Measure[] {
  const { where, except } = query;
  let chosen = matching(ledger, where, view);
  if (except) {
    const out = new Set(matching(ledger, except, view));
    chosen = chosen.filter((position) => !out.has(position));
  }
  if (where.relative) chosen = atExtreme(ledger.columns, chosen, where.relative, view.today);
  const measures = measuresAt(ledger, chosen);
  if (measures.length >= WORTH_KEEPING) selections.set(measures, { columns: ledger.columns, positions: chosen });
  return measures;
}

/** Where the measures of a long list stand, when selectMeasures made it: then they are quick to count. */
export function selectionOf(measures: readonly Measure[]): Selection | undefined {
  return selections.get(measures);
}

/** Filled one by one: map would look into each measure of a long list just to learn what kind of value it is. */
function measuresAt({ plan }: Ledger, positions: readonly Position[]): Measure[] {
  const measures = new Array<Measure>(positions.length);
  let count = 0;
  for (const position of positions) {
    const measure = plan.measures[position];
    if (measure) measures[count++] = measure;
  }
  measures.length = count;
  return measures;
}

/** The measures of an item number (`4`) or the one with that id (`4.3`); none when the plan has no such item. */
export function measuresNumbered(ledger: Ledger, reference: string): readonly Measure[] {
  if (!reference.includes('.')) return ledger.ofItem.get(Number(reference)) ?? [];
  const measure = ledger.measures.get(reference);
  return measure ? [measure] : [];
}

/** Where the measures stand that all parts of the filter hold of, but for `relative`, which compares them; ascending. */
function matching(ledger: Ledger, filter: Filter, view: Viewpoint): Position[] {
  const tests = testsOf(ledger, filter, view);
  const holds: Test = (position) => tests.every((test) => test(position));
  return (candidatesFor(ledger, filter, view) ?? ledger.columns.all).filter(holds);
}

/** Items, units and topics have look-ups; with one of them a question never walks a large plan. */
function candidatesFor(
  ledger: Ledger,
  { items, units, mine, topic }: Filter,
  view: Viewpoint,
): readonly Position[] | undefined {
  if (items) {
    return positionsOf(
      ledger,
      items.flatMap((reference) => measuresNumbered(ledger, reference)),
    );
  }
  const names = units?.[0]?.names ?? (mine && view.mine);
  if (names) {
    const led = names.flatMap((name) => ledger.ledBy.get(name) ?? []);
    const supported = names.flatMap((name) => ledger.supportedBy.get(name) ?? []);
    return positionsOf(ledger, [...led, ...supported]);
  }
  const [words] = topic ?? [];
  return words === undefined ? undefined : topicPositions(ledger.topics, words);
}

function positionsOf(ledger: Ledger, measures: readonly Measure[]): Position[] {
  return [...new Set(measures.map((measure) => ledger.positions.get(measure) ?? -1))].sort((a, b) => a - b);
}

function testsOf({ plan, columns, topics }: Ledger, filter: Filter, view: Viewpoint): Test[] {
  const tests: Test[] = [];
  const ofMeasure = (test: (measure: Measure) => boolean): void => {
    tests.push((position) => {
      const measure = plan.measures[position];
      return measure !== undefined && test(measure);
    });
  };
  const { due, section, phase, mine } = filter;
  if (due) tests.push(dueWithin(columns, due));
  if (phase !== undefined) {
    const span = plan.phases.find((candidate) => candidate.id === phase);
    tests.push(span ? dueWithin(columns, span) : () => false);
  }
  for (const words of filter.topic ?? []) {
    const positions = topicPositions(topics, words);
    tests.push((position) => isAmong(positions, position));
  }
  for (const units of filter.units ?? []) ofMeasure((measure) => holdsUnits(measure, units));
  if (mine) ofMeasure((measure) => holdsUnits(measure, { names: [...view.mine], match: 'any', role: mine }));
  if (section) ofMeasure((measure) => section.includes(measure.section));
  return tests;
}

/** Days are compared once each, not once for each measure. */
function dueWithin({ days, dayOf }: Columns, { from, to }: Period): Test {
  const first = from === null ? 0 : countBefore(days, (day) => day < from);
  const end = to === null ? days.length : countBefore(days, (day) => day <= to);
  return (position) => {
    const place = dayOf[position] ?? -1;
    return place >= first && place < end;
  };
}

/** How many of the sorted days come before the first that is not early. */
function countBefore(days: readonly Day[], isEarly: (day: Day) => boolean): number {
  const found = days.findIndex((day) => !isEarly(day));
  return found < 0 ? days.length : found;
}

/** Whether an ascending list has the position. */
function isAmong(positions: readonly Position[], wanted: Position): boolean {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((positions[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return positions[low] === wanted;
}

function holdsUnits(measure: Measure, { names, match, role }: UnitFilter): boolean {
  if (role === 'only lead') return measure.leads.length === 1 && names.includes(measure.leads[0]?.name ?? '');
  return match === 'all'
    ? names.every((name) => hasRole(measure, name, role))
    : names.some((name) => hasRole(measure, name, role));
}

/** Whether the measure names the unit in that role. Collectives never count as one of their members. */
export function hasRole(measure: Measure, name: string, role: Role): boolean {
  const named = ({ name: other }: { name: string }) => other === name;
  const leads = () => measure.leads.some(named);
  const supports = () => measure.supports.some(named) || measure.collectives.some(named);
  if (role === 'support') return supports();
  if (role === 'either') return leads() || supports();
  return leads() && (role === 'lead' || measure.leads.length === 1);
}

/** The overdue ones, or those whose day is the smallest or the greatest of all. */
function atExtreme(
  { days, dayOf }: Columns,
  positions: readonly Position[],
  relative: NonNullable<Filter['relative']>,
  today: Day,
): Position[] {
  const coming = countBefore(days, (day) => day < today);
  const placeOf = (position: Position) => dayOf[position] ?? -1;
  if (relative === 'overdue')
    return positions.filter((position) => placeOf(position) >= 0 && placeOf(position) < coming);
  const least = relative === 'next' ? coming : 0;
  let extreme = -1;
  for (const position of positions) {
    const place = placeOf(position);
    if (place < least) continue;
    if (extreme < 0 || (relative === 'last' ? place > extreme : place < extreme)) extreme = place;
  }
  return extreme < 0 ? [] : positions.filter((position) => placeOf(position) === extreme);
}
