import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type FaultServer, startFaultServer } from "@/e2e/support/fault-server";
import { modelSettingsFor } from "@/e2e/support/model-settings";
import { seal } from "@/lib/crypto/sealing";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { runQueueStatement, sendJobs, takeJobs } from "@/lib/jobs/commands";
import { queued } from "@/lib/jobs/job";
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

async function startConversation({ ownerId, userId }: Scope): Promise<string> {
  const id = newId();
  await db().conversation.create({ data: { ownerId, id, userId } });
  return id;
}

async function say(scope: Scope, text = SECRET, conversationId?: string, createdAt?: Date): Promise<ReadMessage> {
  const { ownerId, userId } = scope;
  const messageId = newId();
  const contentSealed = seal("message", [ownerId, messageId], text);
  await db().message.create({ data: { ownerId, id: messageId, conversationId: conversationId ?? (await startConversation(scope)), role: "person", contentSealed, status: "complete", tokenCount: 1, ...(createdAt ? { createdAt } : {}) } });
  return { ownerId, userId, messageId, failures: 0, waits: 0, isAlone: false };
}

const enqueue = (payloads: readonly ReadMessage[]) => sendJobs(null, payloads.map((payload) => queued(extractMemoriesJob, payload, newId())));
/** As the worker takes jobs along, but that nobody completes them: what is left in the queue afterwards was queued anew. */
const takeAlong = async (payloads: readonly ReadMessage[]) => {
  const taken = await takeJobs("memory.extract", payloads.map((payload) => extractMemoriesJob.onceFor?.(payload) ?? ""));
  return taken.map(({ data }) => extractMemoriesJob.payload.parse(data) as ReadMessage);
};
const run = (scope: Scope, payload: ReadMessage) => runExtraction(scope, payload, tools(), takeAlong);

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
    await run(scope, payload);
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
    const again = await takeQueued(first.messageId);
    expect(again?.payload).toMatchObject({ messageId: first.messageId, failures: 0, waits: 0 });
    if (again) await run(scope, again.payload);
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
    await run(scope, { ...first, waits: 20 });
    expect(await remembered(scope)).toEqual(["Keeps bees"]);
  });
});

