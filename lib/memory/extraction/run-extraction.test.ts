import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type FaultServer, startFaultServer } from "@/e2e/support/fault-server";
import { modelSettingsFor } from "@/e2e/support/model-settings";
import { seal } from "@/lib/crypto/sealing";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { runQueueStatement } from "@/lib/jobs/commands";
import { startJobs } from "@/lib/jobs/start";
import { dropDeadLetter, retryDeadLetter } from "@/lib/memory/dead-letters/commands";
import { listDeadLetters } from "@/lib/memory/dead-letters/queries";
import { extractMemoriesJob, type ReadMessage, setExtractionTools } from "@/lib/memory/jobs";
import { listMemories } from "@/lib/memory/queries";
import { ListMemories } from "@/lib/memory/schema";
import { runExtraction } from "./run-extraction";

useTestDatabase();
let server: FaultServer;
let stop: () => Promise<void>;
beforeAll(async () => {
  server = await startFaultServer({ tokensPerSecond: 1_000_000 });
});
afterAll(() => server.close());
beforeEach(async () => {
  server.reset();
  setExtractionTools(async () => tools());
  await db().deadLetter.deleteMany();
  // No worker: what is queued lies there to be looked at. The queue of the job has to exist.
  const jobs = await startJobs([extractMemoriesJob]);
  await jobs.stop();
  ({ stop } = await startJobs([]));
});
afterEach(() => stop());

const tools = () => ({ settings: modelSettingsFor(server.url, "extractor", { resilience: { failuresToOpen: 1_000 } }), recordCalls: async () => undefined });
const SECRET = "I keep bees behind the abbey.";

async function say(scope: Scope): Promise<ReadMessage> {
  const { ownerId, userId } = scope;
  const [conversationId, messageId] = [newId(), newId()];
  await db().conversation.create({ data: { ownerId, id: conversationId, userId } });
  await db().message.create({ data: { ownerId, id: messageId, conversationId, role: "person", contentSealed: seal("message", [ownerId, messageId], SECRET), status: "complete", tokenCount: 1 } });
  return { ownerId, userId, messageId, failures: 0, waits: 0 };
}

/** Takes the waiting job of a message out of the queue, with the pause before it may run. */
async function takeQueued(messageId: string): Promise<{ payload: ReadMessage; pauseSeconds: number } | null> {
  const { rows } = await runQueueStatement(
    "DELETE FROM jobs.job WHERE name = 'memory.extract' AND state = 'created' AND data->>'messageId' = $1 RETURNING data, extract(epoch FROM start_after - created_on)::float AS pause",
    [messageId],
  );
  const [row] = rows as { data: ReadMessage; pause: number }[];
  return row ? { payload: extractMemoriesJob.payload.parse(row.data) as ReadMessage, pauseSeconds: row.pause } : null;
}

/** Runs the job and every next try of it, whatever the pauses, at most `most` times. */
async function runToTheEnd(scope: Scope, first: ReadMessage, most = 40): Promise<number[]> {
  const pauses: number[] = [];
  let payload: ReadMessage | null = first;
  while (payload !== null && pauses.length < most) {
    await runExtraction(scope, payload, tools());
    const next = await takeQueued(first.messageId);
    if (next) pauses.push(next.pauseSeconds);
    payload = next?.payload ?? null;
  }
  return pauses;
}

const remembered = async (scope: Scope) => (await listMemories(scope, ListMemories.parse({}))).memories.map(({ content }) => content);
const answerWell = () => server.when("keep bees", JSON.stringify({ candidates: [{ content: "Keeps bees", type: "fact", importance: 3, confidence: 0.8, evidence: { quote: "I keep bees", message: 1 } }] }));

describe("runExtraction", () => {
  it("tries again after an answer of no use, then parks the work where an operator sees it and no word of it", async () => {
    const { scope } = await makeOwner();
    server.when("keep bees", "no json");
    server.when("JSON Schema", "still none");
    const pauses = await runToTheEnd(scope, await say(scope));
    expect(pauses).toHaveLength(4);
    const { total, deadLetters } = await listDeadLetters();
    expect(total).toBe(1);
    expect(deadLetters).toMatchObject([{ kind: "memory.extract", error: "unparsable", attempts: 5 }]);
    expect(JSON.stringify(deadLetters)).not.toMatch(/bees|abbey/);
    const rows = await db().$queryRaw<{ row: string }[]>`SELECT encode(payload_sealed, 'escape') AS row FROM dead_letters`;
    expect(rows[0]?.row).not.toContain("messageId");
    expect(await remembered(scope)).toEqual([]);
  });

  it("parked work that is tried again learns, and is gone from the list", async () => {
    const { scope } = await makeOwner();
    server.when("keep bees", "no json");
    server.when("JSON Schema", "still none");
    const first = await say(scope);
    await runToTheEnd(scope, first);
    answerWell();
    const [letter] = (await listDeadLetters()).deadLetters;
    expect(await retryDeadLetter(letter?.id ?? "")).toEqual({ ok: true, value: null });
    expect(await retryDeadLetter(letter?.id ?? "")).toMatchObject({ ok: false });
    const queued = await takeQueued(first.messageId);
    expect(queued?.payload).toMatchObject({ messageId: first.messageId, failures: 0, waits: 0 });
    if (queued) await runExtraction(scope, queued.payload, tools());
    expect(await remembered(scope)).toEqual(["Keeps bees"]);
    expect((await listDeadLetters()).total).toBe(0);
  });

  it("a letter goes when it is dropped, and with its message", async () => {
    server.when("keep bees", "no json");
    server.when("JSON Schema", "still none");
    const [first, second] = [await makeOwner(), await makeOwner()];
    await runToTheEnd(first.scope, await say(first.scope));
    await runToTheEnd(second.scope, await say(second.scope));
    await db().conversation.deleteMany({ where: { ownerId: first.ownerId } });
    const { deadLetters } = await listDeadLetters();
    expect(deadLetters).toHaveLength(1);
    expect(await dropDeadLetter(deadLetters[0]?.id ?? "")).toMatchObject({ ok: true });
    expect(await dropDeadLetter(newId())).toMatchObject({ ok: false, failure: { code: "not_found" } });
    expect((await listDeadLetters()).total).toBe(0);
  });

  it.each(["503", "429", "401", "half", "html"] as const)("a model that is away (%s) for more than an hour loses nothing, and is caught up with within minutes", async (mode) => {
    const { scope } = await makeOwner();
    server.setMode(mode);
    const first = await say(scope);
    const pauses = await runToTheEnd(scope, first, 20);
    expect(pauses).toHaveLength(20);
    expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeGreaterThan(3_600);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(301);
    expect((await listDeadLetters()).total).toBe(0);
    server.reset();
    answerWell();
    await runExtraction(scope, { ...first, waits: 20 }, tools());
    expect(await remembered(scope)).toEqual(["Keeps bees"]);
  });
});
