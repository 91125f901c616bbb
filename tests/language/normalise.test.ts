/** Folding what people type. */
import { describe, expect, it } from 'vitest';
import { normalise, originalWords } from '../../src/language/normalise.ts';

describe('normalise', () => {
  it.each([
    ['第２４项', '第24项'],
    ['河長制誰牽頭', '河长制谁牵头'],
    ['Who LEADS Item 24', 'who leads item 24'],
    ['第 24 项 谁 牵头', '第24项谁牵头'],
    ['who   leads\titem 24', 'who leads item 24'],
    ['河\u200b长\u202e制', '河长制'],
    ['what’s “due”', 'what\'s "due"'],
    ['2016—2018', '2016-2018'],
    ['\ud800河长制', '�河长制'],
    ['', ''],
  ])('folds %j to %j', (original, folded) => {
    expect(normalise(original).text).toBe(folded);
  });

  it('keeps a space between Latin words and drops one beside a Chinese character', () => {
    expect(normalise('item 24 谁 leads it').text).toBe('item 24谁leads it');
  });

  it('gives back the words as the person wrote them', () => {
    const normal = normalise('請問　第２４項 誰牽頭');
    const start = normal.text.indexOf('第24项');

    expect(originalWords(normal, start, start + 4)).toBe('第２４項');
  });
});
