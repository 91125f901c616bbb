/** Both languages say everything, and never anything about progress. */
import { expect, test } from 'vitest';
import { en } from '../../src/answer/wording/en.ts';
import { zh } from '../../src/answer/wording/zh.ts';

function keysOf(part: object, path = ''): string[] {
  return Object.entries(part).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? keysOf(value, `${path}${key}.`) : [`${path}${key}`],
  );
}

test('zh and en have the same keys', () => {
  expect(keysOf(en).sort()).toEqual(keysOf(zh).sort());
});

test('English sentences have no Chinese but the words they quote', () => {
  const fixed = JSON.stringify(en);

  expect(fixed).not.toMatch(/\p{Script=Han}/u);
});

test('one is singular', () => {
  expect(en.list.total(1, 1)).toBe('1 task.');
  expect(en.cell.daysLeft(1)).toBe('1 day left');
  expect(en.list.more.private(1)).toBe('Reply “more” for the other one.');
  expect(en.list.more.elsewhere(1)).toBe('1 more is not shown.');
});
