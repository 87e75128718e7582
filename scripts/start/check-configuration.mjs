import { spawnSync } from "node:child_process";
import path from "node:path";
import process from "node:process";

/**
 * Asks whether the configuration would stop the app, before a build that takes a minute. In a process of its own:
 * what reads the configuration is TypeScript, and there is nothing built yet.
 * @param {string} root
 * @throws {Error} saying what is wrong with which variable
 */
export function checkConfiguration(root) {
  const program = path.join(root, "scripts", "start", "refuse-configuration.ts");
  const { status, stderr, error } = spawnSync(process.execPath, ["--import", "tsx", "--conditions=react-server", program], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "inherit", "pipe"],
  });
  if (status !== 0) throw new Error(stderr?.trim() || `The configuration could not be read${error ? `: ${error.message}` : "."}`);
}
