/**
 * Gives an owner what two years leave behind in a memory, through the app's own commands: things learned when they were
 * said, corrected, replaced, forgotten, expired, used and pinned, and an inbox. Run by `inspector.ts` with a `LifeTask`.
 */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { db, inTransaction } from "@/lib/db/client";
import { connect, disconnect } from "@/lib/db/connection";
import { loadInstallation } from "@/lib/db/installation";
import { ownScope, trustedOwnerId } from "@/lib/db/scope";
import { changeMemory, countUses, createMemories, forgetMemory, type Insertion, supersedeMemories } from "@/lib/memory/commands";
import { Candidate } from "@/lib/memory/extraction/candidate";
import { storeProposal } from "@/lib/memory/review/commands";
import { type Memory, MemoryChange, NewMemory } from "@/lib/memory/schema";
import { LifeConversations, LifeTask } from "./life-task";
import { createLifeWriter } from "./write-life";

const MEMORIES_AT_ONCE = 250;
const DAY_MS = 86_400_000;
/** Of a hundred memories. */
const CORRECTED = 6;
const REPLACED = 8;
const FORGOTTEN = 3;
const EXPIRED = 4;
const PINNED = 1;
const USED = 30;

const task = LifeTask.parse(JSON.parse(z.string().parse(process.argv[2])));
const conversations = LifeConversations.parse(JSON.parse(readFileSync(task.conversationsFile, "utf8")));
const writer = createLifeWriter(task.memoryCount);
connect(task.connectionString, task.isEmbedded);
await loadInstallation();
const scope = ownScope(trustedOwnerId(task.ownerId));
for (let start = 0; start < task.memoryCount; start += MEMORIES_AT_ONCE) await live(await learn(start, Math.min(MEMORIES_AT_ONCE, task.memoryCount - start)));
await fillInbox(task.proposalCount);
await disconnect();

/** The conversation that the memory of that number comes from: they go through the years together. */
function placeOf(number: number) {
  const place = conversations[Math.floor((number / task.memoryCount) * conversations.length)];
  if (!place) throw new Error("There is no conversation to learn from");
  return place;
}

async function learn(start: number, count: number): Promise<Memory[]> {
  const insertions = Array.from({ length: count }, (_, index): Insertion => {
    const number = start + index;
    const { type, content, quote } = writer.known(number);
    const place = placeOf(number);
    const hasExpired = writer.chance() * 100 < EXPIRED;
    return {
      input: NewMemory.parse({
        type,
        content,
        importance: 1 + Math.floor(writer.chance() * 5),
        confidence: 0.6 + writer.chance() * 0.4,
        isPinned: writer.chance() * 100 < PINNED,
        ...(hasExpired ? { expiresAt: new Date(Date.parse(place.saidAt) + DAY_MS).toISOString() } : {}),
      }),
      provenance: { origin: "extraction", learnedAt: new Date(place.saidAt), source: { conversationId: place.id, messageId: place.firstMessageId, quote } },
    };
  });
  return createMemories(scope, insertions);
}

/** What happens to memories afterwards. */
async function live(memories: readonly Memory[]): Promise<void> {
  for (const [index, memory] of memories.entries()) {
    const fate = writer.chance() * 100;
    const next = memories[index + 1];
    if (fate < CORRECTED) await changeMemory(scope, memory.id, MemoryChange.parse({ content: `${memory.content}, to be exact` }), { by: "person", reason: "corrected" });
    else if (fate < CORRECTED + REPLACED && next) await supersedeMemories(db(), scope, [memory.id], { id: next.id, at: new Date(next.validFrom) });
    else if (fate < CORRECTED + REPLACED + FORGOTTEN) await forgetMemory(scope, memory.id);
  }
  const used = memories.filter(() => writer.chance() * 100 < USED).map(({ id }) => id as string);
  for (let times = used.length; times > 0; times = Math.floor(times / 2)) await countUses(db(), scope, used.slice(0, times));
}

async function fillInbox(count: number): Promise<void> {
  await inTransaction(async (transaction) => {
    for (let index = 0; index < count; index += 1) {
      const { type, content, quote } = writer.known(task.memoryCount + index);
      const place = placeOf(task.memoryCount - 1 - index);
      const candidate = Candidate.parse({ content, type, importance: 3, confidence: 0.9, evidence: { quote, messageId: place.firstMessageId } });
      await storeProposal(transaction, scope, { messageId: place.firstMessageId, conversationId: place.id, saidAt: new Date(place.saidAt) }, { candidate, named: new Map() });
    }
  });
}
