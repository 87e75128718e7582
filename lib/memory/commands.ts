import "server-only";
import { now } from "@/lib/clock";
import type { Database, Transaction } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/client";
import { refreshPlans } from "@/lib/db/refresh-plans";
import type { Scope } from "@/lib/db/scope";
import { newId } from "@/lib/ids";
import { sendJob, sendJobs } from "@/lib/jobs/commands";
import type { QueuedJob } from "@/lib/jobs/job";
import { estimateTokens } from "@/lib/models/tokens";
import { fail, ok, type Result } from "@/lib/result";
import { claimAfterCorrection } from "./claim-after-correction";
import type { EmbeddingSubject } from "./current-embedder";
import { embedTexts } from "./current-embedder";
import { embedMissingJob } from "./jobs";
import { realChanges, sayChange } from "./real-changes";
import { contentHash, sealMemory, sealSnapshot, toMemory } from "./rows";
import { type Memory, type MemoryChange, MemoryId, type MemoryOrigin, type MemorySource, type NewMemory } from "./schema";
import { closeInIndex, dropVectors, indexMemories, unindexMemories } from "./search/commands";
import { dropHeld } from "./search/held/held-tables";

const ofScope = ({ ownerId, userId }: Scope) => ({ ownerId, userId });

type NotFound = { readonly code: "not_found" };

/** Where a memory comes from. `learnedAt` is when it was said; absent, it is said now. */
export type Provenance = { readonly origin: MemoryOrigin; readonly source?: MemorySource | undefined; readonly learnedAt?: Date | undefined };

/** A memory ready to be stored; `closedBy` is set for older news that arrive late. */
export type Insertion = { readonly input: NewMemory; readonly provenance: Provenance; readonly closedBy?: { readonly id: string; readonly at: Date } | undefined };

/** Stores one memory and puts it into the search. */
export async function createMemory(scope: Scope, input: NewMemory, provenance: Provenance): Promise<Memory> {
  const [memory] = await createMemories(scope, [{ input, provenance }]);
  if (!memory) throw new Error("A stored memory came back as nothing");
  return memory;
}

/** More than people write by hand: somebody brings a collection along. */
const MANY = 20;

/** Stores memories, all or none. */
export async function createMemories(scope: Scope, insertions: readonly Insertion[]): Promise<Memory[]> {
  const vectors = await embedTexts(scope, insertions.map(({ input }) => input.content), subjectOf(insertions.map(({ provenance }) => provenance.source)));
  const memories = await inTransaction((transaction) => insertMemories(transaction, scope, insertions, vectors));
  if (memories.length >= MANY) await refreshPlans(["memories", "search_documents", "search_embeddings", "search_signatures"]);
  return memories;
}

/** The conversation that all of them come from, if it is one. */
function subjectOf(sources: readonly (MemorySource | undefined)[]): EmbeddingSubject {
  const [first] = sources;
  const conversationId = first && sources.every((source) => source?.conversationId === first.conversationId) ? first.conversationId : null;
  return { conversationId, messageId: conversationId !== null && sources.length === 1 ? (first?.messageId ?? null) : null };
}

/** The writing part of `createMemories`, for a caller that holds a transaction. Vectors are made before it. */
export async function insertMemories(
  transaction: Transaction,
  scope: Scope,
  insertions: readonly Insertion[],
  vectors: readonly (Float32Array | null)[],
): Promise<Memory[]> {
  if (insertions.length === 0) return [];
  const data = insertions.map((insertion) => toRow(scope, insertion));
  const stored = new Map((await transaction.memory.createManyAndReturn({ data })).map((row) => [row.id, toMemory(row)]));
  const documents = data.flatMap(({ id }, index) => {
    const memory = stored.get(id);
    return memory ? [{ memory, replacedAt: insertions[index]?.closedBy?.at, vector: vectors[index] ?? null }] : [];
  });
  await indexMemories(transaction, scope, documents);
  if (vectors.includes(null)) await sendJob(transaction, embedMissingJob, { ...ofScope(scope) });
  return data.flatMap(({ id }) => stored.get(id) ?? []);
}

function toRow(scope: Scope, { input, provenance, closedBy }: Insertion) {
  const id = newId();
  const at = now();
  const { source, origin, learnedAt } = provenance;
  return {
    ownerId: scope.ownerId,
    id,
    userId: scope.userId,
    type: input.type,
    ...sealMemory(scope, id, { key: input.key ?? null, value: input.value ?? null, metadata: input.metadata ?? null, quote: source?.quote ?? null }),
    ...requireContent(sealMemory(scope, id, { content: input.content })),
    confidence: input.confidence,
    importance: input.importance ?? null,
    isPinned: input.isPinned,
    origin,
    ingestionMode: input.ingestionMode,
    tokenCount: estimateTokens(input.content),
    sourceConversationId: source?.conversationId ?? null,
    sourceMessageId: source?.messageId ?? null,
    ttlSeconds: input.ttlSeconds ?? null,
    expiresAt: expiry(input, at) ?? null,
    learnedAt: learnedAt ?? at,
    createdAt: at,
    updatedAt: at,
    ...(closedBy ? { supersededById: closedBy.id, supersededAt: closedBy.at } : {}),
  };
}

