/** The audit trail: every change, by whom and where. Lines are added, and nothing here changes or removes one. */
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { AuditEntry } from '../session.ts';
import type { Schema } from './schema.ts';

/** Adds the lines of one change, in their order. */
export async function appendAudit(db: Kysely<Schema>, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  // Lines of one moment are told apart by their ids, which therefore keep their order.
  const rows = entries.map((entry, index) => ({ id: `${String(index).padStart(4, '0')}-${randomUUID()}`, ...entry }));
  await db.insertInto('audit').values(rows).execute();
}

/** At most `limit` lines, the newest first, without the newest `skipped`: of one chat, or of all with null. */
export async function latestAudit(
  db: Kysely<Schema>,
  chat: string | null,
  limit: number,
  skipped = 0,
): Promise<AuditEntry[]> {
  let query = db.selectFrom('audit').select(['at', 'person', 'name', 'chat', 'action', 'subject', 'before', 'after']);
  if (chat !== null) query = query.where('chat', '=', chat);
  return query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).offset(skipped).execute();
}
