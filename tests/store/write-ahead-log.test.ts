/** What the embedded store acknowledges is on the disk, and nobody waits for the disk who has written nothing. */
import { copyFileSync, fstatSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findMark, noteMark } from '../../src/store/marks.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { openWriteAheadLog } from '../../src/store/write-ahead-log.ts';
import { NOW } from './given.ts';

/** A disk that takes its time: each turn ends when the test says so. */
let turns: PromiseWithResolvers<void>[];
let store: Store;
let folder: string;
let file: string;
beforeEach(async () => {
  turns = [];
  folder = mkdtempSync(join(tmpdir(), 'duban-log-'));
  file = join(folder, 'duban.sqlite');
  store = await openSqlite(file, async (descriptor) => {
    const turn = Promise.withResolvers<void>();
    const { ino } = fstatSync(descriptor);
    turns.push(turn);
    await turn.promise;
    if (fstatSync(descriptor).ino !== ino) throw new Error('the log was closed meanwhile');
  });
});
afterEach(async () => {
  for (const turn of turns) turn.resolve();
  await store.close();
  rmSync(folder, { recursive: true });
});

const note = (name: string) => store.read((db) => noteMark(db, name, NOW));
const noteTogether = (name: string) => store.transaction((db) => noteMark(db, name, NOW));
const find = (name: string) => store.read((db) => findMark(db, name));
const forgetNothing = () => store.read((db) => db.deleteFrom('marks').where('name', '=', 'never').execute());
/** The work is done, the disk takes it at once. */
async function onDisk(work: Promise<unknown>): Promise<void> {
  await hasEnded(work);
  turns.at(-1)?.resolve();
  await work;
}

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
  expect(await hasEnded(find('one'))).toBe(true);
});

test('whoever only looks does not wait for what others write meanwhile, and does not fail with it', async () => {
  const begun = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const looks = [
    store.read(async (db) => {
      begun.resolve();
      await goOn.promise;
      return findMark(db, 'one');
    }),
  ];
  await begun.promise;
  const changed = note('one');
  await hasEnded(changed);
  goOn.resolve();
  looks.push(store.transaction((db) => findMark(db, 'one')));

  expect(await hasEnded(Promise.all(looks))).toBe(true);
  expect(await hasEnded(changed)).toBe(false);
});

test('a change that finds nothing to do does not go to the disk', async () => {
  expect(await hasEnded(forgetNothing())).toBe(true);
  expect(await hasEnded(store.transaction((db) => db.updateTable('marks').set({ at: 1 }).execute()))).toBe(true);
  const undone = store.transaction(async (db) => {
    await noteMark(db, 'one', NOW);
    throw new RangeError('thought better of it');
  });
  await expect(undone).rejects.toBeInstanceOf(RangeError);
  expect(turns).toHaveLength(0);
});

test('a change that finds it done already waits until whoever did it is on the disk', async () => {
  const keep = () =>
    store.read((db) =>
      db
        .insertInto('marks')
        .values({ name: 'one', at: NOW })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .execute(),
    );
  const first = keep();
  await hasEnded(first);
  const second = keep();
  expect(await hasEnded(second)).toBe(false);

  turns[0]?.resolve();
  expect(await hasEnded(Promise.all([first, second]))).toBe(true);
  expect(turns).toHaveLength(1);
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

describe('a disk that fails', () => {
  const failure = Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' });

  test('is told to everybody who has written, as a loss that only a new start mends', async () => {
    const first = note('one');
    await hasEnded(first);
    const second = noteTogether('two');
    await hasEnded(second);
    turns[0]?.reject(failure);

    for (const change of [first, second]) {
      await expect(change).rejects.toMatchObject({
        name: 'StoreError',
        code: 'lost',
        message: expect.stringContaining('EIO'),
        remedy: expect.stringContaining('again'),
        cause: failure,
      });
    }
  });

  // The kernel has dropped what it could not write, and calls the disk well the next time.
  test('has the last word: nothing is acknowledged, shown or copied any more', async () => {
    await onDisk(note('before'));
    const lost = note('one');
    await hasEnded(lost);
    turns[1]?.reject(failure);
    await expect(lost).rejects.toMatchObject({ code: 'lost' });

    const later = [note('two'), noteTogether('two'), find('before'), forgetNothing()];
    for (const work of later) await expect(work).rejects.toMatchObject({ code: 'lost' });
    await expect(store.backup?.(join(folder, 'copy.sqlite'))).rejects.toMatchObject({ code: 'lost' });
    expect(turns).toHaveLength(2);
  });

  test('leaves what was acknowledged before, for the next start', async () => {
    await onDisk(note('before'));
    const lost = note('one');
    await hasEnded(lost);
    turns[1]?.reject(failure);
    await expect(lost).rejects.toMatchObject({ code: 'lost' });
    await store.close();

    store = await openSqlite(file);
    expect(await find('before')).toBe(NOW);
    await note('two');
    expect(await find('two')).toBe(NOW);
  });
});

test('a store that is closed while changes wait for the disk brings all of them there', async () => {
  const first = note('first');
  await hasEnded(first);
  const second = note('second');
  await hasEnded(second);
  const closed = store.close();
  await hasEnded(closed);
  turns[0]?.resolve();
  // Files are closed in other threads: whatever was begun there is done when so much after it is.
  for (let after = 0; after < 20; after += 1) await stat(folder);
  for (const turn of turns) turn.resolve();

  await Promise.all([first, second, closed]);
});

test('what a killed process had not brought to the disk yet is there before anything rests on it', async () => {
  const changed = note('one');
  await hasEnded(changed);
  const after = join(folder, 'after.sqlite');
  for (const end of ['', '-wal']) copyFileSync(`${file}${end}`, `${after}${end}`);

  const next = await openSqlite(after);
  try {
    // Its log is empty: what was in it is in the file, where SQLite has synchronized it.
    expect(statSync(`${after}-wal`).size).toBe(0);
    expect(await next.read((db) => findMark(db, 'one'))).toBe(NOW);
  } finally {
    await next.close();
  }
});

test('a log that is not there is a matter of the disk, not of an address', () => {
  expect(() => openWriteAheadLog(join(folder, 'none-wal'))).toThrow(
    expect.objectContaining({ name: 'StoreError', code: 'down', remedy: expect.stringContaining('disk') }),
  );
});
