/** Proposals: what somebody was shown in a chat, until they are shown the next; the latest one counts. */
import type { Kysely, Transaction } from 'kysely';
import type { Proposal, Subscription } from '../session.ts';
import { type KeptProposal, ProposalJson, readIf } from './json.ts';
import { locksRows } from './paces.ts';
import type { Row, Schema } from './schema.ts';

/** Who was shown something, and where: keys of chat and person. */
export interface Shown {
  chat: string;
  person: string;
}

/** A proposal, and whether it was confirmed: then its subscription is the one that was made. */
export interface Found {
  shown: Shown;
  proposal: Proposal;
  isConfirmed: boolean;
}

/** Takes the place of the one before. */
export async function saveProposal(db: Kysely<Schema>, shown: Shown, proposal: Proposal): Promise<void> {
  await save(db, shown, proposal, false);
}

/** What was shown in those chats, also what has expired: whoever asks knows the time, and can say so. */
export async function proposalsIn(db: Kysely<Schema>, chats: readonly string[]): Promise<Found[]> {
  const rows = await db.selectFrom('proposals').selectAll().where('chat', 'in', chats).execute();
  return rows.flatMap(foundIn);
}

/** Notes that the proposal led to this subscription. False when it does not wait any more: of several at once, one gets true. */
export async function confirmProposal(
  db: Transaction<Schema>,
  shown: Shown,
  proposal: Proposal,
  made: Subscription,
): Promise<boolean> {
  const query = db.selectFrom('proposals').selectAll().where('chat', '=', shown.chat);
  const row = await query
    .where('person', '=', shown.person)
    .$if(locksRows(db), (locked) => locked.forUpdate())
    .executeTakeFirst();
  const [found] = row ? foundIn(row) : [];
  if (!found || found.isConfirmed || found.proposal.id !== proposal.id) return false;
  await save(db, shown, { ...proposal, subscription: made }, true);
  return true;
}

/** What waited, or was confirmed, is known no more. */
export async function dropProposal(db: Kysely<Schema>, { chat, person }: Shown): Promise<void> {
  await db.deleteFrom('proposals').where('chat', '=', chat).where('person', '=', person).execute();
}

async function save(db: Kysely<Schema>, { chat, person }: Shown, of: Proposal, isConfirmed: boolean): Promise<void> {
  const { id, units, message, expires } = of;
  const { chat: _, ...subscription } = of.subscription;
  const kept: KeptProposal = { id, subscription, units, message, isConfirmed };
  const row = { subscription: JSON.stringify(kept), expires_at: expires };
  await db
    .insertInto('proposals')
    .values({ chat, person, ...row })
    .onConflict((conflict) => conflict.columns(['chat', 'person']).doUpdateSet(row))
    .execute();
}

/** None when another version of Duban kept it: it would have waited for minutes only. */
function foundIn({ chat, person, subscription: json, expires_at: expires }: Row<'proposals'>): Found[] {
  const kept = readIf(ProposalJson, json);
  if (!kept) return [];
  const { isConfirmed, ...proposal } = kept;
  const subscription = { ...kept.subscription, chat };
  return [{ shown: { chat, person }, proposal: { ...proposal, subscription, expires }, isConfirmed }];
}
