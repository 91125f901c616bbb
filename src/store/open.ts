/** Opens the store: a file of its own, or a PostgreSQL server. The driver that is not needed is not loaded. */
import type { Store } from './store.ts';

export type { Store } from './store.ts';

/** `schema` puts the tables on a server into a schema of their own. */
export type Where = { file: string } | { url: string; schema?: string };

/** Brings the tables up to date as well. Rejects with StoreError, and has then left nothing open. */
export async function openStore(where: Where): Promise<Store> {
  if ('url' in where) {
    const { openPostgres } = await import('./postgres.ts');
    return openPostgres(where.url, where.schema);
  }
  const { openSqlite } = await import('./sqlite.ts');
  return openSqlite(where.file);
}