function requireContent(sealed: ReturnType<typeof sealMemory>) {
  const { contentSealed, contentHash: hash } = sealed;
  if (!contentSealed || !hash) throw new Error("A memory has no content");
  return { contentSealed, contentHash: hash };
}

/** When it expires: the date given, else the time to live from now; undefined leaves it as it is. */
function expiry({ ttlSeconds, expiresAt }: { ttlSeconds?: number | null | undefined; expiresAt?: string | null | undefined }, at: Date): Date | null | undefined {
  if (expiresAt !== undefined && expiresAt !== null) return new Date(expiresAt);
  if (ttlSeconds !== undefined && ttlSeconds !== null) return new Date(at.getTime() + ttlSeconds * 1_000);
  return expiresAt === null || ttlSeconds === null ? null : undefined;
}

/** Who changes something, and why; without a reason, what they changed is named. */
type Made = { readonly by: MemoryOrigin; readonly reason?: string };

/**
 * Changes a memory and keeps what it said before. Other words are a correction; a pin and an expiry change nothing of what
 * it says, nor does what is the same as before. A hidden or replaced one can no longer be changed.
 */
export async function changeMemory(scope: Scope, memoryId: string, change: MemoryChange, made: Made): Promise<Result<Memory, NotFound>> {
  const [vector = null] = change.content === undefined ? [] : await embedTexts(scope, [change.content]);
  const changesSearch = (["content", "key", "value", "type", "ttlSeconds", "expiresAt"] as const).some((field) => change[field] !== undefined);
  return inTransaction(async (transaction) => {
    const before = await lockMemory(transaction, scope, memoryId);
    if (!before) return fail({ code: "not_found" });
    const at = now();
    const changed = realChanges(before, change);
    const isClaimGiven = change.key !== undefined || change.value !== undefined;
    const { key, value } = change.content === undefined || isClaimGiven ? change : claimAfterCorrection(before, change.content);
    const changesWords = changed.includes("content");
    if (changed.length > 0) await keepVersion(transaction, scope, before, { by: made.by, reason: made.reason ?? sayChange(changed), changesWords }, at);
    const expiresAt = expiry(change, at);
    const row = await transaction.memory.update({
      where: { ownerId_id: { ownerId: scope.ownerId, id: memoryId } },
      data: {
        ...sealMemory(scope, memoryId, { content: change.content, key, value, metadata: change.metadata }),
        ...(change.content === undefined || !changesWords ? {} : { tokenCount: estimateTokens(change.content), usefulCount: 0, wrongCount: 0, correctedAt: at }),
        ...(change.type === undefined ? {} : { type: change.type }),
        ...(change.importance === undefined ? {} : { importance: change.importance }),
        ...(change.confidence === undefined ? {} : { confidence: change.confidence }),
        ...(change.isPinned === undefined ? {} : { isPinned: change.isPinned }),
        ...(change.ttlSeconds === undefined ? {} : { ttlSeconds: change.ttlSeconds }),
        ...(expiresAt === undefined ? {} : { expiresAt }),
        ...(changed.length === 0 ? {} : { version: { increment: 1 } }),
        updatedAt: at,
      },
    });
    const memory = toMemory(row);
    if (changesSearch) await indexMemories(transaction, scope, [{ memory, vector }]);
    if (change.content !== undefined && vector === null) {
      // The vector of the old words would find the memory by what it no longer says.
      await dropVectors(transaction, scope, memoryId);
      await sendJob(transaction, embedMissingJob, { ...ofScope(scope) });
    }
    return ok(memory);
  });
}

/** Reads a memory that may be changed and holds it against others until the transaction ends. */
async function lockMemory(transaction: Transaction, scope: Scope, memoryId: string): Promise<Memory | null> {
  await transaction.$executeRaw`
    SELECT FROM memories WHERE owner_id = ${scope.ownerId}::uuid AND id = ${memoryId}::uuid AND user_id = ${scope.userId} FOR UPDATE`;
  const row = await transaction.memory.findFirst({ where: { ownerId: scope.ownerId, userId: scope.userId, id: memoryId, deletedAt: null, supersededAt: null } });
  return row && toMemory(row);
}

