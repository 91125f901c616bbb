/** What can go wrong with the store, and the one place that reads the errors of its drivers. */

/**
 * `in-use`: another process has the file. `full`: no room left. `down`: it can't be reached at present and may come back.
 * `newer`: it was written by a later version of Duban. `lost`: the disk failed under it, and it does nothing more until it
 * is opened anew. `failed`: anything else, a fault of ours or of the settings.
 */
export type StoreCode = 'in-use' | 'full' | 'down' | 'newer' | 'lost' | 'failed';

/**
 * The store did not do what it was asked, and nothing of it has happened. Only of what was `lost`, or broken off on the way
 * to a server, can nobody tell: then it may stand all the same.
 */
export class StoreError extends Error {
  readonly code: StoreCode;
  /** What whoever runs the bot can do about it. */
  readonly remedy: string;

  constructor(code: StoreCode, message: string, remedy: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StoreError';
    this.code = code;
    this.remedy = remedy;
  }
}

interface Reading {
  code: StoreCode;
  remedy: string;
}

const IN_USE: Reading = {
  code: 'in-use',
  remedy: 'Another process has this file open. Stop it, or give this one a folder of its own with DUBAN_VAR.',
};
const FULL: Reading = { code: 'full', remedy: 'The disk of the store is full. Make room: the bot goes on by itself.' };
const OUT_OF_REACH: Reading = {
  code: 'down',
  remedy:
    'The database can’t be reached. Once it is back the bot goes on by itself; check the address in DATABASE_URL.',
};
const DISK: Reading = {
  code: 'down',
  remedy:
    'The disk of the store can’t be read or written. Check that it is mounted, writable, sound and within its quota.',
};
const REFUSED: Reading = {
  code: 'failed',
  remedy: 'The database refuses the connection. Check user, password, database and rights in DATABASE_URL.',
};
const DAMAGED: Reading = {
  code: 'failed',
  remedy: 'The store is damaged. Stop the bot and restore the last backup.',
};
const UNFORESEEN: Reading = {
  code: 'failed',
  remedy: 'This was not foreseen. Please report it with the line above.',
};

/** By SQLite's primary code, SQLSTATE, class of SQLSTATE, or code of the operating system; the longest that fits counts. */
const READINGS: ReadonlyMap<string, Reading> = new Map([
  ['SQLITE_BUSY', IN_USE],
  ['SQLITE_LOCKED', IN_USE],
  ['SQLITE_FULL', FULL],
  ['SQLITE_IOERR', DISK],
  ['SQLITE_READONLY', DISK],
  ['SQLITE_CANTOPEN', DISK],
  ['SQLITE_CORRUPT', DAMAGED],
  ['SQLITE_NOTADB', DAMAGED],
  // Of the operating system: of the folder before there is a file, of the log, of a copy.
  ['ENOSPC', FULL],
  ['EIO', DISK],
  ['EDQUOT', DISK],
  ['ENOENT', DISK],
  ['EACCES', DISK],
  ['EROFS', DISK],
  ['ENOTDIR', DISK],
  ...[
    ['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH'],
    ['ENETUNREACH', 'ENETDOWN'],
    // Connection lost; shut down, starting up; connections all taken; out of memory; only a standby; took too long, or did
    // nothing for too long.
    ['08', '57P', '53300', '53200', '25006', '57014', '25P03'],
  ]
    .flat()
    .map((code) => [code, OUT_OF_REACH] as const),
  ['53100', FULL],
  ['28', REFUSED],
  ['3D000', REFUSED],
  ['42501', REFUSED],
  ['XX001', DAMAGED],
  ['XX002', DAMAGED],
]);

/** What pg and its pool say without a code. */
const LOST =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered)/u;

/** Reads an error of a driver; a StoreError stays what it is. */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const message = error instanceof Error ? error.message || error.name : String(error);
  const { code, remedy } = LOST.test(message) || isOfConnecting(error) ? OUT_OF_REACH : readingOf(codeOf(error));
  return new StoreError(code, `the store: ${message}`, remedy, error);
}

/** Also when the file of a server's socket is not there, or may not be used. */
function isOfConnecting(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'connect';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function readingOf(code: string): Reading {
  for (let length = code.length; length >= 2; length -= 1) {
    const reading = READINGS.get(code.slice(0, length));
    if (reading) return reading;
  }
  return UNFORESEEN;
}

/** Whether the database broke the transaction off for another one's sake, so that it will go through when it is done again. */
export function isWorthAnotherTry({ cause }: StoreError): boolean {
  return ['40001', '40P01'].includes(codeOf(cause));
}
