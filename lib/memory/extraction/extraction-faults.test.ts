import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type FaultServer, startFaultServer } from "@/e2e/support/fault-server";
import { randomWord } from "@/e2e/support/random-words";
import { seal } from "@/lib/crypto/sealing";
import { db, inTransaction } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { runQueueStatement, sendJobs } from "@/lib/jobs/commands";
import { queued } from "@/lib/jobs/job";
import { startJobs } from "@/lib/jobs/start";
import { extractMemoriesJob } from "@/lib/memory/jobs";
import { listMemories } from "@/lib/memory/queries";
import { ListMemories } from "@/lib/memory/schema";

/** How often a worker is killed: a few times in every run, COMMONPLACE_KILLS=50 for the real thing. */
const KILLS = Number(process.env["COMMONPLACE_KILLS"] ?? 4);
const LONGEST_LIFE_MS = 500;
const MESSAGES_A_ROUND = 6;
/** Further rounds, where no kill has fallen into a message yet: kills between two of them prove nothing. */
const MOST_FURTHER_ROUNDS = 10;

const database = useTestDatabase();
let model: FaultServer;
let stop: (() => Promise<void>) | undefined;
const workers = new Set<ChildProcess>();
beforeAll(async () => {
  // Slow enough for a kill to fall into an answer.
  model = await startFaultServer({ tokensPerSecond: 400 });
  model.when("<messages>", findThings);
  // The queue has to exist before anything can wait in it; nobody works it off here.
  await (await startJobs([extractMemoriesJob])).stop();
  ({ stop } = await startJobs([]));
});
afterEach(async () => {
  await Promise.all([...workers].map(kill));
});
afterAll(async () => {
  await stop?.();
  await model.close();
});

async function startWorker(isOnlyProcess: boolean): Promise<ChildProcess> {
  const program = path.join(import.meta.dirname, "__fixtures__", "extraction-program.ts");
  const worker = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", program, database.connectionString(), String(isOnlyProcess), model.url], { stdio: ["ignore", "pipe", "inherit"] });
  workers.add(worker);
  await new Promise<void>((resolve, reject) => {
    worker.stdout?.on("data", (chunk: Buffer) => chunk.toString("utf8").includes("ready") && resolve());
    worker.once("close", (code) => reject(new Error(`the worker ended with ${code} before it was ready`)));
  });
  return worker;
}

const kill = (worker: ChildProcess) =>
  new Promise<void>((resolve) => {
    workers.delete(worker);
    if (worker.exitCode !== null || worker.signalCode !== null) return resolve();
    worker.once("close", () => resolve());
    worker.kill("SIGKILL");
  });

/** A message that says a person keeps something, as a turn would store it, with its job in the same transaction. */
async function say(scope: Scope, conversationId: string, thing: string): Promise<string> {
  const { ownerId, userId } = scope;
  const messageId = newId();
  const text = `I keep ${thing} at home. (${messageId})`;
  await inTransaction(async (transaction) => {
    await transaction.message.create({ data: { ownerId, id: messageId, conversationId, role: "person", contentSealed: seal("message", [ownerId, messageId], text), status: "complete", tokenCount: 1 } });
    await sendJobs(transaction, [queued(extractMemoriesJob, { ownerId, userId, messageId }, newId())]);
  });
  return messageId;
}

/** Finds in each message of the question what `say` says. */
function findThings(question: string): string {
  const said = [...question.matchAll(/^\[(\d+)\] \([-\d]+\) I keep (\S+) at home/gm)];
  const candidates = said.map(([, message, thing]) => ({ content: `Keeps ${thing}`, type: "fact", importance: 3, confidence: 0.5, evidence: { quote: `I keep ${thing}`, message: Number(message) } }));
  return JSON.stringify({ candidates });
}

async function startConversation(scope: Scope): Promise<string> {
  const conversationId = newId();
  await db().conversation.create({ data: { ownerId: scope.ownerId, id: conversationId, userId: scope.userId } });
  return conversationId;
}

