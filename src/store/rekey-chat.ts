/** A chat gets another key: a platform may turn a group into one with a new id, and nothing of it must be lost. */
import type { Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/**
 * Moves the chat and all that refers to it. When the new chat is known already, for a message came from there first, it
 * takes what it has not from the old one. The audit trail stays as it was written.
 */
export async function rekeyChat(db: Transaction<Schema>, from: string, to: string): Promise<void> {
  const old = await db.selectFrom('chats').selectAll().where('key', '=', from).executeTakeFirst();
  if (!old || from === to) return;
  const known = await db.selectFrom('chats').selectAll().where('key', '=', to).executeTakeFirst();
  if (known) {
    const { unit, lang, quiet, previewed_at } = old;
    await db
      .updateTable('chats')
      .set({
        unit: known.unit ?? unit,
        lang: known.lang ?? lang,
        quiet: known.quiet === 0 ? 0 : quiet,
        previewed_at: known.previewed_at ?? previewed_at,
      })
      .where('key', '=', to)
      .execute();
    await db.deleteFrom('chats').where('key', '=', from).execute();
  } else {
    await db.updateTable('chats').set({ key: to, disabled_at: null }).where('key', '=', from).execute();
  }
  await db.updateTable('subscriptions').set({ chat: to }).where('chat', '=', from).execute();
  await db.updateTable('deliveries').set({ chat: to }).where('chat', '=', from).execute();
  await db.updateTable('people').set({ direct: to }).where('direct', '=', from).execute();
  await moveProposals(db, from, to);
}

/** What was shown in the new chat is newer. */
async function moveProposals(db: Transaction<Schema>, from: string, to: string): Promise<void> {
  const shownThere = db.selectFrom('proposals').select('person').where('chat', '=', to);
  await db
    .updateTable('proposals')
    .set({ chat: to })
    .where('chat', '=', from)
    .where('person', 'not in', shownThere)
    .execute();
  await db.deleteFrom('proposals').where('chat', '=', from).execute();
}
