import { readFile } from "node:fs/promises";
import { Client } from "pg";
import { expect, it } from "vitest";
import { useTestDatabase } from "@/lib/db/test-database";
import { withSchemaEngine } from "./schema-engine";

const database = useTestDatabase();

/** Indexes that the schema language cannot say (nor can it say CHECK constraints): they lie in the migrations only. */
const ONLY_IN_SQL = /turns_one_running|search_documents_terms|search_documents_beginnings|search_documents_without_beginnings|search_signatures_of_/;

it("the migrations make the tables, columns, keys and indexes that schema.prisma describes", async () => {
  const client = new Client({ connectionString: database.connectionString() });
  await client.connect();
  try {
    await client.query(`BEGIN; CREATE SCHEMA described; SET LOCAL search_path TO described, public; ${await sqlForSchema()}`);
    const migrated = (await shapeOf(client, "public")).filter((line) => !/_prisma_migrations/.test(line) && !ONLY_IN_SQL.test(line));
    const described = await shapeOf(client, "described");
    expect(described.length).toBeGreaterThan(100);
    expect(migrated).toEqual(described);
    await client.query("ROLLBACK");
  } finally {
    await client.end();
  }
});

/** Every column, constraint and index of a schema, a line each, without the schema's name. */
async function shapeOf(client: Client, schema: string): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(
    `SELECT c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' not null ' ELSE ' ' END
            || coalesce(pg_get_expr(d.adbin, d.adrelid), '') AS line
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
      WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'r'
     UNION ALL
     SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
      WHERE connamespace = $1::regnamespace AND contype NOT IN ('c', 'n')
     UNION ALL
     SELECT pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class c ON c.oid = indrelid WHERE c.relnamespace = $1::regnamespace`,
    [schema],
  );
  return rows.map(({ line }) => line.replaceAll(/\b(public|described)\./g, "")).toSorted();
}

/** The SQL that Prisma itself would write for the schema, to begin from nothing. */
async function sqlForSchema(): Promise<string> {
  const files = [{ path: "prisma/schema.prisma", content: await readFile("prisma/schema.prisma", "utf8") }];
  const { stdout } = await withSchemaEngine(database.connectionString(), (engine) =>
    engine.diff({
      from: { tag: "empty" },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  return stdout ?? "";
}
