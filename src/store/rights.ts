/** Rights: given, taken away, and handed over. */
import type { Kysely } from 'kysely';
import type { Grant, GrantedRole } from '../session.ts';
import type { Instant } from '../time/instant.ts';
import type { Schema } from './schema.ts';

/** Who gave a right, and when. */
export interface Giving {
  by: string;
  at: Instant;
}

/** False when the person had the right before. */
export async function grantRight(
  db: Kysely<Schema>,
  person: string,
  grant: Grant,
  { by, at }: Giving,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('rights')
    .values({ person, role: grant.role, unit: unitColumn(grant), granted_by: by, granted_at: at })
    .onConflict((conflict) => conflict.columns(['person', 'role', 'unit']).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** False when the person did not have the right. */
export async function revokeRight(db: Kysely<Schema>, person: string, grant: Grant): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('rights')
    .where('person', '=', person)
    .where('role', '=', grant.role)
    .where('unit', '=', unitColumn(grant))
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Moves rights to another person, in a transaction. Tells which ones moved: those that the first one no longer had do not. */
export async function moveRights(
  db: Kysely<Schema>,
  from: string,
  to: string,
  grants: readonly Grant[],
  giving: Giving,
): Promise<Grant[]> {
  const moved: Grant[] = [];
  for (const grant of grants) {
    if (!(await revokeRight(db, from, grant))) continue;
    await grantRight(db, to, grant, giving);
    moved.push(grant);
  }
  return moved;
}

/** '' stands for no unit: the column is part of a primary key, where NULL would not be unique. */
export function unitColumn({ unit }: Grant): string {
  return unit ?? '';
}

export function grantOf({ role, unit }: { role: GrantedRole; unit: string }): Grant {
  return { role, unit: unit === '' ? null : unit };
}
