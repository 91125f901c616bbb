/** Copies a PostgreSQL database with the server's own tool, which can do so while everybody goes on working. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeWhole } from './copy.ts';
import { StoreError } from './problem.ts';

const NO_TOOL =
  'Install PostgreSQL’s client programs (Debian: apt-get install postgresql-client), or make the backup on the server itself: pg_dump --format=custom --file=FILE DATABASE.';
const TOOL_FAILED =
  'No copy was made. pg_dump must not be older than the server, and needs the right to read all tables.';

/**
 * Writes the whole database into a new file, for pg_restore. `environment` is that of this process: pg_dump gets the
 * password in it, because every user of the machine can see the arguments of a command. Rejects with StoreError.
 */
export async function dumpPostgres(url: string, copy: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const { address, password } = withoutPassword(url);
  const env = { ...environment, ...(password !== '' && { PGPASSWORD: password }) };
  await writeWhole(copy, async (part) => {
    const parameters = ['--format=custom', '--no-password', `--file=${part}`, `--dbname=${address}`];
    const tool = spawn('pg_dump', parameters, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    tool.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    const [status] = await once(tool, 'close').catch((error: unknown) => {
      throw new StoreError('failed', 'the copy: pg_dump could not be started', NO_TOOL, error);
    });
    if (status !== 0) throw new StoreError('failed', `the copy: ${said.trim()}`, TOOL_FAILED);
  });
}

/** The address without its password, wherever it stands in it, and the password. */
export function withoutPassword(url: string): { address: string; password: string } {
  const address = new URL(url);
  const password = decodeURIComponent(address.password) || (address.searchParams.get('password') ?? '');
  address.password = '';
  address.searchParams.delete('password');
  return { address: address.href, password };
}
