/** The store on a PostgreSQL server, which several replicas of the bot share. */
import { PostgresDialect, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { toStoreError } from './problem.ts';
import { openOver, type Store } from './store.ts';

/** A statement that takes longer is broken off by the server. */
const STATEMENT_TIMEOUT_MS = 10_000;
/** A transaction whose process says nothing for so long is undone: it may hold rows, and its machine may have vanished. */
const IDLE_IN_TRANSACTION_MS = 15_000;
/** When not even that came back by then, the line is dead: a broken network says nothing for a quarter of an hour. */
const ANSWER_TIMEOUT_MS = 15_000;
/** Questions come minutes apart, and a new connection costs more than one of them. */
const IDLE_TIMEOUT_MS = 60_000;
const CONNECT_TIMEOUT_MS = 5_000;
const MOST_CONNECTIONS = 10;
const BIGINT = 20;

/** How long this side waits for an answer, and the server for the next statement of a transaction. */
const PATIENCE = { answerMs: ANSWER_TIMEOUT_MS, idleMs: IDLE_IN_TRANSACTION_MS };

/** Opens the database; `schema` puts the tables into a schema of their own, which is made. Rejects with StoreError. */
export function openPostgres(url: string, schema?: string, { answerMs, idleMs } = PATIENCE): Promise<Store> {
  const settings: pg.PoolConfig = {
    connectionString: url,
    application_name: 'duban',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    idle_in_transaction_session_timeout: idleMs,
    types: { getTypeParser },
    ...(schema !== undefined && { options: `-c search_path=${schema}` }),
  };
  return openOver({
    engine: 'postgres',
    dialect: dialectOver(
      {
        ...settings,
        max: MOST_CONNECTIONS,
        idleTimeoutMillis: IDLE_TIMEOUT_MS,
        statement_timeout: STATEMENT_TIMEOUT_MS,
      },
      answerMs,
    ),
    // Without a limit of time: a replica waits for another one's migrations, however long they take.
    migrationDialect: dialectOver({ ...settings, max: 1 }, null),
    schema,
  });
}

/** Moments are milliseconds: they fit a number, which pg does not assume of a bigint. */
function getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  return oid === BIGINT ? Number : pg.types.getTypeParser(oid, format);
}

function dialectOver(settings: pg.PoolConfig, answerTimeoutMs: number | null): PostgresDialect {
  const pool = new pg.Pool(settings);
  // A connection that breaks while nobody waits for an answer is replaced when the next one is needed, and whoever then
  // needs it is told if that fails. Without these two, the process would end.
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    client.on('error', () => {});
  });
  if (answerTimeoutMs === null) return new PostgresDialect({ pool });
  return new PostgresDialect({
    pool: {
      options: pool.options,
      connect: async () => hangingUp(await pool.connect(), answerTimeoutMs),
      end: () => pool.end(),
    },
  });
}

/**
 * The connection, but closed when an answer does not come in time, and not given to anybody else once it has failed: the
 * next one shall not wait behind a dead line.
 */
function hangingUp(client: pg.PoolClient, timeoutMs: number): PostgresPoolClient {
  let isReleased = false;
  let isBroken = false;
  const release = (destroy?: boolean) => {
    if (!isReleased) client.release(destroy || isBroken);
    isReleased = true;
  };
  const query = async (text: string, parameters: readonly unknown[]) => {
    const timer = setTimeout(release, timeoutMs, true);
    try {
      return await client.query(text, [...parameters]);
    } catch (error) {
      isBroken ||= toStoreError(error).code === 'down';
      throw error;
    } finally {
      clearTimeout(timer);
    }
  };
  // Kysely's type has a second form, for cursors, which the store never uses.
  return { query: query as unknown as PostgresPoolClient['query'], release };
}
