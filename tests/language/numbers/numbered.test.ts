/** References by number: items, measures, sections, phases; and numbers that are none of them. */
import { describe, expect, it } from 'vitest';
import { normalise } from '../../../src/language/normalise.ts';
import { readNumberedAt } from '../../../src/language/numbers/numbered.ts';

function longestAt(text: string, at = 0) {
  const { text: folded } = normalise(text);
  return readNumberedAt(folded, at).toSorted((a, b) => b.end - a.end)[0];
}

describe('item numbers', () => {
  it.each([
    ['24项', ['24']],
    ['２４项', ['24']],
    ['二十四项', ['24']],
    ['廿四项', ['24']],
    ['第24项', ['24']],
    ['第二十四条', ['24']],
    ['第24号', ['24']],
    ['#24', ['24']],
    ['4.3', ['4.3']],
    ['第4项第3段', ['4.3']],
    ['第四项的第三个措施', ['4.3']],
    ['第5、6项', ['5', '6']],
    ['24、25两项', ['24', '25']],
    ['第5到8项', ['5', '6', '7', '8']],
    ['第12项和第14项', ['12', '14']],
    ['item 24', ['24']],
    ['items 5, 6 and 7', ['5', '6', '7']],
    ['items 5-7', ['5', '6', '7']],
    ['no. 7', ['7']],
    ['task twelve', ['12']],
    ['the 8th item', ['8']],
    ['the third measure of item 4', ['4.3']],
    ['item 4, third measure', ['4.3']],
    ['第99项', ['99']],
  ])('reads %s', (text, items) => {
    const { text: folded } = normalise(text);

    expect(longestAt(text)).toMatchObject({ end: folded.length, meaning: { is: 'items', items } });
  });

  it.each(['12345', '95%', '1至5个', '三项任务', '24个', '24天', '2017年', '四级河长', '一类', '第一责任人', '2.5.1'])(
    'finds no item in %s',
    (text) => {
      expect(readNumberedAt(normalise(text).text, 0).filter(({ meaning }) => meaning.is === 'items')).toEqual([]);
    },
  );
});

describe('sections and phases', () => {
  it.each([
    ['第三部分', { is: 'sections', sections: [3] }],
    ['(三)', { is: 'sections', sections: [3] }],
    ['第（五）部分', { is: 'sections', sections: [5] }],
    ['section 3', { is: 'sections', sections: [3] }],
    ['section iv', { is: 'sections', sections: [4] }],
    ['the second chapter', { is: 'sections', sections: [2] }],
    ['第一阶段', { is: 'phases', phases: [1] }],
    ['phase two', { is: 'phases', phases: [2] }],
  ])('reads %s', (text, meaning) => {
    expect(longestAt(text)?.meaning).toEqual(meaning);
  });
});