async function jobsIn(states: "= 'active'" | "< 'completed'"): Promise<number> {
  const { rows } = await runQueueStatement(`SELECT id FROM jobs.job WHERE name = 'memory.extract' AND state ${states}`);
  return rows.length;
}

/** Resolves when nothing waits or runs any more. */
const queueIsEmpty = () => expect.poll(() => jobsIn("< 'completed'"), { timeout: 100_000, interval: 200 }).toBe(0);

const unsealedFacts = async (scope: Scope) => (await listMemories(scope, ListMemories.parse({ limit: 500 }))).memories;

it(
  "workers killed at any moment lose no message, read none twice, and store nothing twice",
  async () => {
    const { scope, ownerId } = await makeOwner();
    const conversationId = await startConversation(scope);
    let killed = 0;
    let killedAtWork = 0;
    const said: { messageId: string; thing: string }[] = [];
    for (; killed < KILLS || (killedAtWork === 0 && killed < KILLS + MOST_FURTHER_ROUNDS); killed += 1) {
      for (let count = 0; count < MESSAGES_A_ROUND; count += 1) {
        // Every third says again what was said before: learned once, heard twice.
        const thing = count % 3 === 2 ? (said[Math.floor(Math.random() * said.length)]?.thing ?? randomWord()) : randomWord();
        said.push({ messageId: await say(scope, conversationId, thing), thing });
      }
      const worker = await startWorker(true);
      await wait(Math.random() * LONGEST_LIFE_MS);
      await kill(worker);
      killedAtWork += (await jobsIn("= 'active'")) > 0 ? 1 : 0;
    }
    process.stdout.write(`extraction: killed ${killed} times, ${killedAtWork} of them in the middle of a message, ${said.length} messages\n`);
    expect(killedAtWork).toBeGreaterThan(0);
    await startWorker(true);
    await queueIsEmpty();

    const read = await db().memoryExtraction.findMany({ where: { ownerId }, select: { messageId: true, learnedCount: true } });
    expect(read.map(({ messageId }) => messageId).toSorted()).toEqual(said.map(({ messageId }) => messageId).toSorted());
    expect(read.every(({ learnedCount }) => learnedCount === 1)).toBe(true);
    const things = [...new Set(said.map(({ thing }) => thing))];
    expect((await unsealedFacts(scope)).map(({ content }) => content).toSorted()).toEqual(things.map((thing) => `Keeps ${thing}`).toSorted());
    expect(await db().memory.count({ where: { ownerId } })).toBe(things.length);
    expect(await db().memorySource.count({ where: { ownerId } })).toBe(said.length - things.length);
    expect(await db().deadLetter.count()).toBe(0);
  },
  120_000 + (KILLS + MOST_FURTHER_ROUNDS) * 15_000,
);

it("two workers read every message exactly once, and ask the model about each once, several at a time", async () => {
  const { scope, ownerId } = await makeOwner();
  const conversationId = await startConversation(scope);
  const things = Array.from({ length: 12 }, randomWord);
  const messageIds: string[] = [];
  // Each said twice: two workers learn the same thing at the same moment.
  for (const thing of things) messageIds.push(await say(scope, conversationId, thing), await say(scope, conversationId, thing));
  await Promise.all([startWorker(false), startWorker(false)]);
  await queueIsEmpty();

  const asked = model.log().map(({ lastMessage }) => lastMessage).filter((question) => messageIds.some((messageId) => question.includes(messageId)));
  for (const messageId of messageIds) expect(asked.filter((message) => message.includes(messageId)), messageId).toHaveLength(1);
  expect(await db().memoryExtraction.count({ where: { ownerId } })).toBe(24);
  expect((await unsealedFacts(scope)).map(({ content }) => content).toSorted()).toEqual(things.map((thing) => `Keeps ${thing}`).toSorted());
  expect(await db().memory.count({ where: { ownerId } })).toBe(12);
  expect(asked.length).toBeLessThan(24);
  expect(await db().usageRecord.count({ where: { ownerId, role: "extraction" } })).toBeGreaterThanOrEqual(asked.length);
}, 180_000);
