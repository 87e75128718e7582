import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { ROOT } from "./paths";

/** A TypeScript program of this project in a process of its own. */
export function startProgram(file: string, parameters: readonly string[], environment: Readonly<Record<string, string>> = {}, input: "ignore" | "pipe" = "ignore"): ChildProcess {
  return spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", path.join(ROOT, file), ...parameters], {
    cwd: ROOT,
    env: { ...process.env, LOG_LEVEL: "error", ...environment },
    stdio: [input, "pipe", "inherit"],
  });
}

/** Runs one to its end. @returns what it printed @throws when it ends badly */
export async function runProgram(file: string, parameters: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<string> {
  const child = startProgram(file, parameters, environment);
  let printed = "";
  child.stdout?.on("data", (chunk: Buffer) => (printed += chunk.toString("utf8")));
  const code = await new Promise<number | null>((resolve, reject) => child.once("error", reject).once("close", resolve));
  if (code !== 0) throw new Error(`${file} ended with ${code}\n${printed}`);
  return printed;
}
