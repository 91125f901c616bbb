/** Runs one of the project's command lines as people do, in a process of its own. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');

export interface Run {
  status: number | null;
  out: string;
  err: string;
}

/**
 * Runs `node src/<file>` with that input until it ends. The environment holds no settings but those given, and a folder of
 * its own for the store when none is given.
 */
export function run(
  file: string,
  parameters: readonly string[],
  { input = '', env = {}, root = ROOT }: { input?: string; env?: Record<string, string>; root?: string } = {},
): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'duban-var-'));
  const child = spawn(process.execPath, [join(root, 'src', file), ...parameters], {
    cwd: root,
    env: { PATH: process.env.PATH, DUBAN_VAR: folder, ...env },
  });
  const done = Promise.withResolvers<Run>();
  const result: Run = { status: null, out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    result.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    result.err += text;
  });
  child.on('error', done.reject);
  child.on('close', (status) => {
    rmSync(folder, { recursive: true, force: true });
    done.resolve({ ...result, status });
  });
  child.stdin.end(input);
  return done.promise;
}
