/** The configuration: what the environment may say, and what is said about a wrong value. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { ConfigError, environment, readConfig } from '../src/config.ts';

function errorOf(variables: Record<string, string>): ConfigError {
  try {
    readConfig(variables);
  } catch (error) {
    if (error instanceof ConfigError) return error;
  }
  throw new Error('was accepted');
}

describe('the configuration', () => {
  test('needs nothing', () => {
    expect(readConfig({})).toEqual({
      now: null,
      plan: 'ezhou-2016-2020',
      logLevel: 'warn',
      trial: true,
      store: { file: join(import.meta.dirname, '../var/trial.sqlite') },
      owners: [],
      read: 'open',
    });
  });

  test('takes an empty value as unset', () => {
    expect(readConfig({ DUBAN_NOW: '', DUBAN_PLANS: ' ' })).toEqual(readConfig({}));
  });

  test('starts the clock on the day', () => {
    expect(readConfig({ DUBAN_NOW: '2017-06-15' }).now).toBe(Date.parse('2017-06-15T10:00:00+08:00'));
  });

  test('keeps the records of a trial apart from those of people', () => {
    const platform = { TELEGRAM_BOT_TOKEN: '1:a', DUBAN_VAR: '/srv/duban' };

    expect(readConfig(platform)).toMatchObject({ trial: false, store: { file: '/srv/duban/duban.sqlite' } });
    expect(readConfig({ ...platform, DUBAN_NOW: '2017-06-15' })).toMatchObject({
      trial: true,
      store: { file: '/srv/duban/trial.sqlite' },
    });
  });

  test('takes PostgreSQL instead of the file', () => {
    const url = 'postgres://duban:secret@localhost:5432/duban';
    expect(readConfig({ DATABASE_URL: url }).store).toEqual({ url });
  });

  test('reads the owners, several with commas of either width', () => {
    const owners = ['telegram:123456', 'wecom:zhangsan'];
    expect(readConfig({ DUBAN_OWNERS: 'telegram:123456，wecom:zhangsan' }).owners).toEqual(owners);
    expect(errorOf({ DUBAN_OWNERS: '123456' }).remedy).toContain('telegram:123456');
  });

  test('does not show a secret, even when it is wrong', () => {
    const error = errorOf({ DATABASE_URL: 'mysql://duban:hunter2@localhost/duban' });

    expect(error.message).toContain('DATABASE_URL');
    expect(`${error.message} ${error.remedy}`).not.toContain('hunter2');
  });

  test('names every wrong setting and what to write instead', () => {
    const error = errorOf({ DUBAN_NOW: 'soon', DUBAN_LOG_LEVEL: 'loud' });

    expect(error.code).toBe('config');
    expect(error.message).toContain('DUBAN_NOW=soon');
    expect(error.message).toContain('DUBAN_LOG_LEVEL=loud');
    expect(error.remedy).toMatch(/DUBAN_NOW: write a day, 2017-06-15, or an instant/u);
    expect(error.remedy).toMatch(/DUBAN_LOG_LEVEL: write one of debug, info/u);
  });

  test('does not let a plan’s id leave the data folder', () => {
    expect(errorOf({ DUBAN_PLANS: '../secret' }).remedy).toContain('DUBAN_PLANS');
  });
});

describe('the file .env', () => {
  const folder = mkdtempSync(join(tmpdir(), 'duban-env-'));
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
    delete process.env.DUBAN_TEST_ONE;
    delete process.env.DUBAN_TEST_TWO;
  });

  test('adds what is not set and changes nothing that is', () => {
    const file = join(folder, '.env');
    writeFileSync(file, 'DUBAN_TEST_ONE=file\nDUBAN_TEST_TWO=file\n');
    process.env.DUBAN_TEST_TWO = 'set';

    const variables = environment(file);

    expect([variables.DUBAN_TEST_ONE, variables.DUBAN_TEST_TWO]).toEqual(['file', 'set']);
  });

  test('may be missing', () => {
    expect(environment(join(folder, 'none'))).toBe(process.env);
  });
});

test('.env.example lists every setting that is read, and is itself a configuration', () => {
  const example = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8');
  const set = example.split('\n').filter((line) => /^[A-Z_]+=/u.test(line));
  const variables = Object.fromEntries(set.map((line) => line.split('=') as [string, string]));

  expect(Object.keys(variables)).toEqual([
    'DUBAN_NOW',
    'DUBAN_PLANS',
    'DUBAN_LOG_LEVEL',
    'DUBAN_VAR',
    'DATABASE_URL',
    'DUBAN_OWNERS',
    'DUBAN_READ',
  ]);
  expect(readConfig(variables)).toEqual(readConfig({}));
});
