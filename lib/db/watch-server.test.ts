import { connect as connectSocket, createServer, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import pg from "pg";
import { isDatabaseAway } from "./errors";
import { isTestDatabaseEmbedded, useTestDatabase } from "./test-database";
import { OpenSockets, watchServer } from "./watch-server";

const database = useTestDatabase();
const SILENT_FROM_MS = 400;

/** A line to the database of the tests that can fall silent without being closed, as one to a machine that is gone. */
const lines = new Set<Socket>();
let server: Server;
let isSilent = false;
let pool: pg.Pool;
let endWatch: () => Promise<void>;

beforeAll(async () => {
  const url = new URL(database.connectionString());
  const folder = url.searchParams.get("host");
  server = createServer((client) => {
    const line = folder ? connectSocket(`${folder}/.s.PGSQL.5432`) : connectSocket(Number(url.port), url.hostname);
    for (const [from, to] of [[client, line], [line, client]] as const) {
      lines.add(from.on("error", () => from.destroy()));
      from.on("data", (bytes: Buffer) => isSilent || to.write(bytes));
      from.on("close", () => to.destroy());
    }
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const sockets = new OpenSockets();
  pool = new pg.Pool({
    connectionString: `postgresql://${url.username}:${url.password}@127.0.0.1:${port}${url.pathname}`,
    connectionTimeoutMillis: 5_000,
    stream: sockets.makeSocket,
  });
  pool.on("connect", (client) => client.on("error", () => undefined));
  pool.on("error", () => undefined);
  endWatch = watchServer(pool, sockets, SILENT_FROM_MS);
});
afterAll(async () => {
  await endWatch();
  await pool.end();
  for (const line of lines) line.destroy();
  server.close();
});

describe("watchServer", () => {
  it("lets a statement take long while the server is there", async () => {
    // The embedded one answers nobody else meanwhile: there, a statement must end before that looks like silence.
    const seconds = isTestDatabaseEmbedded() ? 0.1 : 1.5;
    const startedAtMs = performance.now();
    await pool.query("SELECT pg_sleep($1)", [seconds]);
    expect(performance.now() - startedAtMs).toBeGreaterThanOrEqual(seconds * 900);
  });

  it("cuts those off who wait for a server that has gone silent, and lets them in again when it speaks", async () => {
    await pool.query("SELECT 1");
    isSilent = true;
    const failure = await pool.query("SELECT 2").catch((error: unknown) => error);
    expect(isDatabaseAway(failure)).toBe(true);
    isSilent = false;
    expect((await pool.query("SELECT 3 AS number")).rows).toEqual([{ number: 3 }]);
  });
});
