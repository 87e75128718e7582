/**
 * Installs what EMBEDDER=local needs, in a folder of its own: `optional/local-embedder`. `npm start` does it where that
 * is chosen; to do it by hand, before starting without npm or in an image:
 *
 *   npm run install:local-embedder
 *
 * Install scripts are not run: the only one would download libraries for graphics cards, half a gigabyte that is not used.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";

/**
 * Does nothing where it was done for the same lock file.
 * @param {string} root @returns {boolean} whether there was anything to do
 */
export function installLocalEmbedder(root) {
  const folder = path.join(root, "optional", "local-embedder");
  const record = path.join(folder, "node_modules", ".commonplace-lock");
  const wanted = createHash("sha256").update(readFileSync(path.join(folder, "package-lock.json"))).digest("hex");
  if (existsSync(record) && readFileSync(record, "utf8") === wanted) return false;
  console.log("Installing what the local embedder is made of (about half a minute, once) …");
  runInstall(folder);
  removeOtherSystems(path.join(folder, "node_modules", "onnxruntime-node", "bin"));
  writeFileSync(record, wanted);
  return true;
}

/** @param {string} folder */
function runInstall(folder) {
  const npm = process.env.npm_execpath;
  const [program, before] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  const parameters = [...before, "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status, error } = spawnSync(program, parameters, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  if (status === 0) return;
  throw new Error(
    `npm could not install what EMBEDDER=local needs${error ? ` (${error.message})` : ""}. Is there a connection to the package registry? Then run npm run install:local-embedder.`,
  );
}

/**
 * The runtime ships the libraries of every system in one package: four fifths of it are for others.
 * @param {string} folder holds INTERFACE/SYSTEM/PROCESSOR
 */
function removeOtherSystems(folder) {
  for (const binary of foldersIn(folder)) {
    for (const system of foldersIn(binary)) {
      for (const processor of foldersIn(system)) {
        const isOurs = path.basename(system) === process.platform && path.basename(processor) === process.arch;
        if (!isOurs) rmSync(processor, { recursive: true });
      }
    }
  }
}

/** @param {string} folder */
const foldersIn = (folder) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [path.join(folder, entry.name)] : []));

if (process.argv[1] === import.meta.filename) {
  try {
    console.log(installLocalEmbedder(path.resolve(import.meta.dirname, "..", "..")) ? "Installed." : "It is installed already.");
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
