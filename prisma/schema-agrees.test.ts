import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engineModule from "@prisma/schema-engine-wasm/schema_engine_bg";
import { Client } from "pg";
import { expect, it } from "vitest";
import { useTestDatabase } from "@/lib/db/test-database";

const database = useTestDatabase();

/** Indexes that the schema language cannot say (nor can it say CHECK constraints): they lie in the migrations only. */
const ONLY_IN_SQL = /turns_one_running|search_documents_terms|search_signatures_of_/;

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
  const engine = await startSchemaEngine();
  const { stdout } = await engine.diff({
    from: { tag: "empty" },
    to: { tag: "schemaDatamodel", files },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return stdout ?? "";
}

/** Prisma's schema engine as WebAssembly: the native one is downloaded on install, which not every network allows. */
async function startSchemaEngine() {
  const bindings = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
  const bytes = await readFile(bindings.replace(/schema_engine\.js$/, "schema_engine_bg.wasm"));
  // The package's types do not name what its generated loader calls; this is that loader, without a bundler.
  const loader: Record<string, unknown> = { ...engineModule };
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": loader as WebAssembly.ModuleImports });
  (loader["__wbg_set_wasm"] as (exports: WebAssembly.Exports) => void)(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: database.connectionString() }));
  return engineModule.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
}
