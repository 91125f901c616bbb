/** What is selected and counted with look-ups is what a plain walk through the plan finds. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leadsOf, perDay, perLead } from '../../src/answer/tally.ts';
import { loadLedger } from '../../src/plan/load.ts';
import type { Filter, Query, Role } from '../../src/plan/query.ts';
import type { Measure } from '../../src/plan/schema.ts';
import { findTopic } from '../../src/plan/search.ts';
import { selectMeasures, type Viewpoint } from '../../src/plan/select.ts';
import type { Day } from '../../src/time/day.ts';
import { contains } from '../../src/time/period.ts';
import { makePlan } from '../bench/synthetic.ts';
import { ledger as real } from './given.ts';

const words = real.words;
if (!words) throw new Error('the real plan has words');
const made = makePlan({ plan: real.plan, units: real.units, words }, 3000, 60);
const ledger = loadLedger(made.plan, made.units, made.words);
const { measures, phases } = ledger.plan;

const names = [...ledger.ledBy.keys(), ...ledger.supportedBy.keys(), '市教育局'];
const days = [...new Set(measures.flatMap(({ due }) => due?.day ?? [])), '2010-01-01' as Day, '2030-01-01' as Day];
const topics = Object.values(words.measures).flatMap((named) => [...named.topics.zh, ...named.topics.en]);
const day = fc.option(fc.constantFrom(...days));
const role = fc.constantFrom<Role>('lead', 'support', 'either', 'only lead');
const filter = fc.record(
  {
    items: fc.array(
      fc.constantFrom('1', '2', '40', measures.at(-1)?.id ?? '', measures[7]?.id ?? '', '99999', '1.99'),
      { minLength: 1 },
    ),
    units: fc.array(
      fc.record({
        names: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }),
        match: fc.constantFrom('any' as const, 'all' as const),
        role,
      }),
      { minLength: 1, maxLength: 2 },
    ),
    due: fc.record({ from: day, to: day }),
    section: fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 3 }),
    topic: fc.array(fc.constantFrom(...topics), { minLength: 1, maxLength: 2 }),
    phase: fc.integer({ min: 1, max: 3 }),
    mine: role,
  },
  { requiredKeys: [] },
);
/** Narrow filters are rarely empty when they have few parts. */
const parts = fc.tuple(
  filter,
  fc.subarray(['items', 'units', 'due', 'section', 'topic', 'phase', 'mine'] as const, { maxLength: 2 }),
);
const narrowed = parts.map(
  ([whole, kept]): Filter =>
    Object.fromEntries(Object.entries(whole).filter(([name]) => kept.some((one) => one === name))),
);
const query = fc.record(
  {
    where: narrowed,
    except: narrowed,
    relative: fc.constantFrom('overdue' as const, 'next' as const, 'first' as const, 'last' as const),
  },
  { requiredKeys: ['where'] },
);
const viewpoint = fc.record({
  today: fc.constantFrom(...days),
  mine: fc.array(fc.constantFrom(...names), { maxLength: 2 }),
});

test('the measures of a filter are those of which every part holds', () => {
  fc.assert(
    fc.property(query, viewpoint, ({ where, except, relative }, view) => {
      const asked: Pick<Query, 'where' | 'except'> = {
        where: relative ? { ...where, relative } : where,
        ...(except ? { except } : {}),
      };
      const expected = measures.filter((one) => holds(where, one, view) && !(except && holds(except, one, view)));
      expect(ids(selectMeasures(ledger, asked, view))).toEqual(ids(compared(expected, relative, view.today)));
    }),
    { numRuns: 1500 },
  );
});

test('long lists are counted as short ones are', () => {
  fc.assert(
    fc.property(narrowed, viewpoint, (where, view) => {
      const chosen = selectMeasures(ledger, { where }, view);
      const copy = [...chosen];
      expect(perLead(chosen)).toEqual(perLead(copy));
      expect(leadsOf(chosen)).toEqual(leadsOf(copy));
      expect(perDay(chosen)).toEqual(perDay(copy));
    }),
    { numRuns: 300 },
  );
});

function holds(where: Filter, measure: Measure, view: Viewpoint): boolean {
  const { items, units, due, section, topic, phase, mine } = where;
  const span = phases.find(({ id }) => id === phase);
  return (
    (items?.some((item) => item === measure.id || item === String(measure.item)) ?? true) &&
    (units?.every((row) =>
      row.match === 'any' || row.role === 'only lead'
        ? row.names.some((name) => hasRole(measure, name, row.role))
        : row.names.every((name) => hasRole(measure, name, row.role)),
    ) ??
      true) &&
    (due === undefined || (measure.due !== null && contains(due, measure.due.day))) &&
    (section?.includes(measure.section) ?? true) &&
    (topic?.every((one) => findTopic(ledger.topics, one).measures.includes(measure.id)) ?? true) &&
    (phase === undefined || (span !== undefined && measure.due !== null && contains(span, measure.due.day))) &&
    (mine === undefined || view.mine.some((name) => hasRole(measure, name, mine)))
  );
}

function hasRole(measure: Measure, name: string, wanted: Role): boolean {
  const isLead = measure.leads.some((mention) => mention.name === name);
  const isSupport = [...measure.supports, ...measure.collectives].some((mention) => mention.name === name);
  if (wanted === 'only lead') return isLead && measure.leads.length === 1;
  return wanted === 'lead' ? isLead : wanted === 'support' ? isSupport : isLead || isSupport;
}

function compared(chosen: readonly Measure[], relative: Filter['relative'], today: Day): readonly Measure[] {
  const dated = chosen.filter(({ due }) => due !== null);
  const sorted = dated.map(({ due }) => due?.day ?? '').sort();
  if (relative === undefined) return chosen;
  if (relative === 'overdue') return dated.filter(({ due }) => (due?.day ?? '') < today);
  const wanted = relative === 'last' ? sorted.at(-1) : sorted.find((one) => relative === 'first' || one >= today);
  return dated.filter(({ due }) => due?.day === wanted);
}

function ids(list: readonly Measure[]): string[] {
  return list.map(({ id }) => id);
}
