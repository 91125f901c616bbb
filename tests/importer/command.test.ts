/** `npm run import`: what it prints, what it writes, and when it writes nothing. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';

// Each test starts a process, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const COMMAND = resolve('src/import.ts');
const work = mkdtempSync(join(tmpdir(), 'duban-import-'));
const seed = join(work, 'seeds', 'ezhou-2016-2020');
const written = join(work, 'data', 'plans', 'ezhou-2016-2020.json');
cpSync('seeds/ezhou-2016-2020', seed, { recursive: true });
afterAll(() => rmSync(work, { recursive: true }));

function run(...args: string[]) {
  return spawnSync(process.execPath, [COMMAND, ...args], { cwd: work, encoding: 'utf8' });
}

test('a document in order is written to data/plans, the same as the file that is kept', () => {
  const { status, stdout, stderr } = run('seeds/ezhou-2016-2020');

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('7 个部分,42 项,52 项任务,2 个阶段');
  expect(readFileSync(written, 'utf8')).toBe(readFileSync('data/plans/ezhou-2016-2020.json', 'utf8'));
});

test('a malformed document writes nothing, tells its problems and fails', () => {
  const before = readFileSync(written, 'utf8');
  const plan = readFileSync(join(seed, 'plan.txt'), 'utf8');
  writeFileSync(join(seed, 'plan.txt'), plan.replace('\n5.', '\n6.').replace('2016年底完成', '2016年2月30日完成'));

  const { status, stdout, stderr } = run('seeds/ezhou-2016-2020', '--lang', 'en');

  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(/line 39 {2}the items are not in order: 5 expected, 6 found/u);
  expect(stderr).toMatch(/line 133 .*2016年2月30日完成/u);
  expect(readFileSync(written, 'utf8')).toBe(before);
  expect(existsSync(`${written}.new`)).toBe(false);
});

test.each([[[]], [['seeds/nowhere']], [['seeds/ezhou-2016-2020', '--lang', 'fr']], [['--wrong']]])(
  'called wrongly (%j) it says how it is called',
  (args) => {
    const { status, stderr } = run(...args);

    expect(status).toBe(1);
    expect(stderr).toContain('npm run import -- seeds/<id>');
    expect(stderr).not.toContain('    at ');
  },
);
