/** Cutting a long text: nothing lost, every piece small enough in the units of the platform, no character cut that fits. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BREAK, cutText, type TextMeasure } from '../../src/channels/cut.ts';
import { anyText } from './any-reply.ts';

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const units: TextMeasure = (text) => text.length;
const bytes: TextMeasure = (text) => Buffer.byteLength(text);

describe('cutting', () => {
  test.for([
    ['UTF-16 units', units],
    ['bytes', bytes],
  ] as const)('in %s loses nothing, keeps to the size, and never cuts a character that fits', ([, sizeOf]) => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 200, max: 400 }), (text, most) => {
        const pieces = cutText(text.toWellFormed(), most, sizeOf);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text.toWellFormed());
        const starts = new Set([...characters.segment(text.toWellFormed())].map(({ index }) => index));
        let at = 0;
        for (const piece of pieces) {
          expect(sizeOf(piece.text)).toBeLessThanOrEqual(most);
          if (at > 0) expect(starts).toContain(at);
          at += piece.text.length;
        }
      }),
    );
  });

  test('a character with more marks than a message holds is cut all the same, between code points', () => {
    const pieces = cutText(`a${'\u{1D165}'.repeat(100)}`, 51, units);

    expect(pieces.every(({ text }) => text.length <= 51 && text.isWellFormed())).toBe(true);
  });

  test('what is small enough by one measure is cut by another', () => {
    const text = '执法'.repeat(40);

    expect(cutText(text, 90, units)).toHaveLength(1);
    expect(cutText(text, 90, bytes).map((piece) => piece.text.length)).toEqual([30, 30, 20]);
  });

  test('a closing mark stays with its sentence', () => {
    expect(cutText('“行。”可以！真的？）好', 50, units).map(({ text }) => text)).toEqual([
      '“行。”',
      '可以！',
      '真的？）',
      '好',
    ]);
    expect(cutText('No. Yes.', 50, units)[1]).toEqual({ text: 'Yes.', before: BREAK.sentence });
  });
});
