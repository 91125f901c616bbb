/** A plan that was imported anew: at the next start each group is told what changed of its own, old and new, and no other group hears of it. */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT, run } from './command-line.ts';

const PLAN = 'data/plans/ezhou-2016-2020.json';

/** The project in a folder of its own, so that its plan can be changed. */
function copyProject(): string {
  const root = mkdtempSync(join(tmpdir(), 'duban-root-'));
  for (const part of ['src', 'commands', 'data', 'package.json'])
    cpSync(join(ROOT, part), join(root, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  return root;
}

test('the next digest tells what changed, to those whom it concerns', async () => {
  const root = copyProject();
  const folder = join(root, 'var');
  const typed = (lines: readonly string[]) => `${lines.join('\n')}\n`;
  const subscribed = (group: string, unit: string) => [`chat ${group}`, `/绑定 ${unit}`, '订阅', '确认'];
  const before = { DUBAN_NOW: '2017-06-08', DUBAN_VAR: folder };
  const groups = [...subscribed('国土局群', '市国土局'), ...subscribed('环保局群', '市环保局')];
  await run('main.ts', [], { root, env: before, input: typed([...groups, 'now 2017-06-12 09:00']) });

  const plan = JSON.parse(readFileSync(join(root, PLAN), 'utf8'));
  for (const measure of plan.measures) {
    if (measure.id === '6.1') measure.due = { ...measure.due, day: '2017-07-31', wording: '2017年7月底前完成' };
    if (measure.id === '10') measure.leads = measure.leads.filter(({ name }: { name: string }) => name !== '市国土局');
  }
  writeFileSync(join(root, PLAN), JSON.stringify(plan));
  const after = { DUBAN_NOW: '2017-06-13', DUBAN_VAR: folder };
  const first = await run('main.ts', [], { root, env: after, input: typed(['now 2017-06-19 09:00']) });
  const second = await run('main.ts', [], { root, env: after, input: typed(['now 2017-06-26 09:00']) });
  rmSync(root, { recursive: true });

  const digests = first.out.split(/(?=发到群)/u);
  const land = digests.find((digest) => digest.startsWith('发到群“国土局群”')) ?? '';
  const environment = digests.find((digest) => digest.startsWith('发到群“环保局群”')) ?? '';
  expect(land).toContain('由“2017年6月底前”改为“2017年7月底前”');
  expect(land).toMatch(/^10 .*市国土局/mu);
  expect(environment).toContain('2017年6月30日');
  expect(environment).not.toMatch(/改动|改为|^6\.1|^10 /mu);
  expect(second.out).toContain('发到群“国土局群”');
  expect(second.out).not.toContain('改为');
});
