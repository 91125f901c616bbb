/** How a copy of the store is written: whole, on the disk, for the eyes of whoever made it, and over nothing that is there. */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreError, toStoreError } from './problem.ts';

const CHOOSE_ANOTHER = 'Nothing was written: give the copy another name.';
const CHECK_FOLDER = 'No copy was made. Check that its folder exists, can be written and has room.';

/** Lets `write` fill `<file>.part`, which then gets its name. Throws StoreError, and has then left nothing behind. */
export async function writeWhole(file: string, write: (part: string) => Promise<unknown>): Promise<void> {
  const part = `${file}.part`;
  if (existsSync(file)) throw new StoreError('failed', `the copy: ${file} is there already`, CHOOSE_ANOTHER);
  if (existsSync(part)) {
    const remedy = 'Another backup is writing it. If none is, it was broken off: delete the file and do it again.';
    throw new StoreError('failed', `the copy: ${part} is there already`, remedy);
  }
  let named = part;
  try {
    closeSync(openSync(part, 'wx', 0o600));
    await write(part);
    flush(part);
    renameSync(part, file);
    named = file;
    // A name is in its folder. Windows keeps that by itself, and lets nobody open a folder.
    if (process.platform !== 'win32') flush(dirname(file));
  } catch (error) {
    rmSync(named, { force: true });
    if (error instanceof StoreError && error.code === 'failed') throw error;
    const { code, message } = toStoreError(error);
    throw new StoreError(code, `the copy: ${message}`, CHECK_FOLDER, error);
  }
}

function flush(file: string): void {
  const descriptor = openSync(file, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
