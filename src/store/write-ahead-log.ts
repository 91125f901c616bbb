/** Brings what the embedded store has written to the disk, so that it is there after a power failure, too. */
import { close, fdatasync, open } from 'node:fs';
import { promisify } from 'node:util';
import { toStoreError } from './problem.ts';

/**
 * SQLite can do this itself, within each commit: then the whole process stands still while the disk is at work. Here only
 * those wait who have written something, and what is committed while the disk is at work shares the next turn.
 */
export interface WriteAheadLog {
  /** Something was committed. */
  wrote(): void;
  /** Does the work; resolves when all that was committed meanwhile is on the disk. Rejects with StoreError when it can't be. */
  settled<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Brings a file to the disk. */
export type Sync = (descriptor: number) => Promise<void>;

/** The log is opened when it is needed first: SQLite makes it. */
export function openWriteAheadLog(file: string, sync: Sync = promisify(fdatasync)): WriteAheadLog {
  let descriptor: number | null = null;
  /** How many commits there were, and how many of them are on the disk. */
  let written = 0;
  let synced = 0;
  let turn: Promise<void> | null = null;

  async function bring(): Promise<void> {
    const upTo = written;
    try {
      descriptor ??= await promisify(open)(file, 'r+');
      await sync(descriptor);
      synced = upTo;
    } catch (error) {
      throw toStoreError(error);
    } finally {
      turn = null;
    }
  }

  function takeTurn(): Promise<void> {
    turn = bring();
    return turn;
  }

  async function settle(): Promise<void> {
    const wanted = written;
    while (synced < wanted) await (turn ?? takeTurn());
  }

  return {
    wrote() {
      written += 1;
    },
    async settled(work) {
      const before = written;
      const done = await work();
      if (written > before) await settle();
      return done;
    },
    async close() {
      await turn?.catch(() => {});
      if (descriptor !== null) await promisify(close)(descriptor);
    },
  };
}
