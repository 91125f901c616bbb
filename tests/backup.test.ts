/** `npm run backup`: the copy is whole while others write, and nothing that is there is overwritten. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { findMark, noteMark } from '../src/store/marks.ts';
import { openStore } from '../src/store/open.ts';
import { run } from './command-line.ts';
import { DATABASE_URL, makeSchema, onServer } from './store/engines.ts';
import { startWriter } from './store/processes.ts';

let folder: string;
let file: string;
let copy: string;
let env: Record<string, string>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duban-backup-'));
  env = { DUBAN_VAR: join(folder, 'var') };
  const { store } = readConfig(env);
  file = 'file' in store ? store.file : '';
  copy = join(folder, 'copy.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The two rows that a writer always changes together. */
async function marksOf(at: string): Promise<(number | null)[]> {
  const store = await openStore({ file: at });
  try {
    return await store.read(async (db) => [await findMark(db, 'one'), await findMark(db, 'two')]);
  } finally {
    await store.close();
  }
}

describe('a backup', () => {
  test('is consistent while another process writes, which goes on writing', async () => {
    const writer = startWriter(file);
    await writer.wrote(/\n20\n/u);

    const { status, out, err } = await run('backup.ts', [copy], { env });

    expect(err).toBe('');
    expect(status).toBe(0);
    expect(out).toMatch(/^\S+copy\.sqlite \(\d+ KB\) — to restore: stop the bot, then rm -f \S+-wal && cp \S+ \S+\n$/u);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    const acknowledged = Number((await writer.end('SIGTERM')).trim().split('\n').at(-1));
    const [one, two] = await marksOf(copy);
    expect(one).toBe(two);
    expect(one).toBeGreaterThanOrEqual(20);
    expect(acknowledged).toBeGreaterThan(Number(one));
    expect(await marksOf(file)).toEqual([acknowledged, acknowledged]);
  });

  test('is made when no bot runs, and restored as its line says', async () => {
    const writer = startWriter(file);
    await writer.wrote(/\n5\n/u);
    await writer.end('SIGKILL');
    const { out } = await run('backup.ts', [copy], { env });
    const marks = await marksOf(copy);
    // The bot goes on and dies again, with a journal beside the file.
    const again = startWriter(file);
    await again.wrote(/\n30\n/u);
    await again.end('SIGKILL');
    expect(existsSync(`${file}-wal`)).toBe(true);

    const restore = /then (?<commands>rm .*)\n/u.exec(out)?.groups?.commands ?? '';
    const [status] = await once(spawn('sh', ['-c', restore]), 'close');

    expect(status).toBe(0);
    expect(await marksOf(file)).toEqual(marks);
  });

  test('is never written over a file', async () => {
    await (await openStore({ file })).close();
    writeFileSync(copy, 'there');

    const { status, err } = await run('backup.ts', [copy], { env });

    expect(status).toBe(1);
    expect(err).toContain('is there already');
    expect(readFileSync(copy, 'utf8')).toBe('there');
  });

  test('of nothing says so', async () => {
    const { status, err } = await run('backup.ts', [copy], { env });

    expect(status).toBe(1);
    expect(err).toContain('there is no store');
    expect(existsSync(copy)).toBe(false);
  });

  test('of a store that is held by somebody who does not answer says what to do', async () => {
    const store = await openStore({ file });

    const { status, err } = await run('backup.ts', [copy], { env });

    expect(status).toBe(1);
    expect(err).toContain('do it again in a moment');
    await store.close();
  });

  test.each([[[]], [['a', 'b']], [['--help']]])('is not made of the arguments %j', async (parameters) => {
    const { status, err } = await run('backup.ts', parameters, { env });

    expect(status).toBe(2);
    expect(err).toContain('npm run backup -- FILE');
  });
});

describe('a backup of a database', () => {
  test('without pg_dump says how to come by one', async () => {
    const url = 'postgres://duban:s3cret@127.0.0.1:1/plan';

    const { status, err } = await run('backup.ts', [copy], { env: { DATABASE_URL: url, PATH: folder } });

    expect(status).toBe(1);
    expect(err).toContain('postgresql-client');
    expect(err).not.toContain('s3cret');
    expect(existsSync(`${copy}.part`)).toBe(false);
  });

  test('gives pg_dump the password where other users of the machine can’t see it', async () => {
    const tools = join(folder, 'tools');
    mkdirSync(tools);
    writeFileSync(join(tools, 'pg_dump'), `#!/bin/sh\necho "$PGPASSWORD|$*" > '${join(folder, 'called')}'\n`);
    chmodSync(join(tools, 'pg_dump'), 0o755);
    const url = 'postgres://duban:s3cret@127.0.0.1:1/plan';
    const path = `${tools}:${process.env.PATH}`;

    const { status, out } = await run('backup.ts', [copy], { env: { DATABASE_URL: url, PATH: path } });

    expect(status).toBe(0);
    const [password, parameters] = readFileSync(join(folder, 'called'), 'utf8').split('|');
    expect(password).toBe('s3cret');
    expect(parameters).not.toContain('s3cret');
    expect(parameters).toContain('postgres://duban@127.0.0.1:1/plan');
    expect(out).not.toContain('s3cret');
  });

  test.skipIf(!DATABASE_URL)('can be restored (needs DATABASE_URL)', async () => {
    const { schema, open, remove } = await makeSchema(DATABASE_URL ?? '');
    const store = await open();
    await store.read((db) => noteMark(db, 'one', 7));

    const { status, err, out } = await run('backup.ts', [copy], { env: { DATABASE_URL: DATABASE_URL ?? '' } });

    expect(err).toBe('');
    expect(status).toBe(0);
    expect(out).toContain('pg_restore');
    await store.close();
    await onServer(DATABASE_URL ?? '', `drop schema ${schema} cascade; create schema ${schema}`);
    const parameters = ['--no-owner', `--schema=${schema}`, `--dbname=${DATABASE_URL}`, copy];
    const [restored] = await once(spawn('pg_restore', parameters, { stdio: 'inherit' }), 'close');
    expect(restored).toBe(0);
    const again = await open();
    expect(await again.read((db) => findMark(db, 'one'))).toBe(7);
    await again.close();
    await remove();
  });
});
