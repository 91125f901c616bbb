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
      server: { host: '127.0.0.1', port: 8080 },
      telegram: null,
      proxy: null,
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

  test.each(['postgres://u:x@127.0.0.1:99999/d', 'postgres://u:100%E@127.0.0.1/d'])('refuses %s', (url) => {
    expect(errorOf({ DATABASE_URL: url }).remedy).toContain('DATABASE_URL: write postgres://');
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

describe('the local server', () => {
  test('listens where it is told', () => {
    expect(readConfig({ DUBAN_HOST: '::', DUBAN_PORT: '0' }).server).toEqual({ host: '::', port: 0 });
    expect(readConfig({ DUBAN_HOST: 'localhost', DUBAN_PORT: '65535' }).server.port).toBe(65_535);
  });

  test.each(['65536', '-1', '80.5', 'http', '8080 '.repeat(2)])('does not take %s for a port', (DUBAN_PORT) => {
    expect(errorOf({ DUBAN_PORT }).remedy).toMatch(/^DUBAN_PORT: write a number from 0 to 65535.*$/u);
  });

  test('does not take an address of a page for one of a machine', () => {
    expect(errorOf({ DUBAN_HOST: 'http://localhost/' }).remedy).toContain('127.0.0.1');
  });
});

describe('Telegram', () => {
  const TELEGRAM_BOT_TOKEN = '123456:hunter2-AAE_x';
  const webhook = {
    TELEGRAM_BOT_TOKEN,
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_URL: 'https://duban.example/telegram',
    TELEGRAM_WEBHOOK_SECRET: 'a-Secret_9',
  };

  test('is switched on by its token, polls, and takes nothing for a trial', () => {
    const { telegram, trial } = readConfig({ TELEGRAM_BOT_TOKEN });
    expect(telegram).toEqual({
      token: TELEGRAM_BOT_TOKEN,
      apiRoot: 'https://api.telegram.org',
      webhook: null,
      timeoutS: 30,
      inline: false,
    });
    expect(trial).toBe(false);
  });

  test('is reached at another root, written with or without a slash at its end', () => {
    const apiRoot = 'http://127.0.0.1:8081/bots';
    for (const TELEGRAM_API_ROOT of [apiRoot, `${apiRoot}/`])
      expect(readConfig({ TELEGRAM_BOT_TOKEN, TELEGRAM_API_ROOT }).telegram?.apiRoot).toBe(apiRoot);
    expect(errorOf({ TELEGRAM_API_ROOT: 'api.telegram.org' }).remedy).toBe('TELEGRAM_API_ROOT: write https://host');
  });

  test('calls by webhook when that is set, with its address and a secret', () => {
    const { TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret } = webhook;
    expect(readConfig(webhook).telegram?.webhook).toEqual({ url, secret });
    expect(readConfig({ ...webhook, TELEGRAM_MODE: 'polling' }).telegram?.webhook).toBeNull();
    const longest = 'x'.repeat(256);
    expect(readConfig({ ...webhook, TELEGRAM_WEBHOOK_SECRET: longest }).telegram?.webhook?.secret).toBe(longest);
  });

  test('can’t call by webhook without both, and says what is missing', () => {
    const { remedy } = errorOf({ TELEGRAM_BOT_TOKEN, TELEGRAM_MODE: 'webhook' });
    expect(remedy).toContain('TELEGRAM_WEBHOOK_URL: write the public address');
    expect(remedy).toContain('TELEGRAM_WEBHOOK_SECRET: write 1 to 256 letters');
    expect(errorOf({ ...webhook, TELEGRAM_WEBHOOK_SECRET: '' }).message).toBe('not usable: TELEGRAM_WEBHOOK_SECRET');
  });

  test('is waited for as long as the network lets it', () => {
    const timeoutOf = (TELEGRAM_TIMEOUT: string) =>
      readConfig({ TELEGRAM_BOT_TOKEN, TELEGRAM_TIMEOUT }).telegram?.timeoutS;
    expect(['5', '20', '50'].map(timeoutOf)).toEqual([5, 20, 50]);
    for (const TELEGRAM_TIMEOUT of ['4', '51', '0', '-5', '30s', '7.5', '1e1'])
      expect(errorOf({ TELEGRAM_TIMEOUT }).remedy).toBe('TELEGRAM_TIMEOUT: write a number of seconds from 5 to 50');
  });

  test('answers inline when that is switched on', () => {
    expect(readConfig({ TELEGRAM_BOT_TOKEN, TELEGRAM_INLINE: 'on' }).telegram?.inline).toBe(true);
    expect(errorOf({ TELEGRAM_INLINE: 'yes' }).remedy).toBe('TELEGRAM_INLINE: write on or off');
  });

  test('is called over https, unless its root is another one', () => {
    const plain = { ...webhook, TELEGRAM_WEBHOOK_URL: 'http://127.0.0.1:8080/telegram' };
    expect(errorOf(plain).remedy).toContain('https://');
    expect(readConfig({ ...plain, TELEGRAM_API_ROOT: 'http://127.0.0.1:8081' }).telegram?.webhook).not.toBeNull();
  });

  test('asks for nothing while it is switched off', () => {
    expect(readConfig({ TELEGRAM_MODE: 'webhook', HTTPS_PROXY: 'socks5://127.0.0.1:1080' })).toMatchObject({
      telegram: null,
      proxy: null,
    });
  });

  test('goes through a proxy, written with or without http://', () => {
    const proxy = 'http://duban:secret@proxy.example:3128';
    expect(readConfig({ TELEGRAM_BOT_TOKEN, HTTPS_PROXY: proxy }).proxy).toBe(proxy);
    expect(readConfig({ TELEGRAM_BOT_TOKEN, HTTPS_PROXY: 'proxy.example:3128' }).proxy).toBe(
      'http://proxy.example:3128',
    );
    expect(errorOf({ TELEGRAM_BOT_TOKEN, HTTPS_PROXY: 'socks5://127.0.0.1:1080' }).remedy).toContain('HTTPS_PROXY');
  });

  test.each([
    { TELEGRAM_BOT_TOKEN: 'bot hunter2' },
    { ...webhook, TELEGRAM_WEBHOOK_SECRET: 'hunter2!' },
    { ...webhook, TELEGRAM_WEBHOOK_SECRET: `hunter2${'x'.repeat(250)}` },
    { ...webhook, TELEGRAM_WEBHOOK_URL: 'duban.example/hunter2' },
    { ...webhook, TELEGRAM_WEBHOOK_URL: 'http://duban.example/hunter2' },
    { TELEGRAM_BOT_TOKEN, TELEGRAM_API_ROOT: 'ftp://u:hunter2@localhost' },
    { TELEGRAM_BOT_TOKEN, HTTPS_PROXY: 'socks5://u:hunter2@localhost' },
    { TELEGRAM_BOT_TOKEN, TELEGRAM_MODE: 'both' },
  ])('does not show a secret, even when it is wrong: %#', (variables) => {
    const error = errorOf(variables);
    expect(`${error.message} ${error.remedy} ${error.stack} ${JSON.stringify(error)}`).not.toContain('hunter2');
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
    'DUBAN_HOST',
    'DUBAN_PORT',
    'TELEGRAM_BOT_TOKEN',
    'TELEGRAM_API_ROOT',
    'TELEGRAM_MODE',
    'TELEGRAM_WEBHOOK_URL',
    'TELEGRAM_WEBHOOK_SECRET',
    'TELEGRAM_TIMEOUT',
    'TELEGRAM_INLINE',
    'HTTPS_PROXY',
  ]);
  expect(readConfig(variables)).toEqual(readConfig({}));
});
