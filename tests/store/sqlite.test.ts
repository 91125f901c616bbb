/** The embedded store: one process at a time, nothing lost that was acknowledged, and a full disk that empties again. */
import fs, { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findChat } from '../../src/store/chats.ts';
import { findMark, noteMark } from '../../src/store/marks.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { StoreError } from '../../src/store/problem.ts';
import { noteSeen } from '../../src/store/seen.ts';
import { copySqlite } from '../../src/store/sqlite.ts';
import { group, NOW, subscribed } from './given.ts';
import { startWriter } from './processes.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duban-sqlite-'));
  file = join(folder, 'var', 'duban.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Opens the file for so long as the work takes. */
async function opened<T>(work: (store: Store) => Promise<T>, at = file): Promise<T> {
  const store = await openStore({ file: at });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

describe('the file', () => {
  test('is made with its folder, for the eyes of whoever runs the bot only', async () => {
    await opened(async (store) => {
      await store.read((db) => group(db));
      const mode = (name: string) => statSync(join(folder, name)).mode & 0o777;
      expect(mode('var')).toBe(0o700);
      expect(readdirSync(join(folder, 'var'))).toContain('duban.sqlite-wal');
      for (const name of readdirSync(join(folder, 'var'))) expect(mode(`var/${name}`)).toBe(0o600);
    });
  });

  test('is in the hands of this process alone, and survives its death', async () => {
    await opened(async (store) => {
      const setting = async (name: string) =>
        (await store.read((db) => sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(db))).rows[0]?.[name];
      expect(await setting('journal_mode')).toBe('wal');
      expect(await setting('locking_mode')).toBe('exclusive');
    });
  });

  test('is not opened when it holds something else', async () => {
    await opened(async () => {});
    const other = join(folder, 'var', 'letter.txt');
    writeFileSync(other, 'Dear colleague, '.repeat(1000));

    await expect(openStore({ file: other })).rejects.toMatchObject({
      code: 'failed',
      message: expect.stringContaining(other),
      remedy: expect.stringContaining('backup'),
    });
    expect(readFileSync(other, 'utf8')).toMatch(/^Dear colleague/u);
  });

  test('is not made where there can be none', async () => {
    writeFileSync(join(folder, 'var'), '');

    const refused = openStore({ file });

    await expect(refused).rejects.toBeInstanceOf(StoreError);
    await expect(refused).rejects.toMatchObject({ code: expect.stringMatching(/down|failed/u) });
  });
});

describe('a second process', () => {
  test('is refused and told what to do, and the first goes on', async () => {
    await opened(async (store) => {
      const said = await startWriter(file).wrote(/DUBAN_VAR/u);

      expect(said).toMatch(/^in-use\n.*Stop it.*DUBAN_VAR/u);
      await store.read((db) => group(db));
      expect(await store.read((db) => findChat(db, 'test:group'))).not.toBeNull();
    });
  });

  test('is let in when the first one was closed, or killed', async () => {
    const killed = startWriter(file);
    await killed.wrote(/\n5\n/u);
    await killed.end('SIGKILL');

    await opened((store) => store.read((db) => group(db)));

    const closed = startWriter(file);
    await closed.wrote(/open/u);
    await closed.end('SIGTERM');
    await opened(async (store) => {
      expect(await store.read((db) => findChat(db, 'test:group'))).not.toBeNull();
    });
  });

  test('is refused in the same process as well', async () => {
    await opened(async () => {
      await expect(openStore({ file })).rejects.toMatchObject({ code: 'in-use' });
      // The one that was refused has not taken the lock along.
      expect(await startWriter(file).wrote(/DUBAN_VAR/u)).toMatch(/^in-use/u);
    });
  });
});

test('what was acknowledged before the process was killed is there', async () => {
  for (const commits of [1, 20, 60]) {
    const writer = startWriter(file);
    await writer.wrote(new RegExp(`\\n${commits}\\n`, 'u'));
    const acknowledged = Number((await writer.end('SIGKILL')).trim().split('\n').at(-1));

    await opened(async (store) => {
      const one = await store.read((db) => findMark(db, 'one'));
      expect(one).toBeGreaterThanOrEqual(acknowledged);
      expect(await store.read((db) => findMark(db, 'two'))).toBe(one);
    });
  }
});

describe('a full disk', () => {
  const room = async (store: Store, pages: number) => {
    await store.read((db) => sql`pragma max_page_count = ${sql.raw(String(pages))}`.execute(db));
  };
  const fill = (store: Store) =>
    store.transaction(async (db) => {
      await noteMark(db, 'filled', NOW);
      for (let n = 0; n < 2000; n += 1) await noteSeen(db, 'test:group', `${n}${'x'.repeat(200)}`, NOW);
    });

  test('undoes what did not fit, says so, and is over when there is room', async () => {
    await opened(async (store) => {
      await store.read((db) => subscribed(db));
      await room(store, 1);

      await expect(fill(store)).rejects.toBeInstanceOf(StoreError);
      await expect(fill(store)).rejects.toMatchObject({ code: 'full', remedy: expect.stringContaining('Make room') });
      expect(await store.read((db) => findMark(db, 'filled'))).toBeNull();
      expect(await store.read((db) => findChat(db, 'test:group'))).not.toBeNull();

      await room(store, 1_000_000);
      await fill(store);
      expect(await store.read((db) => findMark(db, 'filled'))).toBe(NOW);
    });
  });
});

describe('a copy', () => {
  test('is a whole store, for the eyes of whoever made it only', async () => {
    const copy = join(folder, 'copy.sqlite');
    await opened(async (store) => {
      await store.read((db) => subscribed(db));
      await store.backup?.(copy);
      await store.read((db) => group(db, 'test:later'));
    });

    expect(statSync(copy).mode & 0o777).toBe(0o600);
    await opened(async (store) => {
      expect((await store.read((db) => findChat(db, 'test:group')))?.subscriptions).toHaveLength(1);
      expect(await store.read((db) => findChat(db, 'test:later'))).toBeNull();
    }, copy);
  });

  test.skipIf(process.platform === 'win32')('is on the disk under its name when it is told to be there', async () => {
    const copy = join(folder, 'copy.sqlite');
    const flushed: { isFolder: boolean; isNamed: boolean }[] = [];
    const { fsyncSync } = fs;
    fs.fsyncSync = (descriptor) => {
      flushed.push({ isFolder: fs.fstatSync(descriptor).isDirectory(), isNamed: fs.existsSync(copy) });
      fsyncSync(descriptor);
    };
    syncBuiltinESMExports();
    try {
      await opened(async (store) => store.backup?.(copy));
    } finally {
      fs.fsyncSync = fsyncSync;
      syncBuiltinESMExports();
    }

    expect(flushed).toEqual([
      { isFolder: false, isNamed: false },
      { isFolder: true, isNamed: true },
    ]);
  });

  test('waits for a transaction that is under way, and has all of it', async () => {
    const copy = join(folder, 'copy.sqlite');
    await opened(async (store) => {
      const begun = Promise.withResolvers<void>();
      const end = Promise.withResolvers<void>();
      const transaction = store.transaction(async (db) => {
        await noteMark(db, 'one', 1);
        begun.resolve();
        await end.promise;
        await noteMark(db, 'two', 1);
      });
      await begun.promise;
      const copied = store.backup?.(copy);
      end.resolve();
      await Promise.all([transaction, copied]);
    });

    await opened(async (store) => {
      expect(await store.read((db) => findMark(db, 'two'))).toBe(1);
    }, copy);
  });

  test('is never written over a file that is there, nor beside one that is being written', async () => {
    const there = join(folder, 'letter.txt');
    writeFileSync(there, 'Dear colleague');
    writeFileSync(join(folder, 'half.sqlite.part'), 'half');
    await opened(async (store) => {
      await expect(store.backup?.(there)).rejects.toMatchObject({ code: 'failed' });
      await expect(store.backup?.(join(folder, 'half.sqlite'))).rejects.toMatchObject({ code: 'failed' });
    });

    expect(readFileSync(there, 'utf8')).toBe('Dear colleague');
    expect(readFileSync(join(folder, 'half.sqlite.part'), 'utf8')).toBe('half');
  });

  test('that can’t be written leaves nothing behind, and the store goes on', async () => {
    await opened(async (store) => {
      await expect(store.backup?.(join(folder, 'none', 'copy.sqlite'))).rejects.toMatchObject({
        remedy: expect.stringContaining('folder'),
      });
      await store.read((db) => group(db));
    });

    expect(readdirSync(folder)).toEqual(['var']);
  });

  test('is made of a store that nobody has open, also after its process was killed', async () => {
    const writer = startWriter(file);
    await writer.wrote(/\n20\n/u);
    await writer.end('SIGKILL');
    const copy = join(folder, 'copy.sqlite');

    await copySqlite(file, copy);

    await opened(async (store) => {
      expect(await store.read((db) => findMark(db, 'one'))).toBeGreaterThanOrEqual(20);
    }, copy);
  });
});
