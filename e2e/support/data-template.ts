import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { DATA_TEMPLATE, startApp } from "./app-server";

/**
 * Called by Playwright before a run: starts the app on nothing, ends it, and keeps what it left, in which there is no
 * account yet. Servers of specs start on a copy of that, since to make a database takes longer than most specs.
 * @returns removes it again
 */
export default async function makeDataTemplate(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), "app-template-"));
  if (!process.env.TEST_DATABASE_URL) {
    const app = await startApp({ dataDirectory: folder });
    await app.stop();
    process.env[DATA_TEMPLATE] = folder;
  }
  return () => rm(folder, { recursive: true, force: true });
}
