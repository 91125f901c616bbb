/** Plan data as it was at some time, so that a digest can tell what has changed since the last one. */
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Instant } from '../time/instant.ts';
import { readJson } from './json.ts';
import type { Schema } from './schema.ts';

export interface PlanVersion {
  /** SHA-256 of the data. */
  version: string;
  /** The plan's id. */
  id: string;
  data: unknown;
}

/** Keeps the data, unless that version is kept already. */
export async function savePlanVersion(
  db: Kysely<Schema>,
  { version, id, data }: PlanVersion,
  now: Instant,
): Promise<void> {
  await db
    .insertInto('plans')
    .values({ version, id, data: JSON.stringify(data), created_at: now })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .execute();
}

/** The data as parsed JSON, which whoever loads it checks; null when that version was never kept. */
export async function findPlanVersion(db: Kysely<Schema>, version: string): Promise<PlanVersion | null> {
  const row = await db.selectFrom('plans').selectAll().where('version', '=', version).executeTakeFirst();
  return row ? { version, id: row.id, data: readJson(z.unknown(), row.data, `plan ${version}`) } : null;
}
