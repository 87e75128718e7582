import "server-only";
import { sealAuthor, sealMessageText, sealTitle } from "@/lib/chat/rows";
import { now } from "@/lib/clock";
import { db, inTransaction, type Transaction } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { refreshPlans } from "@/lib/db/refresh-plans";
import type { Scope } from "@/lib/db/scope";
import { sendJobs } from "@/lib/jobs/commands";
import type { QueuedJob } from "@/lib/jobs/job";
import { estimateTokens } from "@/lib/models/tokens";
import { fail, ok, type Result } from "@/lib/result";
import { goesOnFrom, type KnownMessages, type Misplaced, type PlacedMessage, placeMessages } from "./place-messages";
import type { ImportConversations, ImportedConversation, ImportOutcome } from "./schema";

/** Messages of one transaction: on the embedded database others wait for it. */
const MESSAGES_AT_ONCE = 100;
/** Counting tokens and sealing take the thread that streams are written on. */
const LONGEST_WITHOUT_PAUSE_MS = 15;

export type ImportFailure = Misplaced | { readonly code: "conflict"; readonly conversationId: string };

/**
 * Stores conversations with the dates at which they were held. What is there already stays as it is, so the same import
 * can be sent again, and one that was cut short goes on where it ended. Nothing is learned from what is imported, and
 * no reply is written.
 *
 * Everything is checked before anything is stored; each batch is then stored whole, with its jobs.
 *
 * @param options.jobsFor what is to be done for messages that were stored
 * @returns `conflict` when an id is taken by something else of the same owner; `unknown_parent` when a message answers one that is in neither the import nor its conversation
 */
export async function storeConversations(
  scope: Scope,
  { conversations }: ImportConversations,
  options: { readonly jobsFor: (messageIds: readonly string[]) => readonly QueuedJob[] },
): Promise<Result<ImportOutcome, ImportFailure>> {
  const taken = await findForeignConversation(scope, conversations.map(({ id }) => id));
  if (taken !== null) return fail({ code: "conflict", conversationId: taken });
  const known = await findKnownMessages(scope, conversations.flatMap(({ messages }) => messages.flatMap(({ id, parentId }) => (parentId ? [id, parentId] : [id]))));
  const placed: (readonly [ImportedConversation, readonly PlacedMessage[]])[] = [];
  for (const conversation of conversations) {
    const messages = placeMessages(conversation, known);
    if (!messages.ok) return messages;
    placed.push([conversation, messages.value]);
  }

  const outcome = { conversationsAdded: 0, messagesAdded: 0, messagesKnown: 0 };
  for (const parts of toBatches(placed, known)) {
    const batch = await sealBatch(scope, parts);
    const added = await storeBatch(scope, batch, options.jobsFor);
    outcome.conversationsAdded += added.conversations;
    outcome.messagesAdded += added.messages;
    await refreshPlans(["conversations", "messages"]);
  }
  outcome.messagesKnown = placed.reduce((sum, [, messages]) => sum + messages.length, 0) - outcome.messagesAdded;
  return ok(outcome);
}

/** A stretch of one conversation: what of it is new, and all of it up to the last of these. */
type Part = { readonly conversation: ImportedConversation; readonly fresh: readonly PlacedMessage[]; readonly upToHere: readonly PlacedMessage[] };

/** Long conversations are cut, and short ones put together: a transaction for each costs more than what is stored in it. */
function toBatches(placed: readonly (readonly [ImportedConversation, readonly PlacedMessage[]])[], known: KnownMessages): Part[][] {
  const batches: Part[][] = [];
  let room = 0;
  for (const [conversation, messages] of placed) {
    for (let start = 0; start < messages.length; ) {
      if (room === 0) {
        batches.push([]);
        room = MESSAGES_AT_ONCE;
      }
      const end = Math.min(messages.length, start + room);
      const fresh = messages.slice(start, end).filter(({ id }) => !known.has(id));
      if (fresh.length > 0) batches.at(-1)?.push({ conversation, fresh, upToHere: messages.slice(0, end) });
      room -= end - start;
      start = end;
    }
  }
  return batches.filter(({ length }) => length > 0);
}

