/** The order of urgency, also where measures have no day. */
import { expect, test } from 'vitest';
import { mostUrgent, pageStart } from '../../src/answer/order.ts';
import type { Measure } from '../../src/plan/schema.ts';
import { day, ledger } from './given.ts';

const [base] = ledger.plan.measures;
const measure = (id: string, due: string | null): Measure => {
  if (!base) throw new Error('the plan is empty');
  return { ...base, id, due: due === null ? null : { wording: due, day: day(due), place: [0, 1] } };
};
const all = [
  measure('1', null),
  measure('2', '2017-01-01'),
  measure('3', '2017-12-31'),
  measure('4', '2017-06-15'),
  measure('5', '2017-03-01'),
  measure('6', '2017-12-31'),
];
const ids = (measures: readonly Measure[]) => measures.map(({ id }) => id).join(' ');

test('today and later, then overdue with the latest first, then undated; equal days as in the document', () => {
  expect(ids(mostUrgent(all, day('2017-06-15')))).toBe('4 3 6 5 2 1');
});

test.each([0, 1, 2, 3, 4, 5, 6, 7])('the first %i are the beginning of the whole order', (count) => {
  const whole = mostUrgent(all, day('2017-06-15'));

  expect(mostUrgent(all, day('2017-06-15'), count)).toEqual(whole.slice(0, count));
});

test.each([
  [20, 0, 0],
  [20, 2, 16],
  [20, 7, 16],
  [16, 2, 8],
  [0, 3, 0],
  [5, -1, 0],
])('of %i measures page %i begins at %i', (total, page, start) => {
  expect(pageStart(total, page)).toBe(start);
});
