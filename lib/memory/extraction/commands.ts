import "server-only";
import { inTransaction, type Transaction } from "@/lib/db/client";
import { refreshPlans } from "@/lib/db/refresh-plans";
import type { Scope } from "@/lib/db/scope";
import { sendJob } from "@/lib/jobs/commands";
import { endEarlier, insertMemories, type Insertion, reinforceMemory, supersedeMemories } from "@/lib/memory/commands";
import { embedTexts } from "@/lib/memory/current-embedder";
import { embedMissingJob } from "@/lib/memory/jobs";
import { findForgotten } from "@/lib/memory/queries";
import { findRefused } from "@/lib/memory/review/queries";
import { storeProposal } from "@/lib/memory/review/commands";
import { contentHash } from "@/lib/memory/rows";
import { type Memory, type MemoryOrigin, NewMemory } from "@/lib/memory/schema";
import { addSource } from "@/lib/memory/sources/commands";
import { indexMessages } from "@/lib/memory/search/commands";
import type { Candidate } from "./candidate";
import { type Change, decideChange, type KnownMemory } from "./decide-change";
import { placeInHistory } from "./place-in-history";
import { findComparable, findOfKey, readMessagesToIndex, type UnreadMessage } from "./queries";
import type { Proposal } from "./read-proposals";

export type Learned = { readonly added: number; readonly reinforced: number; readonly superseded: number; readonly ignored: number; readonly proposed: number };
export type Tally = { -readonly [Name in keyof Learned]: Learned[Name] };
/** The message that something was learned from. */
export type LearnedFrom = Pick<UnreadMessage, "messageId" | "conversationId" | "saidAt">;

/**
 * Writes what was learned from one message: all of it, with the mark that the message was read, or nothing. A second run
 * finds the mark and writes nothing. Messages of one owner are learned from one after the other, so that two workers
 * never store the same thing twice.
 *
 * @param outcome.method "rules", or the prompt and its version
 * @param outcome.nearIds what a model or a search found near the proposals
 * @returns null when the message had been read already, or is gone
 */
export async function learn(
  scope: Scope,
  message: UnreadMessage,
  proposals: readonly Proposal[],
  outcome: { method: string; droppedCount: number; nearIds: readonly string[] },
): Promise<Learned | null> {
  const vectors = await embedTexts(scope, proposals.map(({ candidate }) => candidate.content), message);
  return inTransaction(async (transaction) => {
    await holdOwner(transaction, scope);
    const wanted = await withoutUnwanted(transaction, scope, proposals, message.saidAt);
    const settings = await markAsRead(transaction, scope, message.messageId, { ...outcome, learnedCount: wanted.length });
    if (settings === null) return null;
    // Switched off while a model was thinking: nothing is learned any more.
    const kept = settings.isOn ? wanted : [];
    const tally: Tally = { added: 0, reinforced: 0, superseded: 0, ignored: proposals.length - kept.length, proposed: 0 };
    const known = await readKnown(transaction, scope, kept, outcome.nearIds);
    for (const proposal of kept) {
      const change = decideChange(proposal.candidate, message.saidAt, [...known.values()], proposal.named);
      const changesWhatIsKnown = change.action !== "ignore" && change.action !== "reinforce";
      if (settings.isReviewed && changesWhatIsKnown) tally.proposed += await storeProposal(transaction, scope, message, proposal);
      else await applyChange(transaction, scope, message, proposal.candidate, { change, vector: vectors[proposals.indexOf(proposal)] ?? null, known, tally });
    }
    return tally;
  });
}

/** Leaves out what was forgotten after it was said, and what was rejected in the inbox: also when that happened while a model was thinking. */
async function withoutUnwanted(transaction: Transaction, scope: Scope, proposals: readonly Proposal[], saidAt: Date): Promise<readonly Proposal[]> {
  if (proposals.length === 0) return proposals;
  const contents = proposals.map(({ candidate }) => contentHash(scope, candidate.content));
  const forgotten = await findForgotten(scope, contents, saidAt, transaction);
  const refused = await findRefused(scope, proposals.map(({ candidate }) => candidate), transaction);
  return proposals.filter((proposal, index) => !forgotten.has(Buffer.from(contents[index] ?? []).toString("hex")) && !refused.has(proposal.candidate));
}

/** Holds others off who would learn for the same owner, until the transaction ends. */
export const holdOwner = (transaction: Transaction, { ownerId }: Scope): Promise<number> => transaction.$executeRaw`SELECT FROM owners WHERE id = ${ownerId}::uuid FOR NO KEY UPDATE`;

