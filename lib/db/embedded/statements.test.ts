import { mkdtemp, rm } from "node:fs/promises";
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
const add = async (client: Client, first: number, second: number, name = "add") =>
  (await client.query<{ sum: number }>({ name, text: "SELECT $1::int + $2::int AS sum", values: [first, second] })).rows[0]?.sum;
const countPrepared = async (client: Client, name: string) =>
  (await client.query<{ count: number }>("SELECT count(*)::int AS count FROM pg_prepared_statements WHERE name = $1", [name])).rows[0]?.count;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "statements-test-"));
  database = await openEmbeddedDatabase(folder);
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.end()));
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

describe("statements prepared by name", () => {
  it("are shared by connections that prepare the same, also at once", async () => {
    const [first, second] = [await connect(), await connect()];
    const addTwenty = async (client: Client) => {
      for (let round = 0; round < 20; round += 1) expect(await add(client, round, 1)).toBe(round + 1);
    };
    await Promise.all([addTwenty(first), addTwenty(second)]);
    expect(await countPrepared(first, "add")).toBe(1);
  });

  it("are refused where the name stands for something else, and the connection goes on", async () => {
    const [first, second] = [await connect(), await connect()];
    await add(first, 1, 2, "taken");
    await expect(second.query({ name: "taken", text: "SELECT $1::text AS other", values: ["x"] })).rejects.toThrow(/already exists/);
    expect(await add(second, 3, 4)).toBe(7);
    expect(await add(first, 5, 6, "taken")).toBe(11);
  });

  it.each(["DISCARD ALL", "DEALLOCATE ALL", 'DEALLOCATE "add"'])("are prepared again after somebody's %s", async (tidying) => {
    const [first, second, third] = [await connect(), await connect(), await connect()];
    expect(await add(first, 1, 1)).toBe(2);
    await add(second, 1, 1, "other");
    await third.query(tidying);
    expect(await add(first, 2, 2)).toBe(4);
    expect(await add(third, 3, 3)).toBe(6);
    expect(await add(second, 4, 4, "other")).toBe(8);
  });

  it("that cannot be prepared are tried anew, and leave nothing behind", async () => {
    const [first, second] = [await connect(), await connect()];
    const ask = (client: Client) => client.query({ name: "later", text: "SELECT value FROM not_there_yet", values: [] });
    await expect(ask(first)).rejects.toThrow(/does not exist/);
    await first.query("CREATE TABLE not_there_yet (value int); INSERT INTO not_there_yet VALUES (9)");
    expect((await ask(first)).rows).toEqual([{ value: 9 }]);
    expect((await ask(second)).rows).toEqual([{ value: 9 }]);
  });

  it("survive a transaction that was rolled back, and fail like any other inside a broken one", async () => {
    const [first, second] = [await connect(), await connect()];
    await first.query("BEGIN");
    expect(await add(first, 1, 1, "inside")).toBe(2);
    await expect(first.query("SELECT 1 / 0")).rejects.toThrow(/division by zero/);
    await expect(add(first, 1, 1, "inside")).rejects.toThrow(/aborted/);
    await first.query("ROLLBACK");
    expect(await add(first, 2, 1, "inside")).toBe(3);
    expect(await add(second, 3, 1, "inside")).toBe(4);
  });

  it("give their rows after the table has changed", async () => {
    const [first, second] = [await connect(), await connect()];
    await first.query("CREATE TABLE changing (value int); INSERT INTO changing VALUES (1)");
    const ask = async (client: Client) => (await client.query<{ value: number }>({ name: "changing", text: "SELECT value FROM changing", values: [] })).rows;
    for (let round = 0; round < 7; round += 1) expect(await ask(first)).toEqual([{ value: 1 }]);
    await second.query("ALTER TABLE changing ADD COLUMN more text; UPDATE changing SET value = 2");
    expect(await ask(first)).toEqual([{ value: 2 }]);
    expect(await ask(second)).toEqual([{ value: 2 }]);
  });
});
