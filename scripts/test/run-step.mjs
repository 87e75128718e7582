import { spawnSync } from "node:child_process";
import process from "node:process";

/**
 * Runs one of Node's programs with what it prints shown as it comes, and nothing to read from.
 * @param {string} root @param {string[]} parameters @param {Record<string, string>} environment
 * @returns {boolean} whether it ended well
 */
export function runStep(root, parameters, environment) {
  const { status, error } = spawnSync(process.execPath, parameters, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, CI: "true", NEXT_TELEMETRY_DISABLED: "1", ...environment },
  });
  if (error) console.error(error.message);
  return status === 0;
}
