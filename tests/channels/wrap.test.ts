/** Breaking lines on the terminal: nothing lost, nothing too wide, no mark alone at the beginning of a line. */
import { expect, test } from 'vitest';
import { columnsOf } from '../../src/answer/width.ts';
import { wrap } from '../../src/channels/terminal/wrap.ts';

test('a Chinese character takes two columns, a Latin one takes one', () => {
  expect(columnsOf('第24项。')).toBe(8);
});

test('a short line stays as it is', () => {
  expect(wrap('牵头单位：市编办', 20)).toBe('牵头单位：市编办');
});

test('a long Chinese line is broken between characters, a closing mark stays with its character', () => {
  expect(wrap('一二三四五六七八九十。一二三', 20)).toBe('一二三四五六七八九\n十。一二三');
});

test('an opening mark goes with what follows it', () => {
  expect(wrap('一二三四五六七八九《十》', 20)).toBe('一二三四五六七八九\n《十》');
});

test('a long English line is broken between words', () => {
  expect(wrap('who leads the river chief system', 20)).toBe('who leads the river\nchief system');
});

test('what follows a break keeps the indent of its line', () => {
  expect(wrap('    牵头单位：市政府法制办、市编办', 24)).toBe('    牵头单位：市政府法制\n    办、市编办');
});

test('no line is too wide and no character is lost', () => {
  const text =
    '理解为：2017-06-01至2017-06-30到期的任务（Legislative Affairs Office），《鄂州市法治政府建设规划(2016—2020年)》';
  for (let width = 20; width < 80; width += 1) {
    const lines = wrap(text, width).split('\n');
    expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(width);
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  }
});

test('a word longer than the line is left whole', () => {
  expect(wrap('a'.repeat(30), 20)).toBe('a'.repeat(30));
});
