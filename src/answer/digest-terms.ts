/** Sorts what a watch means by when it is due, and what a unit leads from what it supports. */
import type { Measure } from '../plan/schema.ts';
import { addDays, type Day } from '../time/day.ts';
import { weekPeriod } from '../time/period.ts';
import { type Telling, watchedUnit } from './digest-telling.ts';

/**
 * Due since the last digest and before today (`passed`), or at any time before today where that is what the watch asks for
 * (`overdue`); from today to Sunday; then to the 30th day; then in the watch's own period.
 */
export type Term = 'passed' | 'overdue' | 'week' | 'month' | 'period';

/** What the watched unit has to do with it; `addressed` as a watched collective, `all` when that makes no difference. */
export type Share = 'lead' | 'support' | 'addressed' | 'all';

const TERMS: readonly Term[] = ['passed', 'overdue', 'week', 'month', 'period'];
const SHARES: readonly Share[] = ['lead', 'support', 'addressed', 'all'];
const DAYS_AHEAD = 30;
const DAYS_BACK = 7;

/** The share in words; empty for `all`. What addresses a watched collective says which. */
export function shareText(telling: Telling, share: Share): string {
  const { told, ledger, lang, wording } = telling;
  if (share !== 'addressed') return told.share[share];
  const watched = (watchedUnit(telling)?.names ?? []).flatMap((name) => ledger.collectiveNamed.get(name) ?? []);
  return told.addressed(wording.listed(watched.map(({ name, en }) => told.called((lang === 'en' && en) || name))));
}

/** Measures of one term and share, the earliest day first. */
export interface Group {
  term: Term;
  share: Share;
  measures: readonly Measure[];
}

export interface Terms {
  /** Those that are not empty, in the order in which they are told. */
  groups: readonly Group[];
  /** All that was due before today, in document order. */
  overdue: readonly Measure[];
  /** What is due after everything that is listed. */
  later: readonly Measure[];
  undated: readonly Measure[];
}

/** The last day that counts as soon: the 30th after today. */
export function lastDaySoon(today: Day): Day {
  return addDays(today, DAYS_AHEAD);
}

export function sortByTerm(telling: Telling, measures: readonly Measure[]): Terms {
  const { today } = telling;
  const termOf = termReader(telling);
  const listed = new Map<Term, Measure[]>(TERMS.map((term) => [term, []]));
  const overdue: Measure[] = [];
  const later: Measure[] = [];
  const undated: Measure[] = [];
  for (const measure of measures) {
    if (!measure.due) {
      undated.push(measure);
      continue;
    }
    const term = termOf(measure.due.day);
    if (measure.due.day < today) overdue.push(measure);
    else if (!term) later.push(measure);
    if (term) listed.get(term)?.push(measure);
  }
  const groups = TERMS.flatMap((term) => groupsOf(telling, term, listed.get(term) ?? []));
  return { groups, overdue, later, undated };
}

/** In which term a day falls; undefined when it passed earlier or comes later. */
function termReader({ today, order }: Telling): (day: Day) => Term | undefined {
  const { since, watch } = order;
  // Due on the day of the last digest is what became overdue right after it.
  const passedFrom = since ?? addDays(today, -DAYS_BACK);
  const sunday = weekPeriod(today).to ?? today;
  const lastDay = lastDaySoon(today);
  const wantsOverdue = watch.where.relative === 'overdue';
  const namesPeriod = watch.period !== undefined || watch.where.due !== undefined;
  return (day) => {
    if (day < today && wantsOverdue) return 'overdue';
    if (day < today) return day >= passedFrom ? 'passed' : undefined;
    if (day <= sunday) return 'week';
    if (day <= lastDay) return 'month';
    return namesPeriod ? 'period' : undefined;
  };
}

function groupsOf(telling: Telling, term: Term, measures: readonly Measure[]): Group[] {
  const shares = byShare(telling, measures);
  return [...shares].map(([share, some]) => ({ term, share, measures: earliestFirst(some) }));
}

/** The measures of each share that has any, leads first. */
export function byShare(telling: Telling, measures: readonly Measure[]): ReadonlyMap<Share, readonly Measure[]> {
  const shareOf = shareReader(telling);
  const grouped = Map.groupBy(measures, shareOf);
  return new Map(SHARES.flatMap((share) => (grouped.has(share) ? [[share, grouped.get(share) ?? []]] : [])));
}

function shareReader(telling: Telling): (measure: Measure) => Share {
  const unit = watchedUnit(telling);
  if (unit?.role !== 'either') return () => 'all';
  const { names } = unit;
  return ({ leads, supports }) => {
    if (leads.some(({ name }) => names.includes(name))) return 'lead';
    return supports.some(({ name }) => names.includes(name)) ? 'support' : 'addressed';
  };
}

/** Equal days stay in document order. */
function earliestFirst(measures: readonly Measure[]): readonly Measure[] {
  const dayOf = ({ due }: Measure) => due?.day ?? '';
  return measures.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));
}
