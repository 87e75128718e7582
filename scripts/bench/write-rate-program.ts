/**
 * Stores memories in batches, one batch after the other, by the command that everybody who stores memories uses: sealed,
 * embedded and searchable when it returns. Run by `write-rate.ts` next to the running app; prints how many milliseconds
 * each batch took.
 */
import { z } from "zod";
import { connect, disconnect } from "@/lib/db/connection";
import { loadInstallation } from "@/lib/db/installation";
import { ownScope, trustedOwnerId } from "@/lib/db/scope";
import { createMemories } from "@/lib/memory/commands";
import { NewMemory } from "@/lib/memory/schema";
import { loadTokenizer } from "@/lib/models/tokens";
import { WriteRateTask } from "./write-rate-task";
import { createTextWriter } from "./write-text";

const MEMORIES_AT_ONCE = 100;

const task = WriteRateTask.parse(JSON.parse(z.string().parse(process.argv[2])));
connect(task.connectionString, task.isEmbedded);
await loadInstallation();
await loadTokenizer();
const scope = ownScope(trustedOwnerId(task.ownerId));
const writer = createTextWriter(5);
const contents = Array.from({ length: task.memoryCount }, () => writer.sentence(11));
// The first one pays for statements that are prepared and code that is compiled.
await store(contents.splice(0, MEMORIES_AT_ONCE));
const batchesMs: number[] = [];
while (contents.length > 0) batchesMs.push(await store(contents.splice(0, MEMORIES_AT_ONCE)));
console.log(JSON.stringify(batchesMs));
await disconnect();

async function store(batch: readonly string[]): Promise<number> {
  const startedAtMs = performance.now();
  const inputs = batch.map((content) => NewMemory.parse({ type: "fact", content }));
  await createMemories(scope, inputs.map((input) => ({ input, provenance: { origin: "api" as const } })));
  return performance.now() - startedAtMs;
}
