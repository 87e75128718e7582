import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FolderInUseError } from "./claim-folder";
import { type EmbeddedAddress, openEmbeddedDatabase } from "./open";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "open-test-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function withClient<Value>(connectionString: string, use: (client: Client) => Promise<Value>): Promise<Value> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

const readAddress = async () =>
  JSON.parse(await readFile(path.join(folder, "postgres.json"), "utf8")) as EmbeddedAddress;

/** Inserts in another process until `count` rows were acknowledged, kills it with no warning, and returns their numbers. */
async function insertThenKill(firstNumber: number, count: number): Promise<number[]> {
  const fixture = path.join(import.meta.dirname, "__fixtures__", "insert-until-killed.ts");
  const child = spawn(process.execPath, ["--import", "tsx", fixture, folder, String(firstNumber)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const acknowledged: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(Number(line));
    if (acknowledged.length === count) child.kill("SIGKILL");
  }
  await ended;
  return acknowledged;
}

describe("openEmbeddedDatabase", () => {
  it("keeps what was written from one opening to the next, and leaves no trace when closed", async () => {
    const first = await openEmbeddedDatabase(folder);
    await withClient(first.connectionString, (client) =>
      client.query("CREATE TABLE kept (value vector(3)); INSERT INTO kept VALUES ('[1,2,3]')"),
    );
    const { socketPath, pid } = await readAddress();
    expect(pid).toBe(process.pid);
    expect((await stat(path.dirname(socketPath))).mode & 0o777).toBe(0o700);
    await first.close();
    await first.close();
    expect(existsSync(path.dirname(socketPath))).toBe(false);
    expect(existsSync(path.join(folder, "postgres.json"))).toBe(false);

    const second = await openEmbeddedDatabase(folder);
    const rows = await withClient(second.connectionString, async (client) => (await client.query("SELECT * FROM kept")).rows);
    await second.close();
    expect(rows).toEqual([{ value: "[1,2,3]" }]);
  });

  it("refuses a folder that a living process has open, and says which process", async () => {
    const database = await openEmbeddedDatabase(folder);
    const refusal = await openEmbeddedDatabase(folder).catch((error: unknown) => error);
    await database.close();
    expect(refusal).toBeInstanceOf(FolderInUseError);
    expect(String(refusal)).toContain(`process ${process.pid}`);
  });

  it("has every acknowledged row after kill -9 in the middle of inserts", async () => {
    const acknowledged: number[] = [];
    for (const [round, count] of [1, 37, 250, 900].entries()) {
      acknowledged.push(...(await insertThenKill(round * 10_000, count)));
      const left = await readAddress();
      const database = await openEmbeddedDatabase(folder);
      expect(existsSync(left.socketPath)).toBe(false);
      const stored = await withClient(database.connectionString, async (client) => {
        const { rows } = await client.query<{ number: number }>("SELECT number FROM acknowledged");
        return new Set(rows.map(({ number }) => number));
      });
      await database.close();
      expect(acknowledged.filter((number) => !stored.has(number))).toEqual([]);
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(1 + 37 + 250 + 900);
  }, 120_000);
});
