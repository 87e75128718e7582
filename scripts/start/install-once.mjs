import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";

/**
 * Installs exactly what package-lock.json lists, unless that has been done.
 * @param {string} root @returns {boolean} whether there was anything to do
 */
export function installOnce(root) {
  const { lockFile, record, wanted } = describe(root);
  if (existsSync(record) && readFileSync(record, "utf8") === wanted) return false;
  if (!wasInstalledByHand(root, lockFile)) runInstall(root);
  writeFileSync(record, wanted);
  return true;
}

/** Whether `installOnce` would have nothing to install. @param {string} root @returns {boolean} */
export function isInstalled(root) {
  const { lockFile, record, wanted } = describe(root);
  return (existsSync(record) && readFileSync(record, "utf8") === wanted) || wasInstalledByHand(root, lockFile);
}

/** @param {string} root */
function describe(root) {
  const lockFile = path.join(root, "package-lock.json");
  return { lockFile, record: path.join(root, "node_modules", ".commonplace-lock"), wanted: createHash("sha256").update(readFileSync(lockFile)).digest("hex") };
}

/** Whether somebody ran `npm ci` or `npm install` since the lock file last changed. @param {string} root @param {string} lockFile */
function wasInstalledByHand(root, lockFile) {
  const npmsRecord = path.join(root, "node_modules", ".package-lock.json");
  return existsSync(npmsRecord) && statSync(npmsRecord).mtimeMs >= statSync(lockFile).mtimeMs;
}

/** @param {string} root */
function runInstall(root) {
  console.log("Installing what the app is made of (about a minute the first time) …");
  const npm = process.env.npm_execpath;
  const [program, before] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  // The tools for tests are installed too, whatever NODE_ENV says: `npm test` must find them.
  const parameters = [...before, "ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status, error } = spawnSync(program, parameters, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  if (status === 0) return;
  throw new Error(
    `npm could not install the packages${error ? ` (${error.message})` : ""}. Is there a connection to the package registry? Then run npm start again.`,
  );
}