/** A conversation of the same owner that belongs to another of its users. */
async function findForeignConversation({ ownerId, userId }: Scope, ids: readonly string[]): Promise<string | null> {
  const row = await db().conversation.findFirst({ where: { ownerId, id: { in: [...ids] }, userId: { not: userId } }, select: { id: true } });
  return row?.id ?? null;
}

async function findKnownMessages({ ownerId }: Scope, ids: readonly string[]): Promise<KnownMessages> {
  const rows = await db().message.findMany({ where: { ownerId, id: { in: [...new Set(ids)] } }, select: { id: true, conversationId: true } });
  return new Map(rows.map(({ id, conversationId }) => [id, { conversationId }]));
}

/** Made with its first messages in view; what comes later goes on from there. */
function newConversation({ ownerId, userId }: Scope, { conversation: { id, title, messages }, upToHere }: Part) {
  const times = messages.map(({ createdAt }) => Date.parse(createdAt));
  return {
    ownerId,
    id,
    userId,
    ...(title ? { titleSealed: sealTitle(ownerId, id, title), titleSource: "person" } : {}),
    activeLeafId: upToHere.at(-1)?.id ?? null,
    createdAt: new Date(least(times)),
    lastMessageAt: new Date(-least(times.map((time) => -time))),
    importedAt: now(),
  };
}

const least = (values: readonly number[]): number => values.reduce((smallest, value) => Math.min(smallest, value), Infinity);

type NewRow = Prisma.MessageCreateManyInput & { readonly id: string; readonly createdAt: Date };

type Batch = { readonly parts: readonly Part[]; readonly rows: readonly NewRow[] };

async function sealBatch({ ownerId }: Scope, parts: readonly Part[]): Promise<Batch> {
  const rows: NewRow[] = [];
  let pausedAtMs = performance.now();
  for (const { conversation, fresh } of parts) {
    for (const { id, parentId, role, author, text, createdAt } of fresh) {
      const contentSealed = sealMessageText(ownerId, id, text);
      const authorSealed = author ? sealAuthor(ownerId, id, author) : null;
      rows.push({ ownerId, id, conversationId: conversation.id, parentId, role, contentSealed, authorSealed, status: "complete", tokenCount: estimateTokens(text), createdAt: new Date(createdAt) });
      if (performance.now() - pausedAtMs < LONGEST_WITHOUT_PAUSE_MS) continue;
      await new Promise((resume) => setImmediate(resume));
      pausedAtMs = performance.now();
    }
  }
  return { parts, rows };
}

/** A batch with its conversations, its jobs and the branches in view: whole or not at all. */
async function storeBatch(
  scope: Scope,
  { parts, rows }: Batch,
  jobsFor: (messageIds: readonly string[]) => readonly QueuedJob[],
): Promise<{ conversations: number; messages: number }> {
  return inTransaction(async (transaction) => {
    const made = await transaction.conversation.createManyAndReturn({ data: parts.map((part) => newConversation(scope, part)), skipDuplicates: true, select: { id: true } });
    const stored = await transaction.message.createMany({ data: [...rows], skipDuplicates: true });
    const madeIds = new Set(made.map(({ id }) => id));
    for (const part of parts) if (!madeIds.has(part.conversation.id)) await goOn(transaction, scope, part);
    await sendJobs(transaction, jobsFor(rows.map(({ id }) => id)));
    return { conversations: made.length, messages: stored.count };
  });
}

/** The newest message dates its conversation. What was imported comes into view where nothing was, or where it goes on from what was. */
async function goOn(transaction: Transaction, { ownerId }: Scope, { conversation, fresh, upToHere }: Part): Promise<void> {
  const where = { ownerId_id: { ownerId, id: conversation.id } };
  const { activeLeafId, lastMessageAt } = await transaction.conversation.findUniqueOrThrow({ where, select: { activeLeafId: true, lastMessageAt: true } });
  const newest = new Date(-least(fresh.map(({ createdAt }) => -Date.parse(createdAt))));
  const last = upToHere.at(-1);
  const isInView = activeLeafId === null || goesOnFrom(upToHere, activeLeafId);
  await transaction.conversation.update({
    where,
    data: { ...(isInView && last ? { activeLeafId: last.id } : {}), ...(newest > lastMessageAt ? { lastMessageAt: newest } : {}), importedAt: now() },
  });
}
