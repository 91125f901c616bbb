/** What is made of the errors that drivers throw. */
import { describe, expect, test } from 'vitest';
import { isWorthAnotherTry, StoreError, toStoreError } from '../../src/store/problem.ts';

function errorWith(code: string, message = 'something'): Error {
  return Object.assign(new Error(message), { code });
}

describe('an error of a driver', () => {
  test.each([
    ['SQLITE_BUSY', 'in-use'],
    ['SQLITE_BUSY_RECOVERY', 'in-use'],
    ['SQLITE_LOCKED', 'in-use'],
    ['SQLITE_FULL', 'full'],
    ['SQLITE_IOERR_FSYNC', 'down'],
    ['SQLITE_IOERR', 'down'],
    ['SQLITE_READONLY_DBMOVED', 'down'],
    ['SQLITE_CANTOPEN', 'down'],
    ['SQLITE_CORRUPT_VTAB', 'failed'],
    ['SQLITE_CONSTRAINT_UNIQUE', 'failed'],
    ['EIO', 'down'],
    ['EDQUOT', 'down'],
    ['ECONNREFUSED', 'down'],
    ['ECONNRESET', 'down'],
    ['EAI_AGAIN', 'down'],
    ['08006', 'down'],
    ['57P01', 'down'],
    ['57P03', 'down'],
    ['57014', 'down'],
    ['53300', 'down'],
    ['25006', 'down'],
    ['25P03', 'down'],
    ['53100', 'full'],
    ['28P01', 'failed'],
    ['3D000', 'failed'],
    ['23505', 'failed'],
    ['42P01', 'failed'],
  ])('%s is read as %s, with its cause and a remedy', (code, expected) => {
    const cause = errorWith(code);

    const failure = toStoreError(cause);

    expect(failure).toMatchObject({ code: expected, cause });
    expect(failure.message).toContain('something');
    expect(failure.remedy).not.toBe('');
  });

  test.each(['ENOENT', 'EACCES'])('%s is about the disk, unless it came of connecting', (code) => {
    const opening = Object.assign(errorWith(code), { syscall: 'open' });
    const connecting = Object.assign(errorWith(code), { syscall: 'connect' });

    expect(toStoreError(opening)).toMatchObject({ code: 'down', remedy: expect.stringContaining('disk') });
    expect(toStoreError(connecting)).toMatchObject({ code: 'down', remedy: expect.stringContaining('DATABASE_URL') });
  });

  test.each([
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'timeout exceeded when trying to connect',
    'Client has encountered a connection error and is not queryable',
  ])('without a code, “%s” is read as down', (message) => {
    expect(toStoreError(new Error(message)).code).toBe('down');
  });

  test('that is unknown, or no error at all, is read as failed', () => {
    expect(toStoreError(new TypeError('x is not a function')).code).toBe('failed');
    expect(toStoreError('text')).toMatchObject({ code: 'failed', message: expect.stringContaining('text') });
  });

  test('that was read before stays what it is', () => {
    const failure = new StoreError('newer', 'm', 'r');
    expect(toStoreError(failure)).toBe(failure);
  });
});

test('only what was broken off for another one’s sake is worth another try', () => {
  expect(isWorthAnotherTry(toStoreError(errorWith('40001')))).toBe(true);
  expect(isWorthAnotherTry(toStoreError(errorWith('40P01')))).toBe(true);
  expect(isWorthAnotherTry(toStoreError(errorWith('23505')))).toBe(false);
  expect(isWorthAnotherTry(toStoreError(errorWith('ECONNRESET')))).toBe(false);
});
