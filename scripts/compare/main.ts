/**
 * Our memory beside that of the npm package `mem0ai`: the same texts, the same questions, the same embedder, one machine,
 * one run. What it needs is no part of the app:
 *
 *   npm ci --prefix scripts/compare/mem0 --legacy-peer-deps
 *   npm run build
 *   npm run compare:mem0 -- FILE              FILE of the LoCoMo benchmark
 *   npm run compare:mem0 -- FILE --quick      one dialog, little data: to see that it runs
 *
 * `--searches 100` of each kind and size. What is found is printed as soon as it is known, the speed first.
 */
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { describeMachine, machineLine } from "@/scripts/bench/machine";
import { makeStorage } from "@/scripts/bench/storage";
import { readDialogs } from "@/scripts/eval/locomo";
import { compareRecall } from "./compare-recall";
import { compareSpeed } from "./compare-speed";
import { start } from "./contestant";
import { toTable } from "./table";

const { values, positionals } = parseArgs({ args: process.argv.slice(2), allowPositionals: true, options: { quick: { type: "boolean", default: false }, searches: { type: "string", default: "100" } } });
const [file] = positionals;
const manifest = path.join(import.meta.dirname, "mem0", "node_modules", "mem0ai", "package.json");
if (file === undefined || !existsSync(manifest)) {
  console.error(
    file === undefined
      ? "Name the file of the benchmark: npm run compare:mem0 -- FILE [--quick]"
      : "mem0ai is not there: npm ci --prefix scripts/compare/mem0 --legacy-peer-deps",
  );
  process.exit(1);
}
const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(manifest, "utf8")));
const machine = describeMachine();
const sizes = values.quick ? { small: 100, large: 300, searches: 10 } : { small: 1_000, large: 10_000, searches: Number(values.searches) };

const storage = await makeStorage(null);
const folder = await mkdtemp(path.join(tmpdir(), "compare-mem0-"));
// It writes to the home folder, and would report to its makers; a package of its packages greets on stdout.
const mem0Environment = { HOME: folder, MEM0_TELEMETRY: "false", DOTENV_CONFIG_QUIET: "true" };
const contestants = {
  ours: start("commonplace-program.ts", [], { ...storage.environment, DATA_DIR: storage.dataDirectory }),
  mem0: start("mem0-program.ts", [":memory:"], mem0Environment),
  // Its searches read what all users have: the dialogs are given one to themselves.
  mem0ForDialogs: start("mem0-program.ts", [":memory:"], mem0Environment),
  mem0OnDisk: start("mem0-program.ts", [folder], mem0Environment),
};
try {
  const speed = await compareSpeed(contestants, sizes);
  console.error(toTable(version, speed));
  const recall = await compareRecall(contestants.mem0ForDialogs, readDialogs(file).slice(0, values.quick ? 1 : undefined));
  console.log(`${toTable(version, [...recall, ...speed])}\n\n${machineLine(machine)}`);
} finally {
  await Promise.all(Object.values(contestants).map((contestant) => contestant.close()));
  await storage.remove();
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);
