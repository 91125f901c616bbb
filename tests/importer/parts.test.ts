/** The proof that nothing of a document was lost. */
import { expect, test } from 'vitest';
import { lostPlaces } from '../../src/importer/parts.ts';

test('parts with white space between them lose nothing', () => {
  expect(
    lostPlaces('甲\n 乙 ', [
      { kind: 'title', place: [0, 1] },
      { kind: 'closing', place: [3, 4] },
    ]),
  ).toEqual([]);
});

test('words before, between and behind the parts are lost', () => {
  expect(
    lostPlaces('甲乙丙丁戊', [
      { kind: 'title', place: [1, 2] },
      { kind: 'closing', place: [3, 4] },
    ]),
  ).toEqual([
    [0, 1],
    [2, 3],
    [4, 5],
  ]);
});

test('words that two parts share are told too', () => {
  expect(
    lostPlaces('甲乙丙', [
      { kind: 'title', place: [0, 2] },
      { kind: 'closing', place: [1, 3] },
    ]),
  ).toEqual([[1, 2]]);
});
