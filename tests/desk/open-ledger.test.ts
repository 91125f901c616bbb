/** Opening a plan's files: damaged ones are reported whole, with their place and a remedy. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openLedger } from '../../src/desk/open-ledger.ts';
import { PlanError, type Problem } from '../../src/plan/problem.ts';

const DATA = join(import.meta.dirname, '../../data');
const ID = 'ezhou-2016-2020';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duban-data-'));
  cpSync(DATA, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function problems(): readonly Problem[] {
  try {
    openLedger(folder, ID);
  } catch (error) {
    if (error instanceof PlanError) return error.problems;
    throw error;
  }
  return [];
}

function edit(file: string, change: (data: Record<string, unknown>) => void): void {
  const data = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  change(data);
  writeFileSync(join(folder, file), JSON.stringify(data));
}

describe('opening a plan', () => {
  test('gives the ledger when the files are sound', () => {
    expect(openLedger(folder, ID).plan.measures).toHaveLength(52);
  });

  test('does without words', () => {
    rmSync(join(folder, `words/${ID}.json`), { force: true });
    expect(openLedger(folder, ID).words).toBeNull();
  });

  test('says which file is missing and what to do', () => {
    rmSync(join(folder, `plans/${ID}.json`));
    expect(problems()).toEqual([
      expect.objectContaining({ path: 'plan', message: expect.stringContaining(`data/plans/${ID}.json`) }),
    ]);
    expect(problems()[0]?.remedy).toContain('DUBAN_PLANS');
  });

  test('says where a file stops being JSON', () => {
    writeFileSync(join(folder, 'units/ezhou.json'), '{"region": "ezhou",');
    expect(problems()).toEqual([
      expect.objectContaining({ path: 'units', message: expect.stringMatching(/ezhou\.json is not JSON: .+/u) }),
    ]);
  });

  test('reports the problems of all files at once', () => {
    edit(`plans/${ID}.json`, (plan) => {
      plan.title = '';
    });
    edit('units/ezhou.json', (units) => {
      delete units.unreconciled;
    });
    expect(problems().map(({ path }) => path)).toEqual(['plan.title', 'units.unreconciled']);
  });

  test('reports what is wrong in one file while another can not be read', () => {
    edit(`plans/${ID}.json`, (plan) => {
      plan.title = '';
    });
    writeFileSync(join(folder, 'units/ezhou.json'), 'not JSON');
    expect(problems().map(({ path }) => path)).toEqual(['units', 'plan.title']);
  });
});
