import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type FaultServer, startFaultServer } from "@/e2e/support/fault-server";
import { newConversationId, newMessageId } from "@/e2e/support/turns";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { startJobs } from "@/lib/jobs/start";
import { changeMemory, createMemories, createMemory } from "@/lib/memory/commands";
import { indexStoredMessages } from "@/lib/memory/extraction/commands";
import { MEMORY_JOBS } from "@/lib/memory/jobs";
import { NewMemory, SearchMemories } from "@/lib/memory/schema";
import { embedMissing } from "@/lib/memory/search/embed-missing";
import { recall, searchMemories } from "@/lib/memory/search/recall";
import { beginSubmittedTurn } from "./begin/commands";
import { appendEvents, closeTurn } from "./commands";
import { leaseHolder } from "./lease-holder";
import { giveMemoryItsTools } from "./memory-tools";

let server: FaultServer;
let jobs: { stop: () => Promise<void> };
// Before the database is opened, and with it the configuration read.
beforeAll(async () => {
  server = await startFaultServer();
  Object.assign(process.env, { EMBEDDER: "openai-compatible", EMBEDDING_BASE_URL: server.url, EMBEDDING_MODEL: "tiny" });
  giveMemoryItsTools();
});
useTestDatabase();
beforeAll(async () => {
  jobs = await startJobs(MEMORY_JOBS.map((each) => ({ ...each, run: async () => undefined })));
});
afterAll(async () => {
  await jobs.stop();
  await server.close();
});
beforeEach(() => server.reset());

const fact = (content: string) => NewMemory.parse({ type: "fact", content });
const recorded = (scope: Scope) => db().usageRecord.findMany({ where: { ownerId: scope.ownerId, userId: scope.userId }, orderBy: { createdAt: "asc" } });

/** What the server says it served, beside what is recorded. A search does not wait for its record: it is waited for here. */
async function expectBooksToAgree(scope: Scope): Promise<void> {
  const served = server.log().filter(({ path }) => path.endsWith("/embeddings"));
  await expect.poll(async () => (await recorded(scope)).length).toBe(served.length);
  const rows = await recorded(scope);
  expect(served.length).toBeGreaterThan(0);
  expect(rows.map(({ promptTokens }) => promptTokens).toSorted()).toEqual(served.map(({ usage }) => usage.promptTokens).toSorted());
  for (const row of rows) expect(row).toMatchObject({ role: "embedding", providerId: "embedding", modelId: "tiny", usageSource: "provider", completionTokens: 0, outcome: "finished" });
}

describe("what a remote embedder is used for", () => {
  it("is recorded as the server says it served it, for storing, changing and searching", async () => {
    const { scope } = await makeOwner();
    const bees = await createMemory(scope, fact("Keeps bees"), { origin: "person" });
    await createMemories(scope, Array.from({ length: 150 }, (_, index) => ({ input: fact(`Has read book number ${index}`), provenance: { origin: "api" as const } })));
    await changeMemory(scope, bees.id, { content: "Keeps ducks" }, { by: "person", reason: "corrected" });
    expect((await searchMemories(scope, SearchMemories.parse({ query: "ducks" })))[0]?.memory.content).toBe("Keeps ducks");
    await db().searchEmbedding.deleteMany({ where: { document: { ownerId: scope.ownerId } } });
    await embedMissing(scope);
    await expectBooksToAgree(scope);
  });

  it("is recorded for the conversation it was for", async () => {
    const { scope, ownerId } = await makeOwner();
    const conversationId = newConversationId();
    await recall(scope, { query: "What do I keep?", conversationId, limit: 3 });
    const begun = await beginSubmittedTurn(scope, { conversationId, isNewConversation: true, message: { id: newMessageId(), text: "I keep bees.", tokenCount: 4 }, lookBack: { limit: 0, tokenBudget: 0 } });
    if (!begun) throw new Error("not begun");
    await appendEvents(ownerId, { turnId: begun.turnId, sequence: 0, events: [{ type: "text", text: "Good." }] });
    const { turnId, replyId } = begun;
    const end = { turnId, conversationId, replyId, status: "complete", text: "Good.", reasoning: "", tokenCount: 2, failure: null, providerId: null, modelId: null, receipt: null, events: [], firstEventSequence: 1 } as const;
    await closeTurn(scope, end, { holder: leaseHolder(), calls: [], jobs: [] });
    await indexStoredMessages(scope, [begun.person.id, replyId]);
    await expectBooksToAgree(scope);
    expect((await recorded(scope)).map((row) => row.conversationId)).toEqual([conversationId, conversationId]);
  });

  it("is recorded as nothing read where the server fails, and what was stored is kept without vectors", async () => {
    const { scope } = await makeOwner();
    server.setMode("500");
    const memory = await createMemory(scope, fact("Keeps bees"), { origin: "person" });
    expect(memory.content).toBe("Keeps bees");
    expect(await recorded(scope)).toMatchObject([{ role: "embedding", promptTokens: 0, usageSource: "estimated", outcome: "provider-error" }]);
  });

  it("is recorded by our own count where a search gave up waiting: the server may have read it", async () => {
    const { scope } = await makeOwner();
    server.setMode("hang");
    expect(await searchMemories(scope, SearchMemories.parse({ query: "ducks and bees" }))).toEqual([]);
    await expect.poll(() => recorded(scope)).toMatchObject([{ role: "embedding", usageSource: "estimated", outcome: "aborted" }]);
    expect((await recorded(scope))[0]?.promptTokens).toBeGreaterThan(0);
  });
});
