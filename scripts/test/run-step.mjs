import { spawn } from "node:child_process";
import process from "node:process";

/**
 * Runs one of Node's programs with nothing to read from.
 * @param {string} root @param {string[]} parameters @param {Record<string, string>} environment
 * @param {(text: string) => void} [print] is given what it prints, for a program that others run beside; without it, that is shown as it comes
 * @returns {Promise<boolean>} whether it ended well
 */
export function runStep(root, parameters, environment, print) {
  const child = spawn(process.execPath, parameters, {
    cwd: root,
    stdio: print ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
    env: { ...process.env, CI: "true", NEXT_TELEMETRY_DISABLED: "1", ...environment },
  });
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (text) => print?.(text));
  return new Promise((resolve) => {
    child.once("error", (error) => {
      console.error(error.message);
      resolve(false);
    });
    // "close" and not "exit": by then all that it printed has arrived.
    child.once("close", (code) => resolve(code === 0));
  });
}