describe("messages that wait behind each other", () => {
  const note = (content: string, quote: string, message: number, more: object = {}) => ({ content, type: "fact", importance: 3, confidence: 0.8, evidence: { quote, message }, ...more });
  const answer = (...candidates: object[]) => server.when("<messages>", JSON.stringify({ candidates }));
  const questions = () => server.log().map(({ lastMessage }) => lastMessage).filter((message) => message.startsWith("<messages>"));
  const stored = (scope: Scope) => db().memory.count({ where: { ownerId: scope.ownerId } });

  it("are asked about in one question, and each is learned from with its own words and its own day", async () => {
    const { scope } = await makeOwner();
    const conversationId = await startConversation(scope);
    const first = await say(scope, "I keep bees. I live in Porto.", conversationId, new Date("2027-05-03T10:00:00Z"));
    const second = await say(scope, "Thanks!", conversationId, new Date("2027-05-04T10:00:00Z"));
    const third = await say(scope, "I moved to Lyon yesterday.", conversationId, new Date("2027-05-09T10:00:00Z"));
    await enqueue([second, third]);
    const city = { key: "home_city" };
    answer(note("Keeps bees", "I keep bees", 1), note("Lives in Porto", "I live in Porto", 1, { ...city, value: "Porto" }), note("Moved to Lyon on 2027-05-08", "I moved to Lyon yesterday", 3, { ...city, value: "Lyon" }));
    await run(scope, first);

    expect(questions()).toHaveLength(1);
    for (const part of ["[1] (2027-05-03) I keep bees", "[2] (2027-05-04) Thanks!", "[3] (2027-05-09) I moved"]) expect(questions()[0]).toContain(part);
    expect((await remembered(scope)).toSorted()).toEqual(["Keeps bees", "Moved to Lyon on 2027-05-08"]);
    const { memories } = await listMemories(scope, ListMemories.parse({}));
    expect(memories.find(({ content }) => content.startsWith("Moved"))).toMatchObject({ validFrom: "2027-05-09T10:00:00.000Z", source: { messageId: third.messageId } });
    expect(await stored(scope)).toBe(3);
    const read = await db().memoryExtraction.findMany({ where: { ownerId: scope.ownerId } });
    expect(Object.fromEntries(read.map(({ messageId, learnedCount }) => [messageId, learnedCount]))).toEqual({ [first.messageId]: 2, [second.messageId]: 0, [third.messageId]: 1 });
  });

  it("a quote under a wrong number is taken for the only message that holds it, and for none where two do", async () => {
    const { scope } = await makeOwner();
    const conversationId = await startConversation(scope);
    const first = await say(scope, "I keep bees. I like figs.", conversationId);
    const second = await say(scope, "I own a boat. I like figs.", conversationId);
    await enqueue([second]);
    answer(note("Owns a boat", "I own a boat", 1), note("Likes figs", "I like figs", 7), note("Owns a plane", "I own a plane", 2));
    await run(scope, first);
    const { memories } = await listMemories(scope, ListMemories.parse({}));
    expect(memories).toMatchObject([{ content: "Owns a boat", source: { messageId: second.messageId } }]);
    expect((await db().memoryExtraction.aggregate({ where: { ownerId: scope.ownerId }, _sum: { droppedCount: true } }))._sum.droppedCount).toBe(2);
  });

  it("leave those alone that nobody asked to read, that failed before, that are of another conversation or do not fit", async () => {
    const { scope } = await makeOwner();
    const conversationId = await startConversation(scope);
    const first = await say(scope, "I keep bees.", conversationId);
    const unasked = await say(scope, "I own a boat.", conversationId);
    const failed = await say(scope, "I own a horse.", conversationId);
    const elsewhere = await say(scope, "I own a mill.");
    const second = await say(scope, "I own a kiln.", conversationId);
    const long = await say(scope, "word ".repeat(2_400), conversationId);
    const afterLong = await say(scope, "I own a loom.", conversationId);
    await enqueue([{ ...failed, failures: 1 }, elsewhere, second, long, afterLong]);
    answer(note("Keeps bees", "I keep bees", 1));
    await run(scope, first);
    expect(questions()[0]).toContain("kiln");
    expect(questions()[0]).not.toMatch(/boat|horse|mill|word|loom/);
    expect(await db().memoryExtraction.findMany({ where: { ownerId: scope.ownerId }, select: { messageId: true }, orderBy: { messageId: "asc" } })).toEqual([{ messageId: first.messageId }, { messageId: second.messageId }]);
    for (const { messageId } of [failed, elsewhere, long, afterLong]) expect(await takeQueued(messageId)).not.toBeNull();
    expect(await takeQueued(unasked.messageId)).toBeNull();
  });

  it("are read one by one after an answer that cannot be used, so that only the one at fault is parked", async () => {
    const { scope } = await makeOwner();
    const conversationId = await startConversation(scope);
    const first = await say(scope, SECRET, conversationId);
    const others = [await say(scope, "Poison for a model.", conversationId), await say(scope, "I own a boat.", conversationId)];
    await enqueue(others);
    server.when("[1]", JSON.stringify({ candidates: [note("Owns a boat", "I own a boat", 1)] }));
    answerWell();
    server.when("Poison", "no json");
    server.when("JSON Schema", "still none");
    await run(scope, first);
    expect(await db().memoryExtraction.count({ where: { ownerId: scope.ownerId } })).toBe(0);

    for (const { messageId } of [first, ...others]) {
      const again = await takeQueued(messageId);
      expect(again?.payload).toMatchObject({ isAlone: true, failures: 0 });
      if (again) await runToTheEnd(scope, again.payload);
    }
    expect((await remembered(scope)).toSorted()).toEqual(["Keeps bees", "Owns a boat"]);
    expect((await listDeadLetters()).deadLetters).toMatchObject([{ kind: "memory.extract", attempts: 5 }]);
  });

  it("are read one by one where the answer is so long that it may have left some out", async () => {
    const { scope } = await makeOwner();
    const conversationId = await startConversation(scope);
    const [first, second] = [await say(scope, SECRET, conversationId), await say(scope, "I own a boat.", conversationId)];
    await enqueue([second]);
    answer(...Array.from({ length: 30 }, () => note("Keeps bees", "I keep bees", 1)));
    await run(scope, first);
    for (const { messageId } of [first, second]) expect((await takeQueued(messageId))?.payload).toMatchObject({ isAlone: true });
  });

  it("all wait for a model that is away, and are caught up with in one question", async () => {
    const { scope } = await makeOwner();
    const conversationId = await startConversation(scope);
    const first = await say(scope, "I own boat number 0.", conversationId);
    const said = [first];
    for (let count = 1; count < 8; count += 1) said.push(await say(scope, `I own boat number ${count}.`, conversationId));
    await enqueue(said.slice(1));
    server.setMode("503");
    await run(scope, first);
    for (const { messageId } of said) {
      const again = await takeQueued(messageId);
      expect(again?.payload).toMatchObject({ waits: 1, failures: 0, isAlone: false });
      expect(again?.pauseSeconds).toBeGreaterThan(3);
    }
    server.reset();
    answer(...said.map((_payload, index) => note(`Owns boat number ${index}`, `I own boat number ${index}`, index + 1)));
    await enqueue(said.slice(1));
    await run(scope, first);
    expect(questions()).toHaveLength(1);
    expect(await remembered(scope)).toHaveLength(8);
  });

  it("a message that cannot be opened holds up none that was said before it", async () => {
    const { scope } = await makeOwner();
    const conversationId = await startConversation(scope);
    const [first, broken] = [await say(scope, SECRET, conversationId), await say(scope, "I own a boat.", conversationId)];
    await db().message.updateMany({ where: { ownerId: scope.ownerId, id: broken.messageId }, data: { contentSealed: Buffer.from("not sealed") } });
    await enqueue([broken]);
    answerWell();
    await run(scope, first);
    expect(await remembered(scope)).toEqual(["Keeps bees"]);
    expect(await takeQueued(broken.messageId)).not.toBeNull();
  });
});
