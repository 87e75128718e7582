import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engineModule from "@prisma/schema-engine-wasm/schema_engine_bg";
import { Pool } from "pg";

let loading: Promise<void> | undefined;

/** Prisma's schema engine as WebAssembly: the native one is downloaded on install, which not every network allows. */
export async function withSchemaEngine<Value>(connectionString: string, work: (engine: engineModule.SchemaEngine) => Promise<Value>): Promise<Value> {
  await (loading ??= load());
  const pool = new Pool({ connectionString });
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
    return await work(await engineModule.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter));
  } finally {
    // Its lock against other migrations lasts as long as its connections.
    await pool.end();
  }
}

/** Once only: the package keeps views of its memory, which a second instance would leave dangling. */
async function load(): Promise<void> {
  const bindings = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
  const bytes = await readFile(bindings.replace(/schema_engine\.js$/, "schema_engine_bg.wasm"));
  // The package's types do not name what its generated loader calls; this is that loader, without a bundler.
  const loader: Record<string, unknown> = { ...engineModule };
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": loader as WebAssembly.ModuleImports });
  (loader["__wbg_set_wasm"] as (exports: WebAssembly.Exports) => void)(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
}
