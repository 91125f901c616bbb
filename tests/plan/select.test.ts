/** Which measures a filter means. */
import { describe, expect, it } from 'vitest';
import type { Filter } from '../../src/plan/query.ts';
import { hasRole, measuresNumbered, selectMeasures } from '../../src/plan/select.ts';
import { day, ledger } from './given.ts';

function ids(where: Filter, except?: Filter, today = '2017-06-15', mine: string[] = []): string[] {
  return selectMeasures(ledger, { where, ...(except ? { except } : {}) }, { today: day(today), mine }).map(
    ({ id }) => id,
  );
}

describe('selectMeasures', () => {
  it('takes a bare item number for all its measures, in document order', () => {
    expect(ids({ items: ['4'] })).toEqual(['4.1', '4.2', '4.3', '4.4', '4.5', '4.6', '4.7']);
    expect(ids({ items: ['24', '4.3'] })).toEqual(['4.3', '24']);
    expect(ids({ items: ['43', '12.5'] })).toEqual([]);
  });

  it('knows leads, sole leads and leads together', () => {
    const lead = (names: string[], match: 'any' | 'all', role: 'lead' | 'only lead' = 'lead') =>
      ids({ units: [{ names, match, role }] });

    expect(lead(['市编办'], 'any')).toEqual(['1', '3', '4.1', '4.3', '4.7', '11.1', '24', '28', '32', '38', '40']);
    expect(lead(['市编办'], 'any', 'only lead')).toEqual(['3', '4.1', '4.7', '11.1', '32']);
    expect(lead(['市编办', '市改革办'], 'all')).toEqual(['1', '24']);
    expect(lead(['市科技局', '市物价局'], 'any')).toEqual(['4.5', '4.6']);
  });

  it('counts named support only, never membership of a collective', () => {
    expect(ids({ units: [{ names: ['市工商局'], match: 'any', role: 'either' }] })).toEqual(['4.3', '4.4']);
    expect(ids({ units: [{ names: ['市工商局'], match: 'any', role: 'support' }] })).toEqual(['4.4']);
    expect(ids({ units: [{ names: ['市直各部门'], match: 'any', role: 'support' }] })).toHaveLength(44);
  });

  it('keeps both ends of a period', () => {
    const due = { from: day('2018-06-30'), to: day('2018-12-31') };

    expect(ids({ due })).toEqual(['1', '2', '4.5', '24', '25', '28', '33', '34', '36']);
  });

  it('calls overdue what was due before today, and due today is not', () => {
    expect(ids({ relative: 'overdue' }, undefined, '2016-12-31')).toEqual([]);
    expect(ids({ relative: 'overdue' }, undefined, '2017-01-01')).toEqual(['42']);
  });

  it('takes next from today on, first and last from the whole plan', () => {
    expect(ids({ relative: 'next' }, undefined, '2018-07-01')).toEqual(['1', '2', '24', '25', '28', '33', '34', '36']);
    expect(ids({ relative: 'first' }, undefined, '2018-07-01')).toEqual(['42']);
    expect(ids({ relative: 'last' })).toEqual(['26', '27']);
    expect(ids({ relative: 'next' }, undefined, '2021-01-01')).toEqual([]);
  });

  it('joins conditions, and takes away what is excepted', () => {
    const units = [{ names: ['市政府法制办'], match: 'any' as const, role: 'lead' as const }];

    expect(ids({ units, due: { from: null, to: day('2017-12-31') }, section: [5] })).toEqual([]);
    expect(ids({ units, topic: ['行政执法'] }, { items: ['24'] })).toEqual(['25', '26', '27', '28']);
  });

  it('reads 我的 as the asker’s names, and nothing for somebody without any', () => {
    expect(ids({ mine: 'either' }, undefined, '2017-06-15', ['市水务局'])).toEqual(['7', '9.2']);
    expect(ids({ mine: 'either' })).toEqual([]);
  });
});

describe('measuresNumbered and hasRole', () => {
  it('find by number and by role', () => {
    expect(measuresNumbered(ledger, '35').map(({ id }) => id)).toEqual(['35.1', '35.2']);
    const [measure] = measuresNumbered(ledger, '7');

    expect(measure && hasRole(measure, '市水务局', 'only lead')).toBe(true);
    expect(measure && hasRole(measure, '市直各部门', 'support')).toBe(true);
    expect(measure && hasRole(measure, '市直各部门', 'lead')).toBe(false);
  });
});
