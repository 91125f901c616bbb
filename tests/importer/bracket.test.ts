/** Brackets of responsibilities in the forms that plans use. */
import { describe, expect, test } from 'vitest';
import { isResponsibility } from '../../src/importer/bracket.ts';
import { fold } from '../../src/importer/seed-text.ts';
import { bracketOf } from './given.ts';

interface Form {
  inside: string;
  names: string[];
  dues?: string[];
  open?: string[];
}

const FORMS: Form[] = [
  {
    inside: '牵头单位:市编办、市改革办;配合单位:各区政府、开发区管委会,市直各部门。2018年底完成',
    names: ['lead 市编办', 'lead 市改革办', 'support* 各区政府', 'support* 开发区管委会', 'support* 市直各部门'],
    dues: ['2018年底完成 = 2018-12-31'],
  },
  {
    inside: '牵头单位：市人社局（公务员局）；配合单位：市工商局、市卫计委等。2017年底完成',
    names: ['lead 市人社局（公务员局）', 'support 市工商局', 'support 市卫计委'],
    dues: ['2017年底完成 = 2017-12-31'],
    open: ['support'],
  },
  { inside: '责任单位：市编办、市财政局', names: ['responsible 市编办', 'responsible 市财政局'] },
  {
    inside: '市编办牵头，市财政局、市人社局配合，2025年底前完成',
    names: ['lead 市编办', 'support 市财政局', 'support 市人社局'],
    dues: ['2025年底前完成 = 2025-12-31'],
  },
  { inside: '市编办负责', names: ['responsible 市编办'] },
  {
    inside: '市发展改革委、市住房和城乡建设局按职责分工负责',
    names: ['responsible 市发展改革委', 'responsible 市住房和城乡建设局'],
  },
  { inside: '各有关部门按各自职责负责', names: ['responsible* 各有关部门'] },
  { inside: '牵头单位：市编办，责任单位：市财政局', names: ['lead 市编办', 'responsible 市财政局'] },
  { inside: '市编办牵头，市财政局等部门配合', names: ['lead 市编办', 'support 市财政局'], open: ['support'] },
  {
    inside: '市编办牵头，市商务局、市财政局，等部门配合',
    names: ['lead 市编办', 'support 市商务局', 'support 市财政局'],
    open: ['support'],
  },
  {
    inside: '市编办会同市商务局、市财政局负责',
    names: ['lead 市编办', 'support 市商务局', 'support 市财政局'],
  },
  {
    inside: '由市发展和改革委员会牵头负责；各区政府配合',
    names: ['lead 市发展和改革委员会', 'support* 各区政府'],
  },
  { inside: '市委办和市政府办负责', names: ['responsible 市委办', 'responsible 市政府办'] },
  { inside: '牵头单位：市编办 市财政局', names: ['lead 市编办', 'lead 市财政局'] },
  { inside: '牵头单位：市编办、市改革办，市财政局配合', names: ['lead 市编办', 'lead 市改革办', 'support 市财政局'] },
  { inside: '责任单位：市编办牵头，市财政局配合', names: ['lead 市编办', 'support 市财政局'] },
  {
    inside: '责任单位：市编办；完成时限：2025年12月底',
    names: ['responsible 市编办'],
    dues: ['2025年12月底 = 2025-12-31'],
  },
  { inside: '市编办负责，长期坚持', names: ['responsible 市编办'], dues: ['长期坚持 = open'] },
];

describe('a bracket of responsibilities', () => {
  test.each(FORMS)('is read: ($inside)', ({ inside, names, dues = [], open = [] }) => {
    expect(bracketOf(inside)).toEqual({ names, dues, open, faults: [] });
  });

  test.each([
    ['牵头领导：张三；牵头单位：市编办', 'unknown-label 牵头领导：'],
    ['签头单位:市编办', 'unknown-label 签头单位:'],
    ['市编办牵头，市财政局，2025年底前完成', 'name-without-role 市财政局'],
    ['市编办2025年底前完成', 'unreadable-in-bracket 市编办2025年底前完成'],
    ['牵头单位：市编办；完成时限：看情况', 'unreadable-in-bracket 看情况'],
    ['牵头单位：市编办，责任单位 市财政局', 'unreadable-in-bracket 责任单位 市财政局'],
    ['牵头单位：市编办会同市财政局', 'unreadable-in-bracket 市编办会同市财政局'],
  ])('(%s) is not guessed at', (inside, fault) => {
    expect(bracketOf(inside).faults).toEqual([fault]);
  });
});

describe('within a sentence', () => {
  test.each(['版权', '2016-2018年', '镇', '公务员局', '以下简称市编办', '不由国家负责的除外'])(
    '(%s) is only text',
    (inside) => {
      expect(isResponsibility(fold(inside), [0, inside.length], false)).toBe(false);
    },
  );

  test.each(['市编办负责', '牵头单位：市编办', '市编办牵头，市财政局配合'])(
    '(%s) speaks of responsibilities',
    (inside) => {
      expect(isResponsibility(fold(inside), [0, inside.length], false)).toBe(true);
    },
  );
});
