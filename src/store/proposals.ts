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

/** What waits for confirmation in those chats, also what has expired: whoever asks knows the time, and can say so. */
export async function proposalsIn(
  db: Kysely<Schema>,
  chats: readonly string[],
): Promise<{ shown: Shown; proposal: Proposal }[]> {
  const rows = await db.selectFrom('proposals').selectAll().where('chat', 'in', chats).execute();
  return rows.map(({ chat, person, subscription, expires_at: expires }) => ({
    shown: { chat, person },
    proposal: { subscription: readJson(SubscriptionJson, subscription, `the proposal to ${person}`), expires },
  }));
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
