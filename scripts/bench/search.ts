import { setTimeout as wait } from "node:timers/promises";
import { memoryContextContract } from "@/lib/memory/contract";
import { callApi } from "./call-api";
import type { Figure, Findings } from "./figure";
import type { BenchOptions } from "./options";
import { percentile } from "./percentiles";
import { runProgram } from "./run-program";
import { type SearchTask, SearchTimes } from "./search-task";
import { seed } from "./seed";
import type { Bench } from "./with-app";
import { withApp } from "./with-app";
import { createTextWriter, type TextWriter } from "./write-text";

const MODEL = "rate:max:20";
const WARM_UPS = 20;
/** A process that has just begun reads the vectors of a large scope a second after it was searched. A person reads a reply meanwhile. */
const PAUSE_MS = 30_000;
const CALLS_BETWEEN_REFILLS = 50;
/** As many as a caller is given who does not say how many. */
const FOUND = 20;

/** How many memories are searched, and how slow that may be, embedded and on a server. */
const SIZES = [
  { count: 1_000, atMostMs: { embedded: 10, server: 10 } },
  { count: 10_000, atMostMs: { embedded: 40, server: 25 } },
  { count: 100_000, atMostMs: { embedded: 200, server: 80 } },
] as const;
/** Among these the scope of 10,000 is searched a second time. */
const OTHERS = { users: 999, memoriesEach: 100 };
const BEFORE_OTHERS = 10_000;

/** How long each search took, in milliseconds: inside the app's code (the first ones of a process told apart), and as a caller of the API sees it. */
type Samples = { readonly first: readonly number[]; readonly turn: readonly number[]; readonly http: readonly number[] };

/**
 * Searching memories as a turn does it, and over HTTP, in one scope that grows; and in the same scope once others are
 * there. The same words as are stored, as frequent as they are there, and never the same search twice.
 */
export function measureSearch(options: BenchOptions): Promise<Findings> {
  return withApp({ databaseUrl: options.databaseUrl, chatModel: MODEL }, async (bench) => {
    const { ownerId } = bench.person;
    const ask = createTextWriter(2);
    const where = bench.storage.isEmbedded ? "embedded" : "server";
    const figures: Figure[] = [];
    const samples: Record<string, readonly number[]> = {};
    const measure = async (name: string, what: string, atMostMs: number | null) => {
      const { first, turn, http } = await search(bench, ask, options.searches);
      samples[`${name}, first`] = first;
      samples[`${name}, turn`] = turn;
      samples[`${name}, http`] = http;
      figures.push(...toFigures(`search of a turn ${what}`, turn, atMostMs), ...toFigures(`the same over HTTP ${what}`, http, null));
      figures.push({ what: `the first searches of a process ${what}, p50`, measured: percentile(first, 0.5), unit: "ms", reach: null, n: first.length });
    };
    let count = 0;
    for (const size of SIZES.filter((each) => each.count <= options.mostMemories)) {
      await seed(bench.storage, { ownerId, memoryCount: size.count - count, textSeed: 100 + size.count });
      count = size.count;
      await measure(`${count}`, `in ${count.toLocaleString("en")} memories`, size.atMostMs[where]);
      if (count !== Math.min(BEFORE_OTHERS, options.mostMemories)) continue;
      const users = Math.min(OTHERS.users, options.otherScopes);
      await seed(bench.storage, { ownerId, others: { ...OTHERS, users }, textSeed: 3 });
      await measure(`${count} among others`, `in these ${count.toLocaleString("en")}, among ${(users + 1).toLocaleString("en")} scopes`, size.atMostMs[where]);
    }
    return { figures, samples };
  });
}

async function search(bench: Bench, ask: TextWriter, count: number): Promise<Samples> {
  const { person, storage } = bench;
  // Half of them are what somebody says in passing, half are questions about what was said.
  const queries = (howMany: number) => Array.from({ length: howMany }, (_, index) => (index % 2 === 0 ? ask.sentence(9) : ask.question()));
  const task: SearchTask = { connectionString: await storage.connectionString(), isEmbedded: storage.isEmbedded, ownerId: person.ownerId, warmUps: queries(WARM_UPS), pauseMs: PAUSE_MS, queries: queries(count) };
  const printed = await runProgram("scripts/bench/search-program.ts", [JSON.stringify(task)], { ...storage.environment, DATA_DIR: storage.dataDirectory });
  const { first, later: turn } = SearchTimes.parse(JSON.parse(printed));
  const searchOverHttp = async (query: string) => (await callApi(bench, memoryContextContract, { query, limit: FOUND })).tookMs;
  for (const query of queries(WARM_UPS)) await searchOverHttp(query);
  await wait(PAUSE_MS);
  const http: number[] = [];
  for (const [index, query] of queries(count).entries()) {
    if (index % CALLS_BETWEEN_REFILLS === 0) await bench.allowCalls();
    http.push(await searchOverHttp(query));
  }
  return { first, turn, http };
}

function toFigures(what: string, samples: readonly number[], atMostMs: number | null): Figure[] {
  const figure = (name: string, fraction: number, reach: Figure["reach"]): Figure => ({ what: `${what}, ${name}`, measured: percentile(samples, fraction), unit: "ms", reach, n: samples.length });
  return [figure("p50", 0.5, null), figure("p95", 0.95, atMostMs === null ? null : { atMost: atMostMs }), figure("p99", 0.99, null)];
}
