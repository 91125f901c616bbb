/** Damaged data: every problem at once, each with its place and a remedy. */
import { describe, expect, it } from 'vitest';
import { loadLedger } from '../../src/plan/load.ts';
import { PlanError, type Problem } from '../../src/plan/problem.ts';
import { files } from './given.ts';

type Json = Record<string, unknown>;

function problemsOf(damage: (given: { plan: Json; units: Json; words: Json }) => void): readonly Problem[] {
  const given = files();
  damage(given);
  try {
    loadLedger(given.plan, given.units, given.words);
  } catch (error) {
    if (error instanceof PlanError) return error.problems;
    throw error;
  }
  return [];
}

function at(value: unknown, ...path: (string | number)[]): Json {
  return path.reduce<unknown>((so, key) => (so as Record<string | number, unknown>)[key], value) as Json;
}

describe('loadLedger', () => {
  it('takes the real files', () => {
    expect(problemsOf(() => {})).toEqual([]);
  });

  it.each<[string, string, (given: { plan: Json; units: Json; words: Json }) => void]>([
    [
      'a day that does not exist',
      'plan.measures[0].due.day',
      ({ plan }) => Object.assign(at(plan, 'measures', 0, 'due'), { day: '2017-02-30' }),
    ],
    [
      'a measure without leads',
      'plan.measures[3].leads',
      ({ plan }) => Object.assign(at(plan, 'measures', 3), { leads: [] }),
    ],
    [
      'two measures with one id',
      'plan.measures[1].id',
      ({ plan }) => Object.assign(at(plan, 'measures', 1), { id: '1' }),
    ],
    [
      'a title that the text does not hold',
      'plan.measures[5].title',
      ({ plan }) => Object.assign(at(plan, 'measures', 5), { title: '别的标题' }),
    ],
    [
      'a section that is not there',
      'plan.measures[0].section',
      ({ plan }) => Object.assign(at(plan, 'measures', 0), { section: 9 }),
    ],
    [
      'a place outside the seed',
      'plan.measures[0].place',
      ({ plan }) => Object.assign(at(plan, 'measures', 0), { place: [1, 9_999_999] }),
    ],
    ['an unknown field', 'plan', ({ plan }) => Object.assign(plan, { progress: 1 })],
    ['a unit that is missing', 'units.units', ({ units }) => (units.units as unknown[]).shift()],
    [
      'an alias of two units',
      'units.units[1]',
      ({ units }) => (at(units, 'units', 1, 'aliases').zh as string[]).push('编办'),
    ],
    [
      'words for a measure that is not there',
      'words.measures["43"]',
      ({ words }) => Object.assign(at(words, 'measures'), { 43: at(words, 'measures', '1') }),
    ],
    ['another region', 'units.region', ({ units }) => Object.assign(units, { region: 'wuhan' })],
  ])('names %s, with a remedy', (_what, path, damage) => {
    const problems = problemsOf(damage);

    expect(problems.map((problem) => problem.path)).toContain(path);
    for (const problem of problems) expect(problem.remedy).not.toBe('');
  });

  it('names the problems of all files at once', () => {
    const problems = problemsOf(({ plan, units }) => {
      Object.assign(at(plan, 'measures', 0, 'due'), { day: 'soon' });
      Object.assign(at(plan, 'measures', 1), { leads: 'nobody' });
      Object.assign(units, { unreconciled: 'none' });
    });

    expect(problems.map((problem) => problem.path)).toEqual([
      'plan.measures[0].due.day',
      'plan.measures[1].leads',
      'units.unreconciled',
    ]);
  });
});
