/** The first tables: chats, people and their rights, subscriptions, deliveries, the audit trail, and what the desk remembers. */
import { type Kysely, sql } from 'kysely';

/** Conservative SQL that SQLite and PostgreSQL both read: text, bigint, no functions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('chats')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('title', 'text')
    .addColumn('unit', 'text')
    .addColumn('lang', 'text')
    .addColumn('quiet', 'integer', (column) => column.notNull())
    .addColumn('previewed_at', 'bigint')
    .addColumn('disabled_at', 'bigint')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createTable('people')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('unit', 'text')
    .addColumn('direct', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('people_name').on('people').columns(['channel', 'name']).execute();
  await schema
    .createTable('rights')
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('unit', 'text', (column) => column.notNull())
    .addColumn('granted_by', 'text', (column) => column.notNull())
    .addColumn('granted_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('rights_key', ['person', 'role', 'unit'])
    .execute();
  await schema
    .createTable('invitations')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('unit', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('used_by', 'text')
    .addColumn('used_at', 'bigint')
    .execute();
  await schema
    .createTable('subscriptions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('chat', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('watch', 'text', (column) => column.notNull())
    .addColumn('schedule', 'text', (column) => column.notNull())
    .addColumn('follows', 'integer', (column) => column.notNull())
    .addColumn('next_at', 'bigint')
    .addColumn('nominal', 'text')
    .addColumn('paused_since', 'bigint')
    .addColumn('paused_until', 'bigint')
    .addColumn('since', 'text')
    .addColumn('plan_version', 'text')
    .addColumn('said_over', 'integer', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .execute();
  await schema.createIndex('subscriptions_chat').on('subscriptions').column('chat').execute();
  await schema.createIndex('subscriptions_next').on('subscriptions').column('next_at').execute();
  await schema
    .createTable('deliveries')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('slot', 'text', (column) => column.notNull().unique())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('chat', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('subscription', 'text')
    .addColumn('reply', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('late', 'integer', (column) => column.notNull())
    .addColumn('resent', 'integer', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('run_at', 'bigint', (column) => column.notNull())
    .addColumn('lease_by', 'text')
    .addColumn('lease_until', 'bigint')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('tried_at', 'bigint')
    .addColumn('settled_at', 'bigint')
    .addColumn('failure', 'text')
    .addColumn('reported', 'integer', (column) => column.notNull())
    .execute();
  await schema.createIndex('deliveries_due').on('deliveries').columns(['state', 'channel', 'run_at']).execute();
  await schema.createIndex('deliveries_chat').on('deliveries').column('chat').execute();
  // One at a time in each chat, whichever replica sends: two that claim at once can't both be right.
  await schema
    .createIndex('deliveries_one_sending')
    .unique()
    .on('deliveries')
    .column('chat')
    .where(sql.ref('state'), '=', sql.lit('sending'))
    .execute();
  await schema
    .createTable('audit')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('chat', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('before', 'text')
    .addColumn('after', 'text')
    .execute();
  await schema.createIndex('audit_chat').on('audit').columns(['chat', 'at']).execute();
  await schema.createIndex('audit_at').on('audit').column('at').execute();
  await schema
    .createTable('seen')
    .addColumn('chat', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('seen_key', ['chat', 'id'])
    .execute();
  await schema.createIndex('seen_at').on('seen').column('at').execute();
  await schema
    .createTable('proposals')
    .addColumn('chat', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('subscription', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('proposals_key', ['chat', 'person'])
    .execute();
  await schema
    .createTable('plans')
    .addColumn('version', 'text', (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createTable('paces')
    .addColumn('channel', 'text', (column) => column.primaryKey())
    .addColumn('free_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createTable('marks')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
}
