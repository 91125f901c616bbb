/** "My tasks", by whoever asks. */
import { expect, test } from 'vitest';
import { ask, sends, textOf } from './given.ts';

const MINE = { tell: 'measures', where: { mine: 'either' } } as const;

test('somebody whose unit is unknown is asked for it', () => {
  const answer = ask(MINE);

  expect(answer.facts).toMatchObject({ outcome: 'clarify', measures: [] });
  expect(sends(answer)).toEqual(['市编办的任务', '市改革办的任务', '市政府办公室的任务']);
});

test('a unit that the plan does not name hears so, and which collective may include it', () => {
  const answer = ask(MINE, { asker: { said: '市教育局', units: [] } });

  expect(answer.facts).toMatchObject({ outcome: 'not_found', measures: [] });
  expect(textOf(answer)).toContain('规划没有点名“市教育局”。可能属于市直各部门（44 项任务）。');
  expect(sends(answer)[0]).toBe('市直各部门的任务');
});

test('a unit of a district may belong to the district governments', () => {
  const answer = ask(MINE, { asker: { said: '华容区水利局', units: [] } });

  expect(textOf(answer)).toContain('可能属于各区政府（50 项任务）。');
});

test('the nearest names are offered', () => {
  const answer = ask(MINE, { asker: { said: '市水利局', units: [] } });

  expect(sends(answer)).toContain('市水务局的任务');
});
