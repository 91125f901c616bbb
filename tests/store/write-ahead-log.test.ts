/** What the embedded store acknowledges is on the disk, and nobody waits for the disk who has written nothing. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findMark, noteMark } from '../../src/store/marks.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { NOW } from './given.ts';

/** A disk that takes its time: each turn ends when the test says so. */
let turns: PromiseWithResolvers<void>[];
let store: Store;
let folder: string;
beforeEach(async () => {
  turns = [];
  folder = mkdtempSync(join(tmpdir(), 'duban-log-'));
  store = await openSqlite(join(folder, 'duban.sqlite'), () => {
    const turn = Promise.withResolvers<void>();
    turns.push(turn);
    return turn.promise;
  });
});
afterEach(async () => {
  for (const turn of turns) turn.resolve();
  await store.close();
  rmSync(folder, { recursive: true });
});

const note = (name: string) => store.read((db) => noteMark(db, name, NOW));
const noteTogether = (name: string) => store.transaction((db) => noteMark(db, name, NOW));

/** Whether the work has come to its end, once everything has happened that needs no disk. */
async function hasEnded(work: Promise<unknown>): Promise<boolean> {
  let ended = false;
  const end = () => {
    ended = true;
  };
  work.then(end, end);
  for (let turn = 0; turn < 20; turn += 1) await setImmediate();
  return ended;
}

test('a change is acknowledged when it is on the disk, not before', async () => {
  for (const change of [note, noteTogether]) {
    const changed = change('one');
    expect(await hasEnded(changed)).toBe(false);
    turns.at(-1)?.resolve();
    expect(await hasEnded(changed)).toBe(true);
  }
});

test('whoever only looks waits for nothing', async () => {
  const changed = note('one');
  expect(await hasEnded(changed)).toBe(false);
  expect(await hasEnded(store.read((db) => findMark(db, 'one')))).toBe(true);
});

test('what is committed while the disk is at work shares the next turn, however much it is', async () => {
  const first = note('first');
  await hasEnded(first);
  const others = Promise.all([note('second'), noteTogether('third'), note('fourth')]);
  await hasEnded(others);
  turns[0]?.resolve();

  expect(await hasEnded(first)).toBe(true);
  // The turn that began before they were committed does not count for them.
  expect(await hasEnded(others)).toBe(false);
  turns[1]?.resolve();
  expect(await hasEnded(others)).toBe(true);
  expect(turns).toHaveLength(2);
});

test('a disk that fails is told to who has written, and the next change tries anew', async () => {
  const changed = note('one');
  await hasEnded(changed);
  turns[0]?.reject(Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' }));
  await expect(changed).rejects.toMatchObject({ name: 'StoreError' });

  const again = note('two');
  await hasEnded(again);
  turns[1]?.resolve();
  expect(await hasEnded(again)).toBe(true);
});
