/** Topics: what the text carries, what comes so near that nothing else can be meant, and what must not be found. */
import { describe, expect, it } from 'vitest';
import { findTopic } from '../../src/plan/search.ts';
import { ledger } from './given.ts';

const find = (words: string) => findTopic(ledger.topics, words);

describe('findTopic', () => {
  it('finds every measure whose text carries the words, and only those', () => {
    for (const words of ['河长制', '行政执法', '政务公开', '信用', '事业单位', '法治人才']) {
      const carriers = ledger.plan.measures.filter((measure) => measure.text.includes(words)).map(({ id }) => id);

      expect(find(words)).toMatchObject({ how: 'carried', measures: carriers });
    }
  });

  it('does not mind quotes, brackets and width', () => {
    expect(find('放管服').measures).toContain('4.1');
    expect(find('“放管服”').measures).toEqual(find('放管服').measures);
    expect(find('乡镇村四级河长').measures).toEqual(['7']);
  });

  it.each([
    ['行政执法全过程记录', '25'],
    ['小餐饮标准规范', '4.4'],
    ['扬尘噪声污染治理', '9.1'],
  ])('takes %s for the one measure that holds nearly all of it', (words, id) => {
    expect(find(words)).toMatchObject({ how: 'near', measures: [id] });
  });

  it.each(['反对河长制', '监督河长制', '养老金上调', '消防安全检查', '蓝鲸', '河', 'police reform', 'zebra crossings'])(
    'finds nothing for %s',
    (words) => {
      expect(find(words)).toMatchObject({ how: 'none', measures: [] });
    },
  );

  it('offers at most three measures that are near', () => {
    expect(find('何长制体系').nearest.length).toBeLessThanOrEqual(3);
    expect(find('何长制').nearest).toContain('7');
  });

  it('reads English phrases in singular and plural, with and without articles', () => {
    for (const words of ['river chief system', 'the river chief systems', 'River Chief System']) {
      expect(find(words)).toMatchObject({ how: 'carried', measures: ['7'] });
    }
  });
});
