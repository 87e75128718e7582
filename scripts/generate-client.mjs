/**
 * Writes the typed database client into lib/db/generated from prisma/schema.prisma. Does nothing when it was already
 * written from the same schema by the same Prisma. Needs no network.
 *
 *   npm run generate
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const SCHEMA = path.join("prisma", "schema.prisma");
const RECORD = path.join("lib", "db", "generated", ".generated-from");
const PRISMA = path.join("node_modules", "prisma");

/** @param {string} root the project's folder @returns {boolean} whether there was anything to do */
export function generateClient(root) {
  const at = (/** @type {string[]} */ ...parts) => path.join(root, ...parts);
  const wanted = createHash("sha256")
    .update(readFileSync(at(SCHEMA)))
    .update(readFileSync(at(PRISMA, "package.json")))
    .digest("hex");
  if (existsSync(at(RECORD)) && readFileSync(at(RECORD), "utf8") === wanted) return false;

  const result = spawnSync(process.execPath, [at(PRISMA, "build", "index.js"), "generate"], {
    cwd: root,
    encoding: "utf8",
    env: {
      ...process.env,
      // Generating is WebAssembly, yet Prisma wants to download its native engine first. Any program that exists
      // satisfies it, and this one surely does.
      PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    },
  });
  if (result.status !== 0) throw new Error(`The database client could not be generated.\n${result.stdout}${result.stderr}`);
  writeFileSync(at(RECORD), wanted);
  return true;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(generateClient(process.cwd()) ? "Database client generated." : "Database client is up to date.");
}
