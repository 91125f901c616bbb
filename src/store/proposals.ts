/** Proposals: what somebody was shown in a chat and has yet to confirm; the latest one counts. */
import type { Kysely } from 'kysely';
import type { Proposal } from '../session.ts';
import { readJson, SubscriptionJson } from './json.ts';
import type { Schema } from './schema.ts';

/** Who was shown something, and where: keys of chat and person. */
export interface Shown {
  chat: string;
  person: string;
}

/** Takes the place of the one before. */
export async function saveProposal(db: Kysely<Schema>, shown: Shown, proposal: Proposal): Promise<void> {
  const row = { subscription: JSON.stringify(proposal.subscription), expires_at: proposal.expires };
  await db
    .insertInto('proposals')
    .values({ chat: shown.chat, person: shown.person, ...row })
    .onConflict((conflict) => conflict.columns(['chat', 'person']).doUpdateSet(row))
    .execute();
}

/** Also one that has expired: whoever asks knows the time, and can say so. */
export async function findProposal(db: Kysely<Schema>, { chat, person }: Shown): Promise<Proposal | null> {
  const row = await db
    .selectFrom('proposals')
    .selectAll()
    .where('chat', '=', chat)
    .where('person', '=', person)
    .executeTakeFirst();
  if (!row) return null;
  return {
    subscription: readJson(SubscriptionJson, row.subscription, `the proposal to ${person}`),
    expires: row.expires_at,
  };
}

/** False when there was none: of several that confirm at once, one gets true. */
export async function dropProposal(db: Kysely<Schema>, { chat, person }: Shown): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('proposals')
    .where('chat', '=', chat)
    .where('person', '=', person)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