async function keepVersion(transaction: Transaction, scope: Scope, before: Memory, made: Required<Made> & { readonly changesWords: boolean }, at: Date): Promise<void> {
  const last = await transaction.memoryVersion.findFirst({
    where: { ownerId: scope.ownerId, memoryId: before.id },
    orderBy: { version: "desc" },
    select: { validUntil: true },
  });
  await transaction.memoryVersion.create({
    data: {
      ownerId: scope.ownerId,
      memoryId: before.id,
      version: before.version,
      snapshotSealed: sealSnapshot(scope.ownerId, before),
      changedBy: made.by,
      reason: made.reason,
      changedWords: made.changesWords,
      validFrom: last?.validUntil ?? new Date(before.validFrom),
      validUntil: at,
    },
  });
}

/** Hides a memory for good and keeps it for audit: out of every list, search and prompt. */
export async function hideMemory(scope: Scope, memoryId: string): Promise<Result<Memory, NotFound>> {
  return inTransaction(async (transaction) => {
    const before = await lockMemory(transaction, scope, memoryId);
    if (!before) return fail({ code: "not_found" });
    const row = await transaction.memory.update({ where: { ownerId_id: { ownerId: scope.ownerId, id: memoryId } }, data: { deletedAt: now() } });
    await unindexMemories(transaction, scope, [memoryId]);
    await bury(transaction, scope, before);
    return ok(toMemory(row));
  });
}

/**
 * Forgets a memory: the record, its versions, its words and its vector are gone. What stays is an id and a keyed hash,
 * so that it is not learned again from the words it came from.
 * @param jobs what is to follow, queued if the memory was there. Its copies outside of memory are theirs to find:
 *   `lib/turn/forgetting` is the door for everybody who forgets for a person
 */
export async function forgetMemory(scope: Scope, memoryId: string, jobs: readonly QueuedJob[] = []): Promise<Result<{ id: MemoryId }, NotFound>> {
  const gone = await inTransaction<Result<{ id: MemoryId }, NotFound>>(async (transaction) => {
    const row = await transaction.memory.findFirst({ where: { ownerId: scope.ownerId, userId: scope.userId, id: memoryId } });
    if (!row) return fail({ code: "not_found" });
    await bury(transaction, scope, toMemory(row));
    await transaction.memory.delete({ where: { ownerId_id: { ownerId: scope.ownerId, id: memoryId } } });
    await sendJobs(transaction, jobs);
    return ok({ id: MemoryId.parse(memoryId) });
  });
  if (gone.ok) dropHeld(scope.ownerId);
  return gone;
}

async function bury(transaction: Transaction, scope: Scope, memory: Memory): Promise<void> {
  const { ownerId, userId } = scope;
  const buried = { createdAt: now(), contentHash: contentHash(scope, memory.content) };
  await transaction.memoryTombstone.upsert({
    where: { ownerId_memoryId: { ownerId, memoryId: memory.id } },
    create: { ownerId, memoryId: memory.id, userId, ...buried },
    update: buried,
  });
}

/** Closes memories at the date of what replaces them. Their history stays. */
export async function supersedeMemories(database: Database, scope: Scope, memoryIds: readonly string[], by: { id: string; at: Date }): Promise<void> {
  await database.memory.updateMany({
    where: { ownerId: scope.ownerId, userId: scope.userId, id: { in: [...memoryIds] }, supersededAt: null },
    data: { supersededById: by.id, supersededAt: by.at },
  });
  await closeInIndex(database, scope, memoryIds, by.at);
}

/** Ends something that was replaced already at an earlier date: news that arrive late stand between it and what took its place. */
export async function endEarlier(database: Database, scope: Scope, memoryId: string, by: { id: string; at: Date }): Promise<void> {
  await database.memory.updateMany({
    where: { ownerId: scope.ownerId, userId: scope.userId, id: memoryId, supersededAt: { gt: by.at } },
    data: { supersededById: by.id, supersededAt: by.at },
  });
  await closeInIndex(database, scope, [memoryId], by.at);
}

/** Said again: half of the doubt is gone. */
export async function reinforceMemory(database: Database, scope: Scope, memoryId: string): Promise<void> {
  await database.$executeRaw`
    UPDATE memories SET confidence = LEAST(1, confidence + (1 - confidence) / 2)
    WHERE owner_id = ${scope.ownerId}::uuid AND user_id = ${scope.userId} AND id = ${memoryId}::uuid`;
}

/** Notes that a reply used these memories. `updated_at` stays: using is no change. */
export async function countUses(database: Database, scope: Scope, memoryIds: readonly string[]): Promise<void> {
  if (memoryIds.length === 0) return;
  await database.$executeRaw`
    UPDATE memories SET use_count = use_count + 1, last_used_at = now()
    WHERE owner_id = ${scope.ownerId}::uuid AND user_id = ${scope.userId} AND id = ANY(${[...memoryIds]}::uuid[])`;
}
