/** Where a trial keeps its store: a file of its own, or a schema of its own on a server. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Where } from '../../src/store/open.ts';

export interface TrialPlace {
  where: Where;
  remove(): Promise<void>;
}

export function makeFile(): TrialPlace {
  const folder = mkdtempSync(join(tmpdir(), 'duban-trial-'));
  return { where: { file: join(folder, 'duban.sqlite') }, remove: async () => rmSync(folder, { recursive: true }) };
}

export function makeServer(url: string): TrialPlace {
  const schema = `trial_${randomBytes(6).toString('hex')}`;
  return {
    where: { url, schema },
    async remove() {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query(`drop schema if exists ${schema} cascade`);
      await client.end();
    },
  };
}