/** Notes that a message was read, and tells how the owner wants it. Null where it was read before, or is gone. */
async function markAsRead(
  transaction: Transaction,
  { ownerId }: Scope,
  messageId: string,
  outcome: { method: string; learnedCount: number; droppedCount: number },
): Promise<{ isOn: boolean; isReviewed: boolean } | null> {
  const marked = await transaction.$executeRaw`
    INSERT INTO memory_extractions (owner_id, message_id, method, learned_count, dropped_count)
    SELECT owner_id, id, ${outcome.method}, ${outcome.learnedCount}::smallint, ${Math.min(outcome.droppedCount, 32_767)}::smallint
    FROM messages WHERE owner_id = ${ownerId}::uuid AND id = ${messageId}::uuid
    ON CONFLICT DO NOTHING`;
  if (marked === 0) return null;
  await transaction.deadLetter.deleteMany({ where: { ownerId, kind: "memory.extract", messageId } });
  const [settings] = await transaction.$queryRaw<{ isOn: boolean; isReviewed: boolean }[]>`
    SELECT conversation.memory_mode = 'learn' AND COALESCE(account.memory_enabled, true) AS "isOn", COALESCE(account.memory_review, false) AS "isReviewed"
    FROM messages message JOIN conversations conversation ON conversation.owner_id = message.owner_id AND conversation.id = message.conversation_id
    LEFT JOIN accounts account ON account.owner_id = message.owner_id
    WHERE message.owner_id = ${ownerId}::uuid AND message.id = ${messageId}::uuid`;
  return settings ?? null;
}

/** What candidates have to be compared with, read where nobody else of this owner is learning. */
export async function readKnown(transaction: Transaction, scope: Scope, proposals: readonly { candidate: Pick<Candidate, "content" | "key"> }[], nearIds: readonly string[]): Promise<Map<string, KnownMemory>> {
  if (proposals.length === 0) return new Map();
  const memories = await findComparable(scope, proposals.map(({ candidate }) => candidate), nearIds, transaction);
  return new Map(memories.map((memory) => [memory.id as string, toKnown(memory)]));
}

export const toKnown = ({ id, content, key, value, validFrom }: Memory): KnownMemory => ({ id, content, key, value, learnedAt: new Date(validFrom) });

/** Carries out what was decided for one candidate, and keeps `known` as it is afterwards. */
export async function applyChange(
  transaction: Transaction,
  scope: Scope,
  from: LearnedFrom,
  candidate: Candidate,
  step: { change: Change; vector: Float32Array | null; known: Map<string, KnownMemory>; tally: Tally; origin?: MemoryOrigin },
): Promise<Memory | null> {
  const { change, vector, known, tally } = step;
  const place = change.action === "insert-superseded" ? placeInHistory(candidate, from.saidAt, known.get(change.byMemoryId), (await findOfKey(scope, candidate.key, transaction)).map(toPast)) : null;
  const heardAgain = change.action === "reinforce" ? change.memoryId : place?.sameAs;
  if (heardAgain !== undefined) {
    // Said twice in one message it is still said once.
    if (await addSource(transaction, scope, heardAgain, { ...from, quote: candidate.evidence.quote })) {
      await reinforceMemory(transaction, scope, heardAgain);
      tally.reinforced += 1;
    } else tally.ignored += 1;
    return null;
  }
  if (change.action === "ignore") {
    tally.ignored += 1;
    return null;
  }
  const [memory] = await insertMemories(transaction, scope, [toInsertion(from, candidate, step.origin ?? "extraction", place?.closedBy)], [vector]);
  if (!memory) throw new Error("A stored memory came back as nothing");
  tally.added += 1;
  if (place?.closesId !== undefined) await endEarlier(transaction, scope, place.closesId, { id: memory.id, at: from.saidAt });
  if (change.action === "supersede") {
    await supersedeMemories(transaction, scope, change.memoryIds, { id: memory.id, at: from.saidAt });
    for (const id of change.memoryIds) known.delete(id);
    tally.superseded += change.memoryIds.length;
  }
  if (place === null) known.set(memory.id, toKnown(memory));
  return memory;
}

const toPast = ({ memory, supersededAt }: { memory: Memory; supersededAt: Date | null }) => ({ ...toKnown(memory), supersededAt });

function toInsertion(from: LearnedFrom, candidate: Candidate, origin: MemoryOrigin, closedBy: Insertion["closedBy"]): Insertion {
  const { content, type, key, value, importance, confidence, evidence, expiresAt } = candidate;
  return {
    input: NewMemory.parse({ content, type, key, value, importance, confidence, expiresAt, ingestionMode: "explicit" }),
    provenance: { origin, learnedAt: from.saidAt, source: { conversationId: from.conversationId, messageId: from.messageId, quote: evidence.quote } },
    closedBy,
  };
}

/** More than turns bring: a history is being read in. */
const MANY = 20;

/** Puts finished messages into the search, or anew where they went on. Safe to run twice. */
export async function indexStoredMessages(scope: Scope, messageIds: readonly string[]): Promise<number> {
  const messages = await readMessagesToIndex(scope, messageIds);
  // Those of a turn are of one conversation; a history that is read in has many, and is nobody's in particular.
  const [conversationId = null, ...others] = new Set(messages.map((message) => message.conversationId));
  const about = { conversationId: others.length === 0 ? conversationId : null, messageId: null };
  const vectors = await embedTexts(scope, messages.map(({ text }) => text), about);
  await inTransaction(async (transaction) => {
    await indexMessages(transaction, scope, messages.map((message, index) => ({ ...message, vector: vectors[index] ?? null })));
    if (vectors.includes(null)) await sendJob(transaction, embedMissingJob, { ownerId: scope.ownerId, userId: scope.userId });
  });
  if (messages.length >= MANY) await refreshPlans(["search_documents", "search_embeddings", "search_signatures"]);
  return messages.length;
}
