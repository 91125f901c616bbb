/** The inbox: what a platform handed over, kept from before it is confirmed until it is handled. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('inbox')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('data', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('done_at', 'bigint')
    .addPrimaryKeyConstraint('inbox_key', ['channel', 'id'])
    .execute();
  // Of the few that wait, so that a week of handled ones costs nothing to look past.
  await schema
    .createIndex('inbox_waiting')
    .on('inbox')
    .columns(['channel', 'at'])
    .where(sql.ref('done_at'), 'is', null)
    .execute();
}
