import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { openEmbeddedDatabase } from "./embedded/open";
import { migrate } from "./migrate";

declare module "vitest" {
  interface ProvidedContext {
    databaseTemplate: string;
  }
}

/** Makes and migrates one embedded database for the whole run; test files copy it, which is far faster than making their own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), "commonplace-template-"));
  if (!process.env["TEST_DATABASE_URL"]) {
    const database = await openEmbeddedDatabase(folder);
    await migrate(database.connectionString);
    await database.close();
  }
  project.provide("databaseTemplate", folder);
  return () => rm(folder, { recursive: true, force: true });
}
