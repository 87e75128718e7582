import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { isBuildCurrent } from "@/scripts/start/build-once.mjs";
import { isInstalled } from "@/scripts/start/install-once.mjs";

const ROOT = path.resolve(import.meta.dirname, "..", "..");
const run = promisify(execFile);

export type Clone = { readonly folder: string; remove(): Promise<void> };

/**
 * A folder with what a clone of this work would hold, changes that are not committed yet with it, and nothing else but
 * the packages that are installed here: installing them again takes long, and proves nothing new (`scripts/start`
 * tests that a start does it).
 * @param options.hasBuild whether the build that is here is put there too, so that a start finds nothing to build
 * @throws when the packages or the build here are of another state of this work: a start would make them anew
 */
export async function freshClone({ hasBuild }: { hasBuild: boolean }): Promise<Clone> {
  if (!isInstalled(ROOT)) throw new Error("The packages here are not those of package-lock.json: run npm ci first.");
  if (hasBuild && !isBuildCurrent(ROOT)) throw new Error("The build here is of other sources: run npm run build first.");
  const folder = await mkdtemp(path.join(tmpdir(), "fresh-clone-"));
  const { stdout } = await run("git", ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: ROOT, maxBuffer: 16 * 1024 * 1024 });
  // What was deleted is listed until that is committed.
  const files = [...new Set(stdout.split("\0"))].filter((file) => file !== "" && existsSync(path.join(ROOT, file)));
  // With their times: packages that are older than the lock file would be installed again.
  await Promise.all(files.map((file) => cp(path.join(ROOT, file), path.join(folder, file), { preserveTimestamps: true })));
  await copyPackages(folder);
  if (hasBuild) await cp(path.join(ROOT, ".next"), path.join(folder, ".next"), { recursive: true, verbatimSymlinks: true, filter: (source) => !NOT_OF_THE_BUILD.has(path.relative(ROOT, source)) });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

const NOT_OF_THE_BUILD = new Set([path.join(".next", "cache"), path.join(".next", "dev")]);

/** They are only read, so they may be the same files under a second name, which takes a moment instead of a minute. */
async function copyPackages(folder: string): Promise<void> {
  const [from, to] = [path.join(ROOT, "node_modules"), path.join(folder, "node_modules")];
  if ((await stat(from)).dev === (await stat(folder)).dev) await run("cp", ["-al", from, to]);
  else await cp(from, to, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
}
