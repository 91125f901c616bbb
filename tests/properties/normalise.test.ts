/** Folding keeps its promises for every text there can be. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalise, originalWords } from '../../src/language/normalise.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        '第',
        '２４',
        ' ',
        '\u3000',
        '\t',
        'ﬁ',
        '㈱',
        '½',
        '⑩',
        'İ',
        'e\u0301',
        '\u200b',
        '\ud800',
        '臺灣',
        '後',
        '“',
        '—',
        '🙏',
        'a',
        '.',
      ),
      { maxLength: 40 },
    )
    .map((pieces) => pieces.join('')),
);

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(text, (original) => {
      const once = normalise(original).text;
      expect(normalise(once).text).toBe(once);
    }),
    { numRuns: 5000 },
  );
});

test('every place of the folded text has a place in the original, in order', () => {
  fc.assert(
    fc.property(text, (original) => {
      const { text: folded, origin } = normalise(original);
      expect(origin).toHaveLength(folded.length + 1);
      expect(origin.at(-1)).toBe(original.length);
      expect(origin).toEqual(origin.toSorted((a, b) => a - b));
      for (const place of origin) expect(place >= 0 && place <= original.length).toBe(true);
    }),
    { numRuns: 5000 },
  );
});

test('the words of a stretch are part of what was written', () => {
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (original, one, other) => {
      const normal = normalise(original);
      const [start, end] = [one, other].map((place) => place % (normal.text.length + 1)).toSorted((a, b) => a - b);
      expect(original).toContain(originalWords(normal, start ?? 0, end ?? 0));
    }),
    { numRuns: 2000 },
  );
});
