import { expect, it } from "vitest";
import { newConversationId, newMessageId, submit, talk, useModelServer } from "@/e2e/support/turns";
import { deleteConversation } from "@/lib/chat/commands";
import type { Receipt } from "@/lib/chat/receipt";
import { db } from "@/lib/db/client";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { runQueueStatement } from "@/lib/jobs/commands";
import { queued } from "@/lib/jobs/job";
import { createMemory } from "@/lib/memory/commands";
import { indexMessagesJob } from "@/lib/memory/jobs";
import { NewMemory } from "@/lib/memory/schema";
import type { ModelCall } from "@/lib/models/types";
import { beginSubmittedTurn } from "./begin/commands";
import { closeTurn, type TurnEnd } from "./commands";
import { leaseHolder } from "./lease-holder";

useTestDatabase();
const { server, useModel } = useModelServer();

it("counts the memories that a reply used, and not those that were only in view", async () => {
  useModel("ok");
  const { scope } = await makeOwner();
  const used = await createMemory(scope, NewMemory.parse({ type: "fact", content: "Keeps seven quorlings" }), { origin: "person" });
  const inView = await createMemory(scope, NewMemory.parse({ type: "fact", content: "Once sailed to Vantor" }), { origin: "person" });
  server().when("How many quorlings", "You keep seven quorlings.");
  await talk(scope, submit(newConversationId(), "How many quorlings do I keep?", { isNewConversation: true }));

  const rows = await db().memory.findMany({ where: { ownerId: scope.ownerId }, select: { id: true, useCount: true, lastUsedAt: true } });
  expect(rows.find(({ id }) => id === used.id)).toMatchObject({ useCount: 1, lastUsedAt: expect.any(Date) as Date });
  expect(rows.find(({ id }) => id === inView.id)).toMatchObject({ useCount: 0, lastUsedAt: null });
});

const CALL: ModelCall = {
  role: "chat", providerId: "p", modelId: "m", promptTokens: 7, completionTokens: 2, reasoningTokens: 0, usageSource: "provider", latencyMs: 5, firstTokenMs: 1, attempts: 1, outcome: "finished",
};
const receiptThatUsed = (memoryId: string): Receipt => ({
  parts: [], budgetTokens: 0, promptTokens: 7, completionTokens: 2, reasoningTokens: 0, usageSource: "provider", providerId: "p", modelId: "m", spans: [], latencyMs: 5, firstTokenMs: 1,
  memories: [{
    mark: "m1", memoryId, version: 1, kind: "memory", type: "fact", content: "Keeps quorlings", relevanceScore: 1, tokenCount: 3, use: "used",
    scoreParts: { keyword: 1, vector: 1, importance: 1, recency: 1, confidence: 1, feedback: 1, spread: 1 },
    source: { conversationId: null, conversationTitle: null, messageId: null, date: "2026-01-01T00:00:00.000Z", quote: null },
  }],
});

it("stores reply, receipt, last events, usage, uses and jobs together: where a job cannot be queued, none of them is there", async () => {
  const { scope, ownerId } = await makeOwner();
  const conversationId = newConversationId();
  const memory = await createMemory(scope, NewMemory.parse({ type: "fact", content: "Keeps quorlings" }), { origin: "person" });
  const begun = await beginSubmittedTurn(scope, { conversationId, isNewConversation: true, message: { id: newMessageId(), text: "What do I keep?", tokenCount: 5 }, lookBack: { limit: 0, tokenBudget: 0 } });
  if (!begun) throw new Error("not begun");
  const { turnId, replyId } = begun;
  const end: TurnEnd = {
    turnId, conversationId, replyId, status: "complete", text: "Quorlings.", reasoning: "", tokenCount: 2, failure: null, providerId: "p", modelId: "m",
    receipt: receiptThatUsed(memory.id), events: [{ type: "text", text: "Quorlings." }], firstEventSequence: 0,
  };
  const job = queued(indexMessagesJob, { ownerId, userId: scope.userId, messageIds: [begun.person.id, replyId] }, newId());
  const close = (jobs: readonly typeof job[]) => closeTurn(scope, end, { holder: leaseHolder(), calls: [CALL], jobs });
  const stored = async () => ({
    reply: (await db().message.findFirst({ where: { ownerId, id: replyId } }))?.status,
    turn: (await db().turn.findFirst({ where: { ownerId, id: turnId } }))?.status,
    receipts: await db().receipt.count({ where: { ownerId } }),
    events: await db().turnEvent.count({ where: { ownerId } }),
    usage: await db().usageRecord.count({ where: { ownerId } }),
    uses: (await db().memory.findFirst({ where: { ownerId, id: memory.id } }))?.useCount,
    jobs: (await runQueueStatement("SELECT id FROM jobs.job WHERE data->>'ownerId' = $1", [ownerId])).rows.length,
  });

  const before = { reply: "streaming", turn: "running", receipts: 0, events: 0, usage: 0, uses: 0, jobs: 0 };
  expect(await stored()).toEqual(before);
  await expect(close([job, { ...job, singletonKey: newId(), startAfter: "when it suits" }])).rejects.toThrow();
  expect(await stored()).toEqual(before);

  expect(await close([job])).toBe(true);
  expect(await stored()).toEqual({ reply: "complete", turn: "complete", receipts: 1, events: 1, usage: 1, uses: 1, jobs: 1 });
});

it("records what a turn that was deleted cost for the process it ran in, and not for one that thought it dead", async () => {
  const { scope, ownerId } = await makeOwner();
  const conversationId = newConversationId();
  const begun = await beginSubmittedTurn(scope, { conversationId, isNewConversation: true, message: { id: newMessageId(), text: "What do I keep?", tokenCount: 5 }, lookBack: { limit: 0, tokenBudget: 0 } });
  if (!begun) throw new Error("not begun");
  const end: TurnEnd = {
    turnId: begun.turnId, conversationId, replyId: begun.replyId, status: "interrupted", text: "", reasoning: "", tokenCount: 0, failure: null, providerId: "p", modelId: "m",
    receipt: null, events: [], firstEventSequence: 0,
  };
  await deleteConversation(scope, conversationId);
  const countRecords = () => db().usageRecord.count({ where: { ownerId } });
  expect(await closeTurn(scope, end, { holder: leaseHolder(), isAbandoned: true, calls: [CALL], jobs: [] })).toBe(false);
  expect(await countRecords()).toBe(0);
  expect(await closeTurn(scope, end, { holder: leaseHolder(), calls: [CALL], jobs: [] })).toBe(false);
  expect(await countRecords()).toBe(1);
});
