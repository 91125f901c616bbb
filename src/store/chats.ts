/** Chats: groups and private conversations, what they are bound to, and how the bot behaves in them. */
import type { Kysely, Updateable } from 'kysely';
import type { Lang } from '../conversation.ts';
import type { Chat, ChatKind, Subscription } from '../session.ts';
import type { Instant } from '../time/instant.ts';
import type { ChatsTable, Row, Schema } from './schema.ts';
import { allSubscriptions, subscriptionsIn, subscriptionsOf } from './subscriptions.ts';

/** A chat with what only the shell needs of it. */
export interface KeptChat extends Chat {
  channel: string;
  lang: Lang | null;
  /** Since when nothing can be sent there. */
  disabled: Instant | null;
}

/** What a message tells about the chat that it came from. */
export interface SeenChat {
  key: string;
  channel: string;
  kind: ChatKind;
  /** Null when the message does not say it: a title that is known stays. */
  title: string | null;
}

/** The chat and its subscriptions; null when nothing was ever noted of it. */
export async function findChat(db: Kysely<Schema>, key: string): Promise<KeptChat | null> {
  const row = await db.selectFrom('chats').selectAll().where('key', '=', key).executeTakeFirst();
  return row ? chatOf(row, await subscriptionsOf(db, key)) : null;
}

/** The same of several chats, by key, at the price of one. */
export async function findChats(db: Kysely<Schema>, keys: readonly string[]): Promise<Map<string, KeptChat>> {
  const rows = await db.selectFrom('chats').selectAll().where('key', 'in', keys).execute();
  if (rows.length === 0) return new Map();
  const subscriptions = Map.groupBy(await subscriptionsIn(db, keys), ({ chat }) => chat);
  return new Map(rows.map((row) => [row.key, chatOf(row, subscriptions.get(row.key) ?? [])]));
}

/** Every chat that has subscriptions, by key. */
export async function chatsWithSubscriptions(db: Kysely<Schema>): Promise<KeptChat[]> {
  const subscriptions = Map.groupBy(await allSubscriptions(db), ({ chat }) => chat);
  const having = db.selectFrom('subscriptions').select('chat').where('ended_at', 'is', null);
  const rows = await db.selectFrom('chats').selectAll().where('key', 'in', having).orderBy('key').execute();
  return rows.map((row) => chatOf(row, subscriptions.get(row.key) ?? []));
}

/** What those chats are called; null for one without a title. */
export async function findTitles(db: Kysely<Schema>, keys: readonly string[]): Promise<Map<string, string | null>> {
  if (keys.length === 0) return new Map();
  const rows = await db.selectFrom('chats').select(['key', 'title']).where('key', 'in', keys).execute();
  return new Map(rows.map(({ key, title }) => [key, title]));
}

/** Notes the chat, or what has changed of it; writes nothing when nothing has. */
export async function noteChat(db: Kysely<Schema>, chat: SeenChat, now: Instant): Promise<void> {
  await db
    .insertInto('chats')
    .values({
      ...chat,
      unit: null,
      lang: null,
      quiet: 1,
      previewed_at: null,
      disabled_at: null,
      created_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet((row) => ({
          kind: row.ref('excluded.kind'),
          title: row.fn.coalesce('excluded.title', 'chats.title'),
        }))
        .where((row) =>
          row.or([
            row('chats.kind', '<>', row.ref('excluded.kind')),
            row.and([
              row('excluded.title', 'is not', null),
              row('chats.title', 'is distinct from', row.ref('excluded.title')),
            ]),
          ]),
        ),
    )
    .execute();
}

/** Binds the chat to a unit, by its name in the plan. */
export async function bindChat(db: Kysely<Schema>, key: string, unit: string): Promise<void> {
  await change(db, key, { unit });
}

export async function setChatLang(db: Kysely<Schema>, key: string, lang: Lang): Promise<void> {
  await change(db, key, { lang });
}

/** Whether messages unasked wait for office hours. */
export async function setQuiet(db: Kysely<Schema>, key: string, quiet: boolean): Promise<void> {
  await change(db, key, { quiet: quiet ? 1 : 0 });
}

export async function notePreview(db: Kysely<Schema>, key: string, now: Instant): Promise<void> {
  await change(db, key, { previewed_at: now });
}

/** Nothing is sent to the chat any more; false when that was so before. */
export async function disableChat(db: Kysely<Schema>, key: string, now: Instant): Promise<boolean> {
  const update = db.updateTable('chats').set({ disabled_at: now }).where('key', '=', key);
  const { numUpdatedRows } = await update.where('disabled_at', 'is', null).executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The bot is back in the chat; false when it never left. */
export async function enableChat(db: Kysely<Schema>, key: string): Promise<boolean> {
  const update = db.updateTable('chats').set({ disabled_at: null }).where('key', '=', key);
  const { numUpdatedRows } = await update.where('disabled_at', 'is not', null).executeTakeFirst();
  return numUpdatedRows > 0n;
}

async function change(db: Kysely<Schema>, key: string, values: Updateable<ChatsTable>): Promise<void> {
  await db.updateTable('chats').set(values).where('key', '=', key).execute();
}

function chatOf(row: Row<'chats'>, subscriptions: readonly Subscription[]): KeptChat {
  return {
    key: row.key,
    channel: row.channel,
    kind: row.kind,
    title: row.title,
    unit: row.unit,
    lang: row.lang,
    quiet: row.quiet === 1,
    previewed: row.previewed_at,
    disabled: row.disabled_at,
    subscriptions,
  };
}
