/** Whether what the asker supposed is so. */
import { describe, expect, test } from 'vitest';
import type { Query } from '../../src/plan/query.ts';
import { ask, blocksOf, period } from './given.ts';

const said = (query: Query, lang: 'zh' | 'en' = 'zh') => blocksOf(ask(query, { lang }), 'text')[0]?.text;

describe('who leads', () => {
  test.each<[string[], string, string]>([
    [['市水务局'], '7', '是的，第7项由市水务局牵头。'],
    [['市编办'], '24', '是的，第24项的牵头单位中有市编办。'],
    [['市环保局'], '7', '不是。第7项由市水务局牵头。'],
    [['市编办', '市公安局'], '24', '不全是。牵头情况：市编办为第24项；市公安局没有。'],
    [['市编办'], '4', '不全是。牵头情况：市编办为第4.1、4.3、4.7项。'],
    [['市公安局'], '4', '不是。以下任务都不由市公安局牵头。'],
  ])('%j for item %s', (units, item, sentence) => {
    expect(said({ tell: 'leads', where: { items: [item] }, claim: { units } })).toBe(sentence);
  });

  test('the fact is told whatever was supposed', () => {
    const answer = ask({ tell: 'leads', where: { items: ['7'] }, claim: { units: ['市环保局'] } });

    expect(answer.facts).toMatchObject({ measures: ['7'], units: ['市水务局'] });
  });

  test('in English', () => {
    expect(said({ tell: 'leads', where: { items: ['7'] }, claim: { units: ['市环保局'] } }, 'en')).toBe(
      'No. Item 7: led by Water Affairs Bureau (市水务局).',
    );
  });
});

describe('who supports', () => {
  test.each([
    ['市工商局', '是的，第4.4项的配合单位中有市工商局。'],
    ['市财政局', '不是。第4.4项的配合单位中没有市财政局。'],
  ])('%s', (name, sentence) => {
    expect(said({ tell: 'supports', where: { items: ['4.4'] }, claim: { units: [name] } })).toBe(sentence);
  });
});

describe('when', () => {
  test.each([
    ['7', '2017-06-30', '是的，第7项的完成时限是2017年6月底前。'],
    ['24', '2017-12-31', '不是。第24项的完成时限是2018年底。'],
    ['4', '2017-06-30', '不全是。只有第4.2项符合，其余不符合。'],
    ['4', '2018-12-31', '是的，以下任务的完成时限都在此期间。'],
    ['4', '2016-12-31', '不是。以下任务的完成时限都不在此期间。'],
  ])('item %s by %s', (item, to, sentence) => {
    expect(said({ tell: 'due', where: { items: [item] }, claim: { due: period(null, to) } })).toBe(sentence);
  });
});
