/**
 * Adds to package-lock.json the optional packages of other systems that npm left out, because the registry it asked
 * does not hold them. Without them `npm ci` refuses the whole lock, on every system (npm/cli#4828). Run it after
 * `npm install` has changed the lock; running it twice changes nothing more.
 *
 *   node scripts/complete-lock.mjs [--check]
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";

/** @typedef {{ version?: string, optional?: boolean, dev?: boolean, os?: string[], cpu?: string[], optionalDependencies?: Record<string, string> }} Entry */

const SYSTEMS = ["android", "darwin", "freebsd", "linux", "openharmony", "win32"];
const PROCESSORS = ["arm64", "arm", "ia32", "loong64", "ppc64", "riscv64", "s390x", "wasm32", "x64"];

/** @param {string} name @param {readonly string[]} words */
const firstNamed = (name, words) => words.find((word) => new RegExp(`[-/]${word}(-|$)`).test(name));

/** Adds what is missing to the entries given. @param {Record<string, Entry>} packages @returns {string[]} what was added */
export function completeLock(packages) {
  /** @type {string[]} */
  const added = [];
  for (const [parent, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const isThere = packages[`node_modules/${name}`] ?? packages[`${parent}/node_modules/${name}`];
      const processor = firstNamed(name, PROCESSORS);
      // A range would have to be resolved, and only these are published in step with their parent, under one exact version.
      if (isThere || !processor || !/^\d+\.\d+\.\d+[^ ]*$/.test(version)) continue;
      const system = firstNamed(name, SYSTEMS);
      packages[`node_modules/${name}`] = {
        version,
        cpu: [processor],
        optional: true,
        ...(entry.dev ? { dev: true } : {}),
        ...(system ? { os: [system] } : {}),
      };
      added.push(name);
    }
  }
  return added;
}

if (process.argv[1] === import.meta.filename) {
  const file = path.resolve(import.meta.dirname, "..", "package-lock.json");
  const lock = JSON.parse(readFileSync(file, "utf8"));
  const added = completeLock(lock.packages);
  if (added.length > 0 && process.argv.includes("--check")) {
    console.error(`package-lock.json misses ${added.join(", ")}: run node scripts/complete-lock.mjs.`);
    process.exitCode = 1;
  } else if (added.length > 0) {
    lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en")));
    writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
    console.log(`Added ${added.length} packages of other systems to package-lock.json.`);
  }
}
