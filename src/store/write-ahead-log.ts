/** Brings what the embedded store has written to the disk, so that it is there after a power failure, too. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { close, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';
import { StoreError, toStoreError } from './problem.ts';

/**
 * SQLite can do this itself, within each commit: then the whole process stands still while the disk is at work. Here only
 * those wait who have written, and what is committed while the disk is at work shares the next turn.
 *
 * It rests on this, of SQLite's documentation:
 * - A commit is complete when it stands in the log, which is only ever appended to until a checkpoint has brought all of it
 *   into the file. Each frame has a checksum over all that come before it; of a log that ends in the middle, or has a hole,
 *   whoever opens it takes what comes before. So the order is kept, whatever is lost (wal.html, fileformat2.html#walformat).
 * - With synchronous=NORMAL, SQLite still brings the log to the disk before a checkpoint and the file after it. What FULL
 *   does beside is to bring the log there after each commit (pragma.html#pragma_synchronous): that is done here.
 * - FULL may also fill the last sector up, so that a write which is broken off spoils nothing before it. SQLite does not, in
 *   either mode, as long as SQLITE_POWERSAFE_OVERWRITE is on, and it is unless somebody builds it otherwise (psow.html).
 *
 * A disk that fails has the last word: the kernel forgets what it could not write and calls the disk well the next time, and
 * whatever came after such a hole would be lost with it. Nothing is acknowledged any more until the store has been opened
 * anew, which reads the log with its checksums. The kernel tells each descriptor of a failure, so this one hears of those
 * that SQLite met at a checkpoint.
 */
export interface WriteAheadLog {
  /** From now on SQLite leaves it to this one; what is committed until now it has brought to the disk itself. */
  begin(): void;
  /** A statement was run that may have changed something: its call waits for what is committed, by whomever. */
  wrote(): void;
  /** Something was committed that has to be on the disk. */
  committed(): void;
  /**
   * Does the work of one call. When that wrote, resolves when all that is committed by then is on the disk: what found
   * nothing to do rests on what others have done. Rejects with StoreError, `lost`, from the first failure of the disk on.
   */
  settled<T>(work: () => Promise<T>): Promise<T>;
  /** When nothing is committed any more; whoever waits still is served. */
  close(): Promise<void>;
}

/** Brings a file to the disk. */
export type Sync = (descriptor: number) => Promise<void>;

const START_AGAIN = 'Start the bot again, which brings the store in order. If this comes back, check the disk.';

/** Opens the log, which is there as soon as SQLite has the file open. Throws StoreError. */
export function openWriteAheadLog(file: string, sync: Sync = promisify(fdatasync)): WriteAheadLog {
  const descriptor = openLog(file);
  const calls = new AsyncLocalStorage<{ wrote: boolean }>();
  /** How many commits there were, and how many of them are on the disk. */
  let written = 0;
  let synced = 0;
  let turn: Promise<void> | null = null;
  let lost: StoreError | null = null;

  async function bring(): Promise<void> {
    const upTo = written;
    try {
      await sync(descriptor);
      synced = upTo;
    } catch (error) {
      const { message } = toStoreError(error);
      lost = new StoreError('lost', `${message}: what was written last may not be on the disk`, START_AGAIN, error);
      throw lost;
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
    while (synced < wanted) {
      if (lost) throw lost;
      await (turn ?? takeTurn());
    }
  }

  return {
    begin() {
      synced = written;
    },
    wrote() {
      const call = calls.getStore();
      if (call) call.wrote = true;
    },
    committed() {
      written += 1;
    },
    async settled(work) {
      if (lost) throw lost;
      const call = { wrote: false };
      const done = await calls.run(call, work);
      if (call.wrote) await settle();
      return done;
    },
    async close() {
      await settle().catch(() => {});
      await promisify(close)(descriptor);
    },
  };
}

function openLog(file: string): number {
  try {
    return openSync(file, 'r+');
  } catch (error) {
    throw toStoreError(error);
  }
}
