/** Invitations: codes that give a right once, within their time. Only their hashes are kept. */
import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Grant, InvitationState } from '../session.ts';
import type { Instant } from '../time/instant.ts';
import { type Giving, grantOf, unitColumn } from './rights.ts';
import type { Schema } from './schema.ts';

/** What can be said of a code; of one that is unknown there is no right to tell. */
export interface Invitation {
  state: InvitationState;
  grant: Grant | null;
}

export async function createInvitation(
  db: Kysely<Schema>,
  code: string,
  { grant, expires }: { grant: Grant; expires: Instant },
  { by, at }: Giving,
): Promise<void> {
  await db
    .insertInto('invitations')
    .values({
      hash: hashOf(code),
      role: grant.role,
      unit: unitColumn(grant),
      created_by: by,
      created_at: at,
      expires_at: expires,
      used_by: null,
      used_at: null,
    })
    .execute();
}

export async function findInvitation(db: Kysely<Schema>, code: string, now: Instant): Promise<Invitation> {
  const row = await db.selectFrom('invitations').selectAll().where('hash', '=', hashOf(code)).executeTakeFirst();
  if (!row) return { state: 'unknown', grant: null };
  const state = row.used_at !== null ? 'used' : row.expires_at <= now ? 'expired' : 'open';
  return { state, grant: grantOf(row) };
}

/** Uses the code up and tells the right that it gives; null when it is unknown, used or expired. Of several at once, one gets it. */
export async function useInvitation(
  db: Kysely<Schema>,
  code: string,
  person: string,
  now: Instant,
): Promise<Grant | null> {
  const row = await db
    .updateTable('invitations')
    .set({ used_by: person, used_at: now })
    .where('hash', '=', hashOf(code))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['role', 'unit'])
    .executeTakeFirst();
  return row ? grantOf(row) : null;
}

/** From now on nobody can use what that person gave out and nobody has used: a right that is gone gives none. */
export async function expireInvitations(db: Kysely<Schema>, by: string, now: Instant): Promise<void> {
  await db
    .updateTable('invitations')
    .set({ expires_at: now })
    .where('created_by', '=', by)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .execute();
}

function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}
