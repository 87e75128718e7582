import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";

/** Everything that a build is made from. */
const SOURCES = [
  ...["app", "components", "lib", "public", "prisma/schema.prisma"],
  ...["instrumentation.ts", "proxy.ts", "next.config.ts", "postcss.config.mjs", "tsconfig.json", "package-lock.json"],
];
const IS_TEST = /\.test\.tsx?$|\/__fixtures__\//;
const RECORD = path.join(".next", "commonplace-build.json");

/**
 * Builds the app, unless the build that is there was made from the same sources.
 * @param {string} root @returns {boolean} whether there was anything to do
 */
export function buildOnce(root) {
  const wanted = fingerprint(root);
  if (isBuiltFrom(root, wanted)) return false;
  const record = path.join(root, RECORD);
  // Without its record a build that is cut short is not taken for a whole one.
  rmSync(record, { force: true });
  runBuild(root);
  writeFileSync(record, `${JSON.stringify({ fingerprint: wanted })}\n`);
  return true;
}

/** Whether the build that is there was made from the sources as they are. @param {string} root */
export const isBuildCurrent = (root) => isBuiltFrom(root, fingerprint(root));

/** @param {string} root @param {string} wanted */
function isBuiltFrom(root, wanted) {
  const record = path.join(root, RECORD);
  return existsSync(path.join(root, ".next", "BUILD_ID")) && existsSync(record) && readRecord(record) === wanted;
}

/** @param {string} record */
function readRecord(record) {
  return /"fingerprint":"([0-9a-f]+)"/.exec(readFileSync(record, "utf8"))?.[1];
}

/** @param {string} root @returns {string} changes with any source and with the version of Node */
export function fingerprint(root) {
  const hash = createHash("sha256").update(process.versions.node);
  for (const file of SOURCES.flatMap((source) => filesUnder(root, source))) {
    hash.update(`\0${file}\0`).update(readFileSync(path.join(root, file)));
  }
  return hash.digest("hex");
}

/** @param {string} root @param {string} source @returns {string[]} */
function filesUnder(root, source) {
  const full = path.join(root, source);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [source];
  const names = /** @type {string[]} */ (readdirSync(full, { recursive: true }));
  return names
    .map((name) => path.join(source, name))
    .filter((file) => !IS_TEST.test(file) && statSync(path.join(root, file)).isFile())
    .sort();
}

/** @param {string} root */
function runBuild(root) {
  console.log("Building the app (about a minute; only when something changed) …");
  const next = path.join(root, "node_modules", "next", "dist", "bin", "next");
  const result = spawnSync(process.execPath, [next, "build"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.status === 0) return;
  throw new Error(`The build failed.\n${result.stdout}\n${result.stderr}`);
}
