/** The program as it is started: questions on the terminal, settings from the environment, and damaged data. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, run } from './command-line.ts';

/** Loaded before the program: whatever it brings to the disk does not get there. */
const FAILING_DISK = `data:text/javascript,${encodeURIComponent(
  `import fs from 'node:fs';
   import { syncBuiltinESMExports } from 'node:module';
   fs.fdatasync = (_descriptor, done) => done(Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' }));
   syncBuiltinESMExports();`,
)}`;

describe('npm start', () => {
  test('answers questions from a pipe and ends with it', async () => {
    const { status, out, err } = await run('main.ts', [], {
      input: 'who leads item 24\n本月到期\nas 市水务局\n我的任务\n',
      env: { DUBAN_NOW: '2017-06-15' },
    });

    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain('市检察院');
    expect(out).toContain('9.2  ');
  });

  test('stops cleanly at SIGTERM', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'duban-var-'));
    const env = { PATH: process.env.PATH, DUBAN_VAR: folder };
    const child = spawn(process.execPath, [join(ROOT, 'src/main.ts')], { cwd: ROOT, env });
    child.stdin.write('第24项谁牵头\n');
    await once(child.stdout, 'data');

    child.kill('SIGTERM');
    const [status, signal] = await once(child, 'close');

    rmSync(folder, { recursive: true });
    expect({ status, signal }).toEqual({ status: 0, signal: null });
  });

  test('remembers from one run to the next, in its folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'duban-var-'));
    const env = { DUBAN_NOW: '2017-06-15', DUBAN_VAR: folder };

    await run('main.ts', [], { input: 'person 张三\n/我是 市水务局\n', env });
    const { out } = await run('main.ts', [], { input: 'person 张三\n我的任务\n', env });

    rmSync(folder, { recursive: true });
    expect(out).toContain('9.2  ');
  });

  test('a trial goes on at the moment to which its clock was turned', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'duban-var-'));
    const env = { DUBAN_VAR: folder };
    const input = 'now 2017-06-15 10:00\nchat 国土局群\n/绑定 市国土局\n订阅\n确认\n';

    await run('main.ts', [], { input, env });
    const { out } = await run('main.ts', [], { input: 'now 2017-06-19 09:00\n', env });

    rmSync(folder, { recursive: true });
    expect(out).toContain('周报：市国土局　2017年6月19日（周一）');
    expect(out).not.toMatch(/补发|规划期/u);
  });

  test('ends by itself, and says so, when the disk fails in the middle of writing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'duban-var-'));
    const env = { PATH: process.env.PATH, DUBAN_VAR: folder };
    const child = spawn(process.execPath, ['--import', FAILING_DISK, join(ROOT, 'src/main.ts')], { cwd: ROOT, env });
    let err = '';
    child.stderr.on('data', (text) => {
      err += text;
    });
    const [status] = await once(child, 'close');

    rmSync(folder, { recursive: true });
    expect(status).toBe(1);
    expect(err).toMatch(/^Duban has ended: .*may not be on the disk\n.*Start the bot again.*$/mu);
  });

  test('a second one on the same folder is refused with a line that says what to do', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'duban-var-'));
    const env = { DUBAN_VAR: folder };
    const first = spawn(process.execPath, [join(ROOT, 'src/main.ts')], {
      cwd: ROOT,
      env: { PATH: process.env.PATH, ...env },
    });
    first.stdin.write('第24项谁牵头\n');
    await once(first.stdout, 'data');

    const { status, err } = await run('main.ts', [], { input: '第24项谁牵头\n', env });

    first.kill('SIGTERM');
    await once(first, 'close');
    rmSync(folder, { recursive: true });
    expect(status).toBe(1);
    expect(err).toContain('DUBAN_VAR');
    expect(err.trim().split('\n')).toHaveLength(2);
  });

  test('refuses a wrong setting and says what to write', async () => {
    const { status, out, err } = await run('main.ts', [], { env: { DUBAN_NOW: 'soon' } });

    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain('DUBAN_NOW=soon');
    expect(err).toContain('2017-06-15');
  });

  test('names a plan that is not there', async () => {
    const { status, err } = await run('main.ts', [], { env: { DUBAN_PLANS: 'atlantis' } });

    expect(status).toBe(1);
    expect(err).toContain('data/plans/atlantis.json');
  });
});

test.each(['main.ts', 'ask.ts'])('%s starts nothing with damaged data and names every problem', async (file) => {
  const root = mkdtempSync(join(tmpdir(), 'duban-root-'));
  for (const part of ['src', 'commands', 'data', 'package.json'])
    cpSync(join(ROOT, part), join(root, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  const path = join(root, 'data/plans/ezhou-2016-2020.json');
  const plan = JSON.parse(readFileSync(path, 'utf8'));
  plan.measures[3].due.day = '2017-02-30';
  plan.measures[5].leads = 'nobody';
  writeFileSync(path, JSON.stringify(plan));

  const { status, out, err } = await run(file, ['第24项谁牵头'], { root, input: '第24项谁牵头\n' });
  rmSync(root, { recursive: true });

  expect({ status, out }).toEqual({ status: 1, out: '' });
  expect(err).toContain('plan.measures[3].due.day');
  expect(err).toContain('plan.measures[5].leads');
  expect(err.match(/→/gu)).toHaveLength(2);
  expect(err).not.toContain('    at ');
});
