import { randomUUID } from "node:crypto";
import pg from "pg";
import { z } from "zod";
import { importConversationsContract } from "@/lib/chat/contract";
import { createMemoryContract } from "@/lib/memory/contract";
import { indexMessagesJob } from "@/lib/memory/jobs";
import { callApi } from "./call-api";
import type { Findings } from "./figure";
import type { BenchOptions } from "./options";
import { percentile } from "./percentiles";
import { runProgram } from "./run-program";
import { untilDone } from "./waiting-jobs";
import type { Bench } from "./with-app";
import { withApp } from "./with-app";
import { createTextWriter, type TextWriter } from "./write-text";
import type { WriteRateTask } from "./write-rate-task";

const MODEL = "rate:max:20";
/** About as long as what people write to each other, and as one talk of theirs. */
const WORDS_PER_MESSAGE = 20;
const MESSAGES_PER_TALK = 20;
const CALLS_BETWEEN_REFILLS = 20;

/** What a history took, from the first byte sent: until it was stored, and until the last message can be found. */
type Import = { readonly messages: number; readonly storedMs: number; readonly indexedMs: number; readonly waitsMs: readonly number[] };

/**
 * How many memories and messages a second are stored: memories in batches and one by one, and histories by the import,
 * as many short talks and as one long one, until the last index job is done. Meanwhile somebody else asks the database
 * for next to nothing: how long they wait is how long it is held.
 */
export function measureWriteRate(options: BenchOptions): Promise<Findings> {
  return withApp({ databaseUrl: options.databaseUrl, chatModel: MODEL }, async (bench) => {
    const { memoryCount, importedMessages, relays } = options;
    const batchesMs = await storeInBatches(bench, memoryCount);
    const singlesMs = await storeSingly(bench, relays * CALLS_BETWEEN_REFILLS);
    const writer = createTextWriter(6);
    const warmUp = await bringIn(bench, talksOf(writer, MESSAGES_PER_TALK, MESSAGES_PER_TALK));
    const talks = await bringIn(bench, talksOf(writer, importedMessages, MESSAGES_PER_TALK));
    const long = await bringIn(bench, talksOf(writer, importedMessages, importedMessages));
    const perSecond = (count: number, tookMs: number) => (1_000 * count) / tookMs;
    const sum = (samples: readonly number[]) => samples.reduce((total, sample) => total + sample, 0);
    const waitsMs = [...talks.waitsMs, ...long.waitsMs];
    const ofImport = (what: string, { messages, storedMs, indexedMs }: Import) => [
      { what: `messages imported, ${what}, searchable`, measured: perSecond(messages, indexedMs), unit: "per s" as const, reach: { atLeast: 500 }, n: messages },
      { what: "the same, until the request is answered", measured: perSecond(messages, storedMs), unit: "per s" as const, reach: null, n: messages },
    ];
    return {
      figures: [
        { what: "memories stored in batches of 100, searchable", measured: perSecond(memoryCount, sum(batchesMs)), unit: "per s", reach: { atLeast: 500 }, n: memoryCount },
        { what: "memories stored one by one over HTTP", measured: perSecond(singlesMs.length, sum(singlesMs)), unit: "per s", reach: null, n: singlesMs.length },
        ...ofImport(`talks of ${MESSAGES_PER_TALK}`, talks),
        ...ofImport("one long talk", long),
        { what: "somebody else's statement meanwhile, p99", measured: percentile(waitsMs, 0.99), unit: "ms", reach: null, n: waitsMs.length },
        { what: "the longest of them", measured: percentile(waitsMs, 1), unit: "ms", reach: { atMost: 200 }, n: waitsMs.length },
      ],
      samples: { batchesMs, singlesMs, imports: [warmUp, talks, long] },
    };
  });
}

async function storeInBatches({ storage, person: { ownerId } }: Bench, memoryCount: number): Promise<number[]> {
  // The first batch is not counted.
  const task: WriteRateTask = { connectionString: await storage.connectionString(), isEmbedded: storage.isEmbedded, ownerId, memoryCount: memoryCount + 100 };
  const printed = await runProgram("scripts/bench/write-rate-program.ts", [JSON.stringify(task)], { ...storage.environment, DATA_DIR: storage.dataDirectory });
  return z.array(z.number()).parse(JSON.parse(printed));
}

async function storeSingly(bench: Bench, count: number): Promise<number[]> {
  const writer = createTextWriter(7);
  const samples: number[] = [];
  for (let index = 0; index < count; index += 1) {
    if (index % CALLS_BETWEEN_REFILLS === 0) await bench.allowCalls();
    samples.push((await callApi(bench, createMemoryContract, { type: "fact", content: writer.sentence(11) })).tookMs);
  }
  return samples;
}

function talksOf(writer: TextWriter, messageCount: number, messagesEach: number): { messages: readonly object[] }[] {
  const beganAtMs = Date.parse("2024-01-01T08:00:00Z");
  return Array.from({ length: Math.ceil(messageCount / messagesEach) }, (_talk, talk) => ({
    id: randomUUID(),
    title: writer.sentence(4),
    messages: Array.from({ length: Math.min(messagesEach, messageCount - talk * messagesEach) }, (_message, place) => ({
      id: randomUUID(),
      role: place % 2 === 0 ? "person" : "assistant",
      text: writer.sentence(WORDS_PER_MESSAGE),
      createdAt: new Date(beganAtMs + (talk * messagesEach + place) * 60_000).toISOString(),
    })),
  }));
}

async function bringIn(bench: Bench, conversations: readonly { messages: readonly object[] }[]): Promise<Import> {
  await bench.allowCalls();
  const connectionString = await bench.storage.connectionString();
  const expected = conversations.reduce((sum, { messages }) => sum + messages.length, 0);
  const before = await countIndexed(connectionString);
  const startedAtMs = performance.now();
  let isSent = false;
  const sent = callApi(bench, importConversationsContract, { conversations }).finally(() => (isSent = true));
  const [{ tookMs: storedMs }, waitsMs] = await Promise.all([sent, untilDone(connectionString, indexMessagesJob.name, () => isSent)]);
  const indexedMs = performance.now() - startedAtMs;
  const indexed = (await countIndexed(connectionString)) - before;
  if (indexed !== expected) throw new Error(`Of ${expected} messages ${indexed} can be found`);
  return { messages: expected, storedMs, indexedMs, waitsMs };
}

async function countIndexed(connectionString: string): Promise<number> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<{ indexed: number }>("SELECT count(*)::int AS indexed FROM search_documents WHERE message_id IS NOT NULL").finally(() => client.end());
  return rows[0]?.indexed ?? 0;
}
