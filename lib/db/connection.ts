import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { singleton } from "@/lib/singleton";
import { PrismaClient } from "./generated/client";
import { createStatementNamer } from "./statement-names";
import { WatchedPool } from "./watched-pool";

type Connection = {
  readonly pool: pg.Pool;
  readonly client: PrismaClient;
  readonly isEmbedded: boolean;
  /** The name of a statement worth keeping prepared, "" for others. */
  readonly nameStatement: ReturnType<typeof createStatementNamer>;
};
const holder = () => singleton<{ value: Connection | null }>("database", () => ({ value: null }));

/**
 * How long a query may wait for a free connection before it is refused as "database away". A server that is gone is
 * found out far sooner (`WatchedPool`): this is for one that is there and has much to do.
 */
const CONNECTION_WAIT_MS = 5_000;
/** The embedded database cannot be away while this process lives: whoever waits for it waits for others' work to be done. */
const EMBEDDED_CONNECTION_WAIT_MS = 10_000;
/** While the app starts nobody waits at a page, and a database that recovers from a crash on a busy machine takes its time. */
const CONNECTION_WAIT_AT_START_MS = 30_000;
const STATEMENT_TIMEOUT_MS = 30_000;

/**
 * Joins the process to a database. Called once at start (`lib/db/open.ts`), and by tests.
 * @param options.isStarting waits long for a connection, until `startIsOver`
 */
export function connect(connectionString: string, isEmbedded: boolean, options: { isStarting?: boolean } = {}): Connection {
  const waitMs = isEmbedded ? EMBEDDED_CONNECTION_WAIT_MS : CONNECTION_WAIT_MS;
  const shared = {
    connectionString,
    connectionTimeoutMillis: options.isStarting ? CONNECTION_WAIT_AT_START_MS : waitMs,
    idleTimeoutMillis: 30_000,
    allowExitOnIdle: true,
  };
  // The embedded one has a single backend: it does nothing else while it works, and is no line away.
  const pool = isEmbedded
    ? new pg.Pool({ ...shared, max: 8 })
    : new WatchedPool({ ...shared, max: 20, statement_timeout: STATEMENT_TIMEOUT_MS, keepAlive: true });
  // One that breaks while somebody holds it, between two statements: the next statement is told.
  pool.on("connect", (connected) => connected.on("error", () => undefined));
  // An idle connection that dies (server restarted) is replaced on next use; unhandled, it would end the process.
  pool.on("error", () => undefined);
  const nameStatement = createStatementNamer();
  const client = new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: nameStatement }), transactionOptions: { maxWait: waitMs, timeout: 15_000 } });
  const connection = { pool, client, isEmbedded, nameStatement };
  holder().value = connection;
  if (!options.isStarting && pool instanceof WatchedPool) pool.watch();
  return connection;
}

/** From now on somebody waits: a database that does not answer is reported as away. */
export function startIsOver(): void {
  const { pool, isEmbedded } = requireConnection();
  // The pool reads it anew for every connection.
  pool.options.connectionTimeoutMillis = isEmbedded ? EMBEDDED_CONNECTION_WAIT_MS : CONNECTION_WAIT_MS;
  if (pool instanceof WatchedPool) pool.watch();
}

export async function disconnect(): Promise<void> {
  const { value } = holder();
  holder().value = null;
  if (value?.pool instanceof WatchedPool) value.pool.endWatch();
  await value?.client.$disconnect();
  await value?.pool.end();
}

export function requireConnection(): Connection {
  const { value } = holder();
  if (!value) throw new Error("The database is not open");
  return value;
}
