/**
 * Fills an owner's scopes through the app's own commands, sealed and indexed as everything else: memories, and one
 * conversation. Run by `seed.ts`; reads its task from the first parameter and prints the conversation's id.
 */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { MessageId } from "@/lib/chat/schema";
import { connect, disconnect } from "@/lib/db/connection";
import { loadInstallation } from "@/lib/db/installation";
import type { Scope } from "@/lib/db/scope";
import { ownScope, trustedOwnerId, trustedScope } from "@/lib/db/scope";
import { createMemories } from "@/lib/memory/commands";
import { indexStoredMessages } from "@/lib/memory/extraction/commands";
import { NewMemory } from "@/lib/memory/schema";
import { estimateTokens } from "@/lib/models/tokens";
import { beginSubmittedTurn } from "@/lib/turn/begin/commands";
import { closeTurn } from "@/lib/turn/commands";
import { leaseHolder } from "@/lib/turn/lease-holder";
import { SeedTask } from "./seed-task";
import { createTextWriter } from "./write-text";

const MEMORIES_AT_ONCE = 500;
const AT_THE_SAME_TIME = 2;
const MESSAGES_AT_ONCE = 100;
/** Nobody is to answer: nothing of what was said before is needed. */
const NO_LOOK_BACK = { limit: 0, tokenBudget: 0 };

const task = SeedTask.parse(JSON.parse(z.string().parse(process.argv[2])));
const writer = createTextWriter(task.textSeed);
connect(task.connectionString, task.isEmbedded);
await loadInstallation();
const ownerId = trustedOwnerId(task.ownerId);
const scope = ownScope(ownerId);
await inParallel(batchesOf(task.memoryCount), (size) => seedMemories(scope, size));
const { users, memoriesEach } = task.others;
await inParallel(Array.from({ length: users }, () => trustedScope(ownerId, randomUUID())), (other) => seedMemories(other, memoriesEach));
if (task.messageCount > 0) console.log(await seedConversation(scope, task.messageCount));
await disconnect();

function batchesOf(count: number): number[] {
  return Array.from({ length: Math.ceil(count / MEMORIES_AT_ONCE) }, (_, index) => Math.min(MEMORIES_AT_ONCE, count - index * MEMORIES_AT_ONCE));
}

/** The next one is made ready while the database stores the one before. */
async function inParallel<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = items.values();
  await Promise.all(
    Array.from({ length: AT_THE_SAME_TIME }, async () => {
      for (const item of waiting) await work(item);
    }),
  );
}

async function seedMemories(of: Scope, count: number): Promise<void> {
  const inputs = Array.from({ length: count }, () => NewMemory.parse({ type: "fact", content: writer.sentence(11), confidence: 0.9, isPinned: false, ingestionMode: "explicit" }));
  await createMemories(of, inputs.map((input) => ({ input, provenance: { origin: "api" as const } })));
}

async function seedConversation(scope: Scope, messageCount: number): Promise<string> {
  const conversationId = randomUUID();
  let stored: string[] = [];
  for (let index = 0; index < messageCount; index += 2) {
    const [question, reply] = [writer.text(120), writer.text(480)];
    const message = { id: MessageId.parse(randomUUID()), text: question, tokenCount: estimateTokens(question) };
    const begun = await beginSubmittedTurn(scope, { conversationId, isNewConversation: index === 0, message, lookBack: NO_LOOK_BACK });
    if (!begun) throw new Error("The conversation could not be seeded");
    const end = { status: "complete", text: reply, reasoning: "", tokenCount: estimateTokens(reply), failure: null, providerId: null, modelId: null, receipt: null, events: [], firstEventSequence: 0 } as const;
    await closeTurn(scope, { ...end, turnId: begun.turnId, conversationId, replyId: begun.replyId }, { holder: leaseHolder(), calls: [], jobs: [] });
    stored.push(begun.person.id, begun.replyId);
    if (stored.length < MESSAGES_AT_ONCE && index + 2 < messageCount) continue;
    await indexStoredMessages(scope, stored);
    stored = [];
  }
  return conversationId;
}
