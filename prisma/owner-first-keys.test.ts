import { readdir, readFile } from "node:fs/promises";
import { Client } from "pg";
import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/db/test-database";

const database = useTestDatabase();

/** The tables whose key does not begin with whose the row is: what it begins with, and why. */
const KEYED_OTHERWISE: readonly (readonly [table: string, firstColumn: string, reason: string])[] = [
  ["_prisma_migrations", "id", "which migrations were applied: nobody's data"],
  ["installation", "id", "one row for everybody"],
  ["owners", "id", "its id is what owner_id names everywhere else"],
  ["search_documents", "scope_id", "a scope is an owner's, and its small number keeps the rows of the index narrow"],
  ["search_embeddings", "scope_id", "belongs to a document"],
  ["search_scopes", "id", "gives an owner and a user that small number, once"],
  ["search_signatures", "scope_id", "belongs to a document"],
  ["throttle_buckets", "key", "a keyed hash of an account, or of an address that has none"],
];

describe("keys", () => {
  it("begin with owner_id in every table, but for those that are named here with a reason", async () => {
    const client = new Client({ connectionString: database.connectionString() });
    await client.connect();
    const { rows } = await client
      .query<{ table_name: string; first_column: string | null }>(
        `SELECT c.relname AS table_name, a.attname AS first_column FROM pg_class c
           LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
           LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
          WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')`,
      )
      .finally(() => client.end());
    expect(rows.length).toBeGreaterThan(20);
    const otherwise = rows.filter(({ first_column }) => first_column !== "owner_id").map(({ table_name, first_column }) => [table_name, first_column]);
    expect(otherwise.toSorted()).toEqual(KEYED_OTHERWISE.map(([table, firstColumn]) => [table, firstColumn]));
  });

  it("are what their tables were made with: no migration puts another in their place", async () => {
    const names = (await readdir("prisma/migrations", { withFileTypes: true })).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
    expect(names).not.toEqual([]);
    for (const name of names) {
      const sql = await readFile(`prisma/migrations/${name}/migration.sql`, "utf8");
      expect(sql, name).not.toMatch(/DROP\s+CONSTRAINT\s+(IF\s+EXISTS\s+)?"?\w+_pkey|\bADD\s+(CONSTRAINT\s+"?\w+"?\s+)?PRIMARY\s+KEY/i);
    }
  });
});
