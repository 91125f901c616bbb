/** Choices: what buttons stand for, under a short key made from it. */
import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Asked } from '../conversation.ts';
import type { Instant } from '../time/instant.ts';
import { AskedJson, readIf } from './json.ts';
import type { Schema } from './schema.ts';

/** The buttons of a digest are used for weeks, and found for months. */
const KEPT_MS = 180 * 24 * 3_600_000;
/** Of 6 bits each: nobody comes upon one by chance. */
const KEY_LENGTH = 16;

export interface KeptChoice {
  text: string;
  asked?: Asked;
}

/** Made from what it stands for: the same for the same, on every machine and for ever. */
export function keyOfChoice({ text, asked }: KeptChoice): string {
  const hash = createHash('sha256').update(JSON.stringify([text, asked ?? null]));
  return hash.digest('base64url').slice(0, KEY_LENGTH);
}

/** Keeps them under their keys; what was kept before is kept for as long again. */
export async function saveChoices(db: Kysely<Schema>, choices: readonly KeptChoice[], now: Instant): Promise<void> {
  const rows = new Map(choices.map((choice) => [keyOfChoice(choice), choice]));
  if (rows.size === 0) return;
  // In one order always: two who keep the same at once would else wait for one another.
  const values = [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { text, asked }]) => ({ key, text, asked: asked ? JSON.stringify(asked) : null, at: now }));
  await db
    .insertInto('choices')
    .values(values)
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ at: now }))
    .execute();
}

/** Null when there is none, and when it is not what this program could have kept. */
export async function findChoice(db: Kysely<Schema>, key: string): Promise<KeptChoice | null> {
  const row = await db.selectFrom('choices').select(['text', 'asked']).where('key', '=', key).executeTakeFirst();
  if (!row) return null;
  if (row.asked === null) return { text: row.text };
  const asked = readIf(AskedJson, row.asked);
  return asked ? { text: row.text, asked } : null;
}

/** Forgets what was last kept more than 180 days ago; tells how many. */
export async function forgetChoices(db: Kysely<Schema>, now: Instant): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('choices')
    .where('at', '<', now - KEPT_MS)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
