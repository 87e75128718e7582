/**
 * Searches a scope as a turn does (`recall`), next to the running app and on the same connections that the app has.
 * Run by `search.ts`; reads its task from the first parameter and prints how long each search took: the first ones, and
 * those after the pause that follows them.
 */
import { setTimeout as wait } from "node:timers/promises";
import v8 from "node:v8";
import { z } from "zod";
import { config } from "@/lib/config/config";
import { connect, disconnect } from "@/lib/db/connection";
import { loadInstallation } from "@/lib/db/installation";
import { ownScope, trustedOwnerId } from "@/lib/db/scope";
import { recall } from "@/lib/memory/search/recall";
import { SearchTask, type SearchTimes } from "./search-task";

// As the server does (`server.mjs`).
v8.setFlagsFromString("--always-sparkplug");
const task = SearchTask.parse(JSON.parse(z.string().parse(process.argv[2])));
connect(task.connectionString, task.isEmbedded);
await loadInstallation();
const scope = ownScope(trustedOwnerId(task.ownerId));
const first: number[] = [];
for (const query of task.warmUps) first.push(await timeOf(query));
await wait(task.pauseMs);
const later: number[] = [];
for (const query of task.queries) later.push(await timeOf(query));
console.log(JSON.stringify({ first, later } satisfies SearchTimes));
await disconnect();

async function timeOf(query: string): Promise<number> {
  const startedAtMs = performance.now();
  const { facts } = await recall(scope, { query, limit: config().MEMORY_TOP_K });
  const tookMs = performance.now() - startedAtMs;
  // A scope that is empty, or someone else's, would be searched in no time.
  if (facts.length === 0) throw new Error("A search among memories found none");
  return tookMs;
}
