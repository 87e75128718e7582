import "server-only";
import { inTransaction, type Transaction } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { sendJob } from "@/lib/jobs/commands";
import { type Insertion, insertMemories, reinforceMemory, supersedeMemories } from "@/lib/memory/commands";
import { embedTexts } from "@/lib/memory/current-embedder";
import { embedMissingJob } from "@/lib/memory/jobs";
import { findByHashes, findForgotten, findMemory } from "@/lib/memory/queries";
import { contentHash, keyHash } from "@/lib/memory/rows";
import { type Memory, NewMemory } from "@/lib/memory/schema";
import { indexMessages } from "@/lib/memory/search/commands";
import type { Candidate } from "./candidate";
import { type Change, decideChange, type KnownMemory, type Relation } from "./decide-change";
import { readMessagesToIndex, type UnreadMessage } from "./queries";

/** A checked candidate and the relations a model named, by the id of the memory. */
export type Proposal = { readonly candidate: Candidate; readonly named: ReadonlyMap<string, Relation> };
export type Learned = { readonly added: number; readonly reinforced: number; readonly superseded: number; readonly ignored: number };

/**
 * Writes what was learned from one message: all of it, with the mark that the message was read, or nothing. A second run
 * finds the mark and writes nothing.
 *
 * @param method "rules", or the prompt and its version
 * @returns null when the message had been read already
 */
export async function learn(
  scope: Scope,
  message: UnreadMessage,
  proposals: readonly Proposal[],
  outcome: { method: string; droppedCount: number; near: readonly Memory[] },
): Promise<Learned | null> {
  const contents = proposals.map(({ candidate }) => contentHash(scope, candidate.content));
  const keys = proposals.flatMap(({ candidate }) => (candidate.key === undefined ? [] : [keyHash(scope, candidate.key)]));
  const forgotten = await findForgotten(scope, contents, message.saidAt);
  const kept = proposals.filter((_proposal, index) => !forgotten.has(Buffer.from(contents[index] ?? []).toString("hex")));
  const vectors = await embedTexts(scope, kept.map(({ candidate }) => candidate.content), message);

  return inTransaction(async (transaction) => {
    const isFirst = await markAsRead(transaction, scope, message.messageId, { ...outcome, learnedCount: kept.length });
    if (!isFirst) return null;
    const related = proposals.length === 0 ? [] : await findByHashes(scope, { keys, contents }, transaction);
    const known = new Map([...outcome.near, ...related].map((memory) => [memory.id as string, toKnown(memory)]));
    const tally = { added: 0, reinforced: 0, superseded: 0, ignored: proposals.length - kept.length };
    for (const [index, { candidate, named }] of kept.entries()) {
      const change = decideChange(candidate, message.saidAt, [...known.values()], named);
      await apply(transaction, scope, message, candidate, change, vectors[index] ?? null, known, tally);
    }
    return tally;
  });
}

const toKnown = ({ id, content, key, value, validFrom }: Memory): KnownMemory => ({ id, content, key, value, learnedAt: new Date(validFrom) });

async function markAsRead(transaction: Transaction, scope: Scope, messageId: string, outcome: { method: string; learnedCount: number; droppedCount: number }): Promise<boolean> {
  const { count } = await transaction.memoryExtraction.createMany({
    data: [{ ownerId: scope.ownerId, messageId, method: outcome.method, learnedCount: outcome.learnedCount, droppedCount: outcome.droppedCount }],
    skipDuplicates: true,
  });
  return count === 1;
}

type Tally = { -readonly [Name in keyof Learned]: Learned[Name] };

async function apply(
  transaction: Transaction,
  scope: Scope,
  message: UnreadMessage,
  candidate: Candidate,
  change: Change,
  vector: Float32Array | null,
  known: Map<string, KnownMemory>,
  tally: Tally,
): Promise<void> {
  if (change.action === "ignore") {
    tally.ignored += 1;
    return;
  }
  if (change.action === "reinforce") {
    await reinforceMemory(transaction, scope, change.memoryId);
    tally.reinforced += 1;
    return;
  }
  const newer = change.action === "insert-superseded" ? await findMemory(scope, change.byMemoryId, transaction) : null;
  const insertion = toInsertion(message, candidate, newer ? { id: newer.id, at: new Date(newer.validFrom) } : undefined);
  const [memory] = await insertMemories(transaction, scope, [insertion], [vector]);
  if (!memory) throw new Error("A stored memory came back as nothing");
  tally.added += 1;
  if (change.action === "supersede") {
    await supersedeMemories(transaction, scope, change.memoryIds, { id: memory.id, at: message.saidAt });
    for (const id of change.memoryIds) known.delete(id);
    tally.superseded += change.memoryIds.length;
  }
  if (change.action !== "insert-superseded") known.set(memory.id, toKnown(memory));
}

function toInsertion(message: UnreadMessage, candidate: Candidate, closedBy: Insertion["closedBy"]): Insertion {
  const { content, type, key, value, importance, confidence, evidence, expiresAt } = candidate;
  return {
    input: NewMemory.parse({ content, type, key, value, importance, confidence, expiresAt, ingestionMode: "explicit" }),
    provenance: {
      origin: "extraction",
      learnedAt: message.saidAt,
      source: { conversationId: message.conversationId, messageId: message.messageId, quote: evidence.quote },
    },
    closedBy,
  };
}

/** Puts finished messages into the search, or anew where they went on. Safe to run twice. */
export async function indexStoredMessages(scope: Scope, messageIds: readonly string[]): Promise<number> {
  const messages = await readMessagesToIndex(scope, messageIds);
  // Messages of one turn are indexed together, so all are of the same conversation.
  const about = { conversationId: messages[0]?.conversationId ?? null, messageId: null };
  const vectors = await embedTexts(scope, messages.map(({ text }) => text), about);
  await inTransaction(async (transaction) => {
    await indexMessages(transaction, scope, messages.map((message, index) => ({ ...message, vector: vectors[index] ?? null })));
    if (vectors.includes(null)) await sendJob(transaction, embedMissingJob, { ownerId: scope.ownerId, userId: scope.userId });
  });
  return messages.length;
}
