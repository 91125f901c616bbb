/** `npm run backup -- FILE`: a consistent copy of the store, made while the bot runs or while it does not. */
import './runtime.ts';
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

// Loaded only now: runtime.ts has then refused a wrong Node and switched the compile cache on.
const { ConfigError, environment, readConfig } = await import('./config.ts');
const { askForBackup } = await import('./store/control.ts');
const { dumpPostgres } = await import('./store/dump.ts');
const { StoreError } = await import('./store/problem.ts');

const USAGE = `usage: npm run backup -- FILE

Copies the store into FILE, which must not exist yet. The bot may go on running meanwhile.
`;

/** Exit status: 0 copied, 1 not copied, 2 a command line that can't be followed. */
async function main([file, ...more]: readonly string[]): Promise<number> {
  if (file === undefined || more.length > 0 || file.startsWith('-')) return refuse(USAGE, 2);
  const copy = resolve(file);
  const variables = environment();
  const { store } = readConfig(variables);
  const restore =
    'url' in store ? await copyDatabase(store.url, copy, variables) : await copyFileOfStore(store.file, copy);
  process.stdout.write(`${copy} (${sizeOf(copy)}) — to restore: ${restore}\n`);
  return 0;
}

async function copyDatabase(url: string, copy: string, variables: NodeJS.ProcessEnv): Promise<string> {
  await dumpPostgres(url, copy, variables);
  return `stop the bot, then pg_restore --clean --if-exists --no-owner --dbname="$DATABASE_URL" ${quoted(copy)}`;
}

/** The bot has the file to itself, so it makes the copy; when none runs, this process does. */
async function copyFileOfStore(file: string, copy: string): Promise<string> {
  if (!existsSync(file)) {
    throw new StoreError(
      'failed',
      `there is no store at ${file}`,
      'Nothing was kept yet. If it is elsewhere, set DUBAN_VAR.',
    );
  }
  if (!(await askForBackup(file, copy))) {
    const { copySqlite } = await import('./store/sqlite.ts');
    await copySqlite(file, copy).catch((error: unknown) => {
      if (!(error instanceof StoreError) || error.code !== 'in-use') throw error;
      const remedy = 'A bot that starts or stops does not answer yet or any more: do it again in a moment.';
      throw new StoreError('in-use', `another process has ${file} open, and does not answer`, remedy, error);
    });
  }
  // What a bot that died left in the journal belongs to the old file, and would spoil the new one.
  return `stop the bot, then rm -f ${quoted(`${file}-wal`)} && cp ${quoted(copy)} ${quoted(file)}`;
}

/** For a shell, when the path needs it. */
function quoted(path: string): string {
  return /^[\w./-]+$/u.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}

function sizeOf(file: string): string {
  const kilobytes = Math.ceil(statSync(file).size / 1024);
  return kilobytes < 10_240 ? `${kilobytes} KB` : `${Math.round(kilobytes / 1024)} MB`;
}

function refuse(text: string, status: number): number {
  process.stderr.write(text);
  return status;
}

function explain(error: unknown): string {
  if (error instanceof StoreError || error instanceof ConfigError) return `${error.message}\n${error.remedy}\n`;
  return `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => refuse(explain(error), 1));
