import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { ConfigurationError } from "@/lib/config/schema";

const OLDEST_SERVER = 150_000;
/** A server that starts, or recovers from a crash, is waited for; one that is not there is a mistake to be told at once. */
const STARTING_UP = "57P03";
const NOT_PERMITTED = "42501";
const WAIT_FOR_START_MS = 30_000;
const ASK_EVERY_MS = 500;
const CONNECT_WITHIN_MS = 10_000;

/**
 * Proves that DATABASE_URL names a PostgreSQL that this app can run on, before anything is changed in it.
 * @throws ConfigurationError that says what to mend
 */
export async function checkServer(connectionString: string): Promise<void> {
  if (!URL.canParse(connectionString)) throw problem("cannot be read. In its password, / is written %2F, @ is %40, : is %3A, # is %23 and % is %25");
  const client = await connectPatiently(connectionString);
  try {
    const { rows } = await client.query<{ version: number; has_vector: boolean; is_on: boolean }>(
      "SELECT current_setting('server_version_num')::int AS version, EXISTS (SELECT FROM pg_available_extensions WHERE name = 'vector') AS has_vector, " +
        "EXISTS (SELECT FROM pg_extension WHERE extname = 'vector') AS is_on",
    );
    const [row] = rows;
    if (!row || row.version < OLDEST_SERVER) throw problem(`the server is PostgreSQL ${Math.floor((row?.version ?? 0) / 10_000)}; this app needs 15 or newer`);
    if (!row.has_vector) throw problem("the server has no pgvector. Install that extension there (https://github.com/pgvector/pgvector), or use an image that has it");
    if (!row.is_on && !(await maySwitchVectorOn(client))) throw problem(askForVector(connectionString));
  } finally {
    await client.end();
  }
}

/** Tried and taken back, since what a server says of it is not all: services for hire allow it by rules of their own. */
async function maySwitchVectorOn(client: Client): Promise<boolean> {
  await client.query("BEGIN");
  try {
    await client.query("CREATE EXTENSION IF NOT EXISTS vector");
    return true;
  } catch (error) {
    // Whatever else it is, another instance that does the same at this moment, say: the migration will tell.
    return codeOf(error) !== NOT_PERMITTED;
  } finally {
    await client.query("ROLLBACK");
  }
}

function askForVector(connectionString: string): string {
  const { username, pathname } = new URL(connectionString);
  const database = decodeURIComponent(pathname.slice(1));
  return `the user ${decodeURIComponent(username)} may not switch on pgvector in the database ${database}. Have an administrator of the server do it once, in that database: CREATE EXTENSION vector`;
}

async function connectPatiently(connectionString: string): Promise<Client> {
  const giveUpAtMs = performance.now() + WAIT_FOR_START_MS;
  for (;;) {
    const client = new Client({ connectionString, connectionTimeoutMillis: CONNECT_WITHIN_MS });
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end();
      if (codeOf(error) !== STARTING_UP || performance.now() > giveUpAtMs) throw problem(explain(error, connectionString));
      await wait(ASK_EVERY_MS);
    }
  }
}

const problem = (words: string) => new ConfigurationError([`DATABASE_URL: ${words}`]);

/** Why no connection came about, in words that name the part of the URL to look at. Never its password. */
function explain(error: unknown, connectionString: string): string {
  const { host: address, username, pathname, searchParams } = new URL(connectionString);
  // A unix socket is named by a folder.
  const host = address || searchParams.get("host") || "localhost";
  const database = decodeURIComponent(pathname.slice(1));
  switch (codeOf(error)) {
    case "ECONNREFUSED":
    case "EHOSTUNREACH":
    case "ENETUNREACH":
    case "ETIMEDOUT":
    case "ENOENT":
      return `no PostgreSQL answers at ${host}. Start it, or correct the address`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `there is no host of the name in ${host}. Correct it, or wait until the network knows it`;
    case "28P01":
    case "28000":
      return `the server at ${host} refuses the user ${decodeURIComponent(username)} or the password. Correct them`;
    case "3D000":
      return `the server at ${host} has no database named ${database}. Make it: CREATE DATABASE "${database}"`;
    case NOT_PERMITTED:
      return `the user ${decodeURIComponent(username)} may not connect to the database ${database}. Grant it CONNECT`;
    default:
      return `the server at ${host} cannot be used: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function codeOf(error: unknown): string | null {
  // Node tries every address of a name, and reports them together.
  const one: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return typeof one === "object" && one !== null && "code" in one && typeof one.code === "string" ? one.code : null;
}
