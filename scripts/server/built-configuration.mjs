import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";

/** Where Next's own servers look that run without the sources (`output: "standalone"`). */
const VARIABLE = "__NEXT_PRIVATE_STANDALONE_CONFIG";

/**
 * Gives Next the configuration that the build wrote down. Without it, Next reads next.config.ts once more, and for that
 * loads its compiler, which then stays: 30 MB for an app that compiles nothing. Does nothing where there is no build.
 *
 * @param {string} root the project's folder
 * @returns {() => void} to be called when Next has read it: no program that is started later should take it for its own
 */
export function useBuiltConfiguration(root) {
  const file = path.join(root, ".next", "required-server-files.json");
  if (!existsSync(file)) return () => undefined;
  process.env[VARIABLE] = JSON.stringify(JSON.parse(readFileSync(file, "utf8")).config);
  return () => {
    delete process.env[VARIABLE];
  };
}
