/** Stands between Kysely and a driver, so that whatever a driver throws is a StoreError, and nothing else is. */
import type {
  CompiledQuery,
  DatabaseConnection,
  DatabaseIntrospector,
  Dialect,
  DialectAdapter,
  Driver,
  Kysely,
  QueryCompiler,
  QueryResult,
  TransactionSettings,
} from 'kysely';
import { toStoreError } from './problem.ts';

/** The same dialect over a guarded driver. */
export class GuardedDialect implements Dialect {
  readonly #dialect: Dialect;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  createDriver(): Driver {
    return new GuardedDriver(this.#dialect.createDriver());
  }

  createAdapter(): DialectAdapter {
    return this.#dialect.createAdapter();
  }

  createQueryCompiler(): QueryCompiler {
    return this.#dialect.createQueryCompiler();
  }

  createIntrospector(db: Kysely<unknown>): DatabaseIntrospector {
    return this.#dialect.createIntrospector(db);
  }
}

class GuardedConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection;

  constructor(inner: DatabaseConnection) {
    this.inner = inner;
  }

  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return told(() => this.inner.executeQuery<Row>(query));
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('the store reads whole results only');
  }
}

class GuardedDriver implements Driver {
  readonly #driver: Driver;

  constructor(driver: Driver) {
    this.#driver = driver;
  }

  init(): Promise<void> {
    return told(() => this.#driver.init());
  }

  async acquireConnection(): Promise<GuardedConnection> {
    return new GuardedConnection(await told(() => this.#driver.acquireConnection()));
  }

  async beginTransaction({ inner }: GuardedConnection, settings: TransactionSettings): Promise<void> {
    await told(() => this.#driver.beginTransaction(inner, settings));
  }

  async commitTransaction({ inner }: GuardedConnection): Promise<void> {
    await told(() => this.#driver.commitTransaction(inner));
  }

  /** Never throws: what matters is why it came to this. The engine has then rolled back already, or drops the connection. */
  async rollbackTransaction({ inner }: GuardedConnection): Promise<void> {
    await this.#driver.rollbackTransaction(inner).catch(() => {});
  }

  releaseConnection({ inner }: GuardedConnection): Promise<void> {
    return told(() => this.#driver.releaseConnection(inner));
  }

  destroy(): Promise<void> {
    return told(() => this.#driver.destroy());
  }
}

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toStoreError(error);
  }
}
