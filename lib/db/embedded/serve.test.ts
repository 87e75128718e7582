import { mkdtemp, rm } from "node:fs/promises";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EmbeddedDatabase, openEmbeddedDatabase } from "./open";

let folder = "";
let database: EmbeddedDatabase;
const clients: Client[] = [];

async function connect(): Promise<Client> {
  const client = new Client({ connectionString: database.connectionString });
  await client.connect();
  clients.push(client);
  return client;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "serve-test-"));
  database = await openEmbeddedDatabase(folder);
  const client = await connect();
  await client.query("CREATE TABLE counter (value integer); INSERT INTO counter VALUES (0)");
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.end()));
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

describe("the embedded database's socket", () => {
  it("gives each client its own answers, with parameters larger than one read, beside transactions", async () => {
    const wrong: string[] = [];
    const large = async (client: Client, name: string) => {
      for (let round = 0; round < 20; round++) {
        const sent = `${name}-${round}-`.padEnd(300_000, "x");
        const { rows } = await client.query<{ back: string }>("SELECT $1::text AS back", [sent]);
        if (rows[0]?.back !== sent) wrong.push(name);
      }
    };
    const small = async (client: Client, name: string) => {
      for (let round = 0; round < 20; round++) {
        const { rows } = await client.query<{ one: number; back: string }>("SELECT 1 AS one, $1::text AS back", [name]);
        if (rows[0]?.back !== name || rows[0].one !== 1) wrong.push(name);
      }
    };
    const counting = async (client: Client) => {
      for (let round = 0; round < 20; round++) {
        await client.query("BEGIN");
        const { rows } = await client.query<{ value: number }>("SELECT value FROM counter");
        await client.query("UPDATE counter SET value = $1", [(rows[0]?.value ?? 0) + 1]);
        await client.query("COMMIT");
      }
    };
    await Promise.all([
      ...["a", "b"].map(async (name) => large(await connect(), name)),
      ...["c", "d"].map(async (name) => small(await connect(), name)),
      ...[1, 2].map(async () => counting(await connect())),
    ]);
    expect(wrong).toEqual([]);
    const { rows } = await (await connect()).query("SELECT value FROM counter");
    expect(rows).toEqual([{ value: 40 }]);
  });

  it("goes on after a statement that fails, for the one that sent it and for others", async () => {
    const [first, second] = [await connect(), await connect()];
    await expect(first.query("SELECT 1 / $1::integer", [0])).rejects.toThrow("division by zero");
    await expect(first.query("SELEC")).rejects.toThrow("syntax error");
    for (const client of [first, second]) {
      expect((await client.query("SELECT $1::integer AS value", [5])).rows).toEqual([{ value: 5 }]);
    }
  });

  it("rolls back a client that vanishes inside a transaction, and serves the ones that waited", async () => {
    const watcher = await connect();
    const before = (await watcher.query("SELECT value FROM counter")).rows;
    const vanishing = new Client({ connectionString: database.connectionString });
    const gone = new Promise<void>((resolve) => vanishing.on("end", resolve));
    vanishing.on("error", () => vanishing.removeAllListeners("error"));
    await vanishing.connect();
    await vanishing.query("BEGIN; UPDATE counter SET value = -1");
    const waiting = watcher.query("SELECT value FROM counter");
    await vanishing.end();
    await gone;
    expect((await waiting).rows).toEqual(before);
  });

  it("is kept from a garbage speaker without harm to the others", async () => {
    const socketPath = new URL(database.connectionString).searchParams.get("host");
    const socket = createConnection(path.join(socketPath ?? "", ".s.PGSQL.5432"));
    const closed = new Promise((resolve) => socket.once("close", resolve));
    socket.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    await closed;
    expect((await (await connect()).query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  });
});
