/** Numbers in every form that officials write are read back, and nothing else is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numeralAt, readNumeral, wordNumeral, writeNumeral } from '../../src/time/numerals.ts';

const CHINESE_DIGITS = '〇一二三四五六七八九';
const EVERY_NUMBER = Array.from({ length: 10_000 }, (_, number) => number);

function digitByDigit(number: number, zero: string): string {
  return [...String(number)].map((digit) => (digit === '0' ? zero : CHINESE_DIGITS.charAt(Number(digit)))).join('');
}

describe('readNumeral', () => {
  it('reads back every number from 0 to 9999 in every form', () => {
    for (const number of EVERY_NUMBER) {
      expect(readNumeral(String(number))).toBe(number);
      expect(readNumeral(String(number).padStart(4, '0'))).toBe(number);
      expect(readNumeral(digitByDigit(number, '〇'))).toBe(number);
      expect(readNumeral(digitByDigit(number, '零'))).toBe(number);
      expect(readNumeral(writeNumeral(number))).toBe(number);
      expect(readNumeral(writeNumeral(number).replace('零', number === 0 ? '零' : '〇'))).toBe(number);
      expect(readNumeral(writeNumeral(number).replaceAll(/二(?=[百千])/gu, '两'))).toBe(number);
    }
  });

  it.each([
    ['两', 2],
    ['廿', 20],
    ['廿四', 24],
    ['卅', 30],
    ['卅一', 31],
    ['二四', 24],
    ['十', 10],
    ['一百一', 110],
    ['二百五', 250],
    ['一千二', 1200],
    ['一百十五', 115],
    ['两千零一十七', 2017],
    ['二〇一七', 2017],
    ['二零一七', 2017],
    ['〇', 0],
    ['007', 7],
  ])('reads %s as %i', (text, number) => {
    expect(readNumeral(text)).toBe(number);
  });

  it.each([
    '',
    ' ',
    '十十',
    '二十四五',
    '百',
    '千',
    '零百',
    '一百零',
    '一千五十',
    '十百',
    '两十',
    '两〇',
    '12345',
    '1.5',
    '-1',
    '1 2',
    '2四',
    '二4',
    '一万',
    '几',
    '半',
    '第三',
    'three',
    '٣',
    '２４',
  ])('does not read %j', (text) => {
    expect(readNumeral(text)).toBeUndefined();
  });

  it('reads any text without failing, and only into whole numbers from 0 to 9999', () => {
    const numeralish = fc.string({
      unit: fc.constantFrom(...'0123456789〇零一二两三四五六七八九十百千廿卅 万第'),
      maxLength: 9,
    });
    fc.assert(
      fc.property(fc.oneof(numeralish, fc.string({ unit: 'binary' })), (text) => {
        const number = readNumeral(text);
        if (number === undefined) return;
        expect(Number.isInteger(number) && number >= 0 && number <= 9999).toBe(true);
        expect(readNumeral(writeNumeral(number))).toBe(number);
      }),
    );
  });
});

describe('numeralAt', () => {
  it('takes the whole run of number characters', () => {
    expect(numeralAt('第二十四项', 1)).toEqual({ value: 24, end: 4, form: 'positional' });
    expect(numeralAt('2017年', 0)).toEqual({ value: 2017, end: 4, form: 'ascii' });
    expect(numeralAt('二〇一七年', 0)).toEqual({ value: 2017, end: 4, form: 'digits' });
  });

  it('reads nothing where the run is no number', () => {
    expect(numeralAt('12345热线', 0)).toBeUndefined();
    expect(numeralAt('二十四五天', 0)).toBeUndefined();
    expect(numeralAt('一'.repeat(10_000), 0)).toBeUndefined();
    expect(numeralAt('项', 0)).toBeUndefined();
  });
});

describe('writeNumeral', () => {
  it.each([
    [0, '零'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [42, '四十二'],
    [100, '一百'],
    [105, '一百零五'],
    [110, '一百一十'],
    [1005, '一千零五'],
    [1050, '一千零五十'],
    [2017, '二千零一十七'],
    [9999, '九千九百九十九'],
  ])('writes %i as %s', (number, text) => {
    expect(writeNumeral(number)).toBe(text);
  });

  it.each([-1, 10_000, 1.5, Number.NaN])('has no form for %d', (number) => {
    expect(() => writeNumeral(number)).toThrow(RangeError);
  });
});

describe('wordNumeral', () => {
  it.each([
    ['one', 1],
    ['twelve', 12],
    ['twenty-one', 21],
    ['thirty', 30],
    ['forty two', 42],
    ['first', 1],
    ['third', 3],
    ['twelfth', 12],
    ['twentieth', 20],
    ['twenty-first', 21],
    ['thirty-first', 31],
  ])('reads %s as %i', (text, number) => {
    expect(wordNumeral(text)).toBe(number);
  });

  it.each(['', 'a', 'some', 'twenty-zero', 'twenty-twenty', 'two-one', 'hundred', 'ones', '-'])(
    'does not read %j',
    (text) => {
      expect(wordNumeral(text)).toBeUndefined();
    },
  );
});
