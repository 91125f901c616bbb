/** The address of a database, as it may be shown. */
import { expect, test } from 'vitest';
import { withoutPassword } from '../../src/store/dump.ts';

test.each([
  ['postgres://duban:s%40crt@db:5433/plan', 'postgres://duban@db:5433/plan', 's@crt'],
  ['postgresql://duban@db/plan?password=s3&sslmode=require', 'postgresql://duban@db/plan?sslmode=require', 's3'],
  ['postgres://duban@db/plan', 'postgres://duban@db/plan', ''],
])('the password is taken out of %s', (url, address, password) => {
  expect(withoutPassword(url)).toEqual({ address, password });
});
