import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { Client } from "pg";
import { expect, it } from "vitest";
import { migrate } from "@/lib/db/migrate";
import { useTestDatabase } from "@/lib/db/test-database";
import { withSchemaEngine } from "./schema-engine";

const database = useTestDatabase();
const FOLDER = path.join(import.meta.dirname, "migrations");
const EVERYTHING = { externalTables: [], externalEnums: [] };

/** The migrations as Prisma's command line hands them to its engine. */
async function migrationsList() {
  const entries = await readdir(FOLDER, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name).toSorted();
  return {
    baseDir: FOLDER,
    lockfile: { path: "migration_lock.toml", content: await readFile(path.join(FOLDER, "migration_lock.toml"), "utf8") },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: await readFile(path.join(FOLDER, name, "migration.sql"), "utf8") } },
      })),
    ),
  };
}

async function run(sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: database.connectionString() });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql).finally(() => client.end());
  return rows;
}

it("`prisma migrate deploy` has nothing to apply after our own migrations, and finds none of them edited, failed or unknown", async () => {
  const list = await migrationsList();
  await withSchemaEngine(database.connectionString(), async (engine) => {
    expect(await engine.diagnoseMigrationHistory({ migrationsList: list, optInToShadowDatabase: false, filters: EVERYTHING })).toMatchObject({
      editedMigrationNames: [],
      failedMigrationNames: [],
      hasMigrationsTable: true,
      history: null,
    });
    expect(await engine.applyMigrations({ migrationsList: list, filters: EVERYTHING })).toMatchObject({ appliedMigrationNames: [] });
  });
});

/** Through this adapter the engine takes a script apart at every semicolon, comments too, so it is only asked to record: `migrate resolve --applied`. */
it("what Prisma recorded is not applied again by us: it writes the same names and checksums", async () => {
  const recorded = () => run('SELECT migration_name, checksum, logs, rolled_back_at, finished_at IS NOT NULL AS is_finished FROM "_prisma_migrations" ORDER BY migration_name');
  const byUs = await recorded();
  expect(byUs.length).toBeGreaterThan(0);
  await run('DELETE FROM "_prisma_migrations"');
  const list = await migrationsList();
  await withSchemaEngine(database.connectionString(), async (engine) => {
    for (const { path: migrationName } of list.migrationDirectories) await engine.markMigrationApplied({ migrationName, migrationsList: list });
  });
  expect((await recorded()).map((row) => ({ ...row, logs: row["logs"] || null }))).toEqual(byUs);
  expect(await migrate(database.connectionString())).toEqual({ applied: [], unknown: [] });
});
