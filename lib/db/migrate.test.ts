import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openEmbeddedDatabase } from "./embedded/open";
import { migrate, MigrationError } from "./migrate";
import { makeDatabaseOn } from "./test-database";

let dataFolder = "";
let database: { readonly connectionString: string; readonly close: () => Promise<void> };
let client: Client;
let folder = "";

const CREATE_PEOPLE = "CREATE TABLE people (id integer PRIMARY KEY);\nINSERT INTO people VALUES (1);\n";
const ADD_NAME = "ALTER TABLE people ADD COLUMN name text;";

async function put(name: string, sql: string) {
  await mkdir(path.join(folder, name), { recursive: true });
  await writeFile(path.join(folder, name, "migration.sql"), sql);
}
const run = () => migrate(database.connectionString, folder);
const columns = async () =>
  (
    await client.query<{ column_name: string }>(
      "SELECT column_name FROM information_schema.columns WHERE table_name = 'people' ORDER BY ordinal_position",
    )
  ).rows.map((row) => row.column_name);

beforeAll(async () => {
  dataFolder = await mkdtemp(path.join(tmpdir(), "migrate-test-"));
  const server = process.env["TEST_DATABASE_URL"];
  database = server ? await makeDatabaseOn(server) : await openEmbeddedDatabase(dataFolder);
  client = new Client({ connectionString: database.connectionString });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.close();
  await rm(dataFolder, { recursive: true, force: true });
});
beforeEach(async () => {
  await client.query('DROP TABLE IF EXISTS people, "_prisma_migrations"');
  folder = await mkdtemp(path.join(dataFolder, "migrations-"));
  await put("20260101_people", CREATE_PEOPLE);
  await writeFile(path.join(folder, "migration_lock.toml"), 'provider = "postgresql"\n');
});

describe("migrate", () => {
  it("applies what is new, in order, and nothing twice", async () => {
    await put("20260102_name", ADD_NAME);
    expect(await run()).toEqual({ applied: ["20260101_people", "20260102_name"], unknown: [] });
    expect(await run()).toEqual({ applied: [], unknown: [] });
    expect(await columns()).toEqual(["id", "name"]);
  });

  it("records a migration as Prisma does", async () => {
    await run();
    const { rows } = await client.query('SELECT * FROM "_prisma_migrations"');
    expect(rows).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        checksum: createHash("sha256").update(CREATE_PEOPLE).digest("hex"),
        finished_at: expect.any(Date),
        migration_name: "20260101_people",
        logs: null,
        rolled_back_at: null,
        started_at: expect.any(Date),
        applied_steps_count: 1,
      },
    ]);
  });

  it("applies each migration once when several instances start together", async () => {
    await put("20260102_name", ADD_NAME);
    const reports = await Promise.all([run(), run(), run(), run()]);
    expect(reports.flatMap((report) => report.applied).sort()).toEqual(["20260101_people", "20260102_name"]);
  });

  it("leaves the schema as it was when a migration fails half-way, says so, and goes on once it is mended", async () => {
    await run();
    await put("20260102_name", `${ADD_NAME} ALTER TABLE nobody ADD COLUMN name text;`);
    const failure = await run().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(MigrationError);
    expect(String(failure)).toMatch(/20260102_name failed: .*"nobody" does not exist.*left as it was/);
    expect(await columns()).toEqual(["id"]);
    await put("20260102_name", ADD_NAME);
    expect((await run()).applied).toEqual(["20260102_name"]);
  });

  it("refuses to go on when an applied migration was edited", async () => {
    await run();
    await put("20260101_people", `${CREATE_PEOPLE}-- edited\n`);
    await put("20260102_name", ADD_NAME);
    await expect(run()).rejects.toThrow("20260101_people was changed after it had been applied");
    expect(await columns()).toEqual(["id"]);
  });

  it("refuses to go on after a migration that another tool left unfinished", async () => {
    await run();
    await client.query('UPDATE "_prisma_migrations" SET "finished_at" = NULL');
    await expect(run()).rejects.toThrow("prisma migrate resolve");
  });

  it("tells of migrations that a newer version has applied", async () => {
    await put("20260102_name", ADD_NAME);
    await run();
    await rm(path.join(folder, "20260102_name"), { recursive: true });
    expect(await run()).toEqual({ applied: [], unknown: ["20260102_name"] });
  });
});
