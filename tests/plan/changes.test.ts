/** What differs between two readings of a plan. */
import { describe, expect, it } from 'vitest';
import { type Change, changesBetween } from '../../src/plan/changes.ts';
import { type Ledger, loadLedger } from '../../src/plan/load.ts';
import type { Measure, Plan } from '../../src/plan/schema.ts';
import { files, ledger } from './given.ts';

/** The real plan with its data edited. */
function edited(edit: (plan: Plan) => void): Ledger {
  const { plan, units } = files();
  edit(plan as unknown as Plan);
  return loadLedger(plan, units, null);
}

function find({ measures }: Plan, id: string): Measure {
  const measure = measures.find((candidate) => candidate.id === id);
  if (!measure) throw new Error(`the plan has no ${id}`);
  return measure;
}

function drop(plan: Plan, item: number): void {
  plan.measures = plan.measures.filter((measure) => measure.item !== item);
  plan.items = plan.items.filter(({ id }) => id !== item);
}

/** Gives items of one measure another number. */
function renumber(plan: Plan, from: number, to: number): void {
  for (const item of plan.items.filter(({ id }) => id === from)) Object.assign(item, { id: to, measures: [`${to}`] });
  for (const measure of plan.measures.filter(({ item }) => item === from))
    Object.assign(measure, { id: `${to}`, item: to });
}

function told(changes: readonly Change[]): string[] {
  return changes.map((change) => {
    switch (change.kind) {
      case 'added':
        return `+${change.after.id}`;
      case 'removed':
        return `-${change.before.id}`;
      default:
        return `${change.kind} ${change.before.id}>${change.after.id} ${change.parts.join()}`.trim();
    }
  });
}

const changesAfter = (edit: (plan: Plan) => void) => told(changesBetween(ledger, edited(edit)));

describe('changesBetween', () => {
  it('finds none in a plan that was read twice', () => {
    expect(changesBetween(ledger, ledger)).toEqual([]);
    expect(changesAfter(() => {})).toEqual([]);
  });

  it('tells a deadline, leads, supports and text apart', () => {
    expect(
      changesAfter((plan) => {
        Object.assign(find(plan, '24').due ?? {}, { day: '2019-06-30', wording: '2019年6月底完成' });
        find(plan, '3').leads.push({ name: '市财政局', place: [1, 2] });
        find(plan, '4.4').supports.pop();
        find(plan, '5').collectives.pop();
        find(plan, '40').text += '并加强培训。';
      }),
    ).toEqual([
      'changed 3>3 leads',
      'changed 4.4>4.4 supports',
      'changed 5>5 supports',
      'changed 24>24 due',
      'changed 40>40 text',
    ]);
  });

  it('puts all that changed of one measure into one change', () => {
    const [change, ...others] = changesBetween(
      ledger,
      edited((plan) => {
        const measure = find(plan, '4.4');
        Object.assign(measure, { due: null, openEnded: false, text: `${measure.text}。` });
      }),
    );

    expect(others).toEqual([]);
    expect(change).toMatchObject({ kind: 'changed', parts: ['due', 'supports', 'text'] });
  });

  it('takes another wording of the same day for a change, and another order of names for none', () => {
    expect(
      changesAfter((plan) => {
        Object.assign(find(plan, '1').due ?? {}, { wording: '2018年12月底前完成' });
        find(plan, '24').leads.reverse();
      }),
    ).toEqual(['changed 1>1 due']);
  });

  it('tells what came and what went, what went at the end', () => {
    expect(changesAfter((plan) => drop(plan, 2))).toEqual(['-2']);
    expect(
      told(
        changesBetween(
          edited((plan) => drop(plan, 42)),
          edited((plan) => drop(plan, 1)),
        ),
      ),
    ).toEqual(['+42', '-1']);
  });

  it('says of the same text under another number that it was renumbered', () => {
    expect(changesAfter((plan) => renumber(plan, 42, 43))).toEqual(['renumbered 42>43']);
    expect(
      changesAfter((plan) => {
        renumber(plan, 42, 43);
        find(plan, '43').leads.pop();
      }),
    ).toEqual(['renumbered 42>43 leads']);
  });

  it('takes another text under another number for one that went and one that came', () => {
    expect(
      changesAfter((plan) => {
        renumber(plan, 42, 43);
        find(plan, '43').text += '改。';
      }),
    ).toEqual(['+43', '-42']);
  });

  it('sees that an item put in between moves those behind it', () => {
    const withoutFirst = edited((plan) => {
      drop(plan, 36);
      for (const number of [37, 38, 39, 40, 41, 42]) renumber(plan, number, number - 1);
    });

    expect(
      told(
        changesBetween(
          withoutFirst,
          edited(() => {}),
        ),
      ),
    ).toEqual([
      '+36',
      'renumbered 36>37',
      'renumbered 37>38',
      'renumbered 38>39',
      'renumbered 39>40',
      'renumbered 40>41',
      'renumbered 41>42',
    ]);
  });

  it('pairs each of several equal texts with one', () => {
    const twice = (plan: Plan) => {
      find(plan, '41').text = find(plan, '42').text;
      find(plan, '41').title = find(plan, '42').title;
    };

    expect(told(changesBetween(edited(twice), edited(twice)))).toEqual([]);
    expect(told(changesBetween(edited(twice), ledger))).toEqual(['changed 41>41 text']);
  });
});
