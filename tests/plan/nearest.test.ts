/** Names that look like what somebody wrote: only ever offered, and none where nothing looks alike. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLedger } from '../../src/desk/open-ledger.ts';
import { nearestUnits, unitsLike } from '../../src/plan/nearest.ts';

const ledger = openLedger(join(import.meta.dirname, '../../data'), 'ezhou-2016-2020');

test.each([
  ['检查院', '市检察院'],
  ['市国土资源局', '市国土局'],
  ['城管委', '市城管局'],
  ['Finanse Bureau', '市财政局'],
  ['land bureau', '市国土局'],
])('%s may be meant for %s', (said, name) => {
  expect(unitsLike(ledger, said)[0]).toBe(name);
  expect(nearestUnits(ledger, said)[0]).toBe(name);
});

test.each(['教育局', '市税务局', '市审计厅', 'Education Bureau', 'Tax Bureau', '', '局'])(
  '%j is meant for none',
  (said) => {
    expect(unitsLike(ledger, said)).toEqual([]);
  },
);

test('the nearest name may differ in half of it, no more', () => {
  expect(nearestUnits(ledger, '市水利局')).toEqual(['市水务局']);
  expect(nearestUnits(ledger, '教育局')).toEqual([]);
});
