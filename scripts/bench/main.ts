/**
 * Measures the figures of docs/benchmarks.md against the build that is there.
 *
 *   npm run bench                   all of them, about half an hour
 *   npm run bench -- relay start    only these
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { measureBytesWritten } from "./bytes-written";
import { measureEncryption } from "./encryption";
import type { Figure, Findings } from "./figure";
import { measureFirstLoad } from "./first-load";
import { measureFirstToken } from "./first-token";
import { measureInspector } from "./inspector";
import { describeMachine, machineLine } from "./machine";
import { measureMemoryTokens } from "./memory-tokens";
import { measureOpening } from "./open-conversation";
import type { BenchOptions } from "./options";
import { readOptions, USAGE } from "./options";
import { RESULTS } from "./paths";
import { measureRelay } from "./relay";
import { toTable } from "./report";
import { measureSearch } from "./search";
import { measureStart } from "./start";
import { measureWriteRate } from "./write-rate";

const BENCHES: Readonly<Record<string, (options: BenchOptions) => Promise<Findings>>> = {
  start: measureStart,
  "first-token": measureFirstToken,
  relay: measureRelay,
  "first-load": measureFirstLoad,
  "open-conversation": measureOpening,
  "bytes-written": measureBytesWritten,
  encryption: measureEncryption,
  search: measureSearch,
  "write-rate": measureWriteRate,
  "memory-tokens": measureMemoryTokens,
  inspector: measureInspector,
};

const { names, options } = readOptions(process.argv.slice(2));
const unknown = names.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`There is no benchmark named ${unknown.join(", ")}. There are: ${Object.keys(BENCHES).join(", ")}.\n\n${USAGE}`);
  process.exit(1);
}

const machine = describeMachine();
const chosen = names.length > 0 ? names : Object.keys(BENCHES);
const found: Record<string, Findings> = {};
const figures: Figure[] = [];
for (const name of chosen) {
  console.error(`Measuring ${name} …`);
  const findings = await BENCHES[name]?.(options);
  if (!findings) continue;
  found[name] = findings;
  figures.push(...findings.figures);
}
mkdirSync(RESULTS, { recursive: true });
const file = path.join(RESULTS, `${machine.measuredAt.replace(/[:.]/g, "-")}-${chosen.join("+")}.json`);
writeFileSync(file, `${JSON.stringify({ machine, options: { ...options, databaseUrl: options.databaseUrl !== null }, found }, null, 1)}\n`);
console.log(`${toTable(figures)}\n\n${machineLine(machine)}\nEvery sample: ${file}`);
// Connections that are kept for the next call would keep this process, too.
process.exit(0);
