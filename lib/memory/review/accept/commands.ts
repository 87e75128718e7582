import "server-only";
import { db, inTransaction } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { claimAfterCorrection } from "@/lib/memory/claim-after-correction";
import { foldForEquality } from "@/lib/memory/clean-text";
import { embedTexts } from "@/lib/memory/current-embedder";
import type { Candidate } from "@/lib/memory/extraction/candidate";
import { applyChange, holdOwner, readKnown, type Tally } from "@/lib/memory/extraction/commands";
import { decideChange } from "@/lib/memory/extraction/decide-change";
import { findMemory } from "@/lib/memory/queries";
import { openProposal } from "@/lib/memory/review/rows";
import type { StoredProposal } from "@/lib/memory/review/schema";
import type { Memory } from "@/lib/memory/schema";
import { fail, ok, type Result } from "@/lib/result";

type NotFound = { readonly code: "not_found" };

/**
 * Remembers what was proposed, in the person's own wording where they give one, as it would have been without review:
 * decided against what is known now, with the date of the message it was said in.
 *
 * @returns the memory that holds it now; null where it only ended something that is not known any more
 */
export async function acceptProposal(scope: Scope, proposalId: string, edit: { content?: string | undefined }): Promise<Result<Memory | null, NotFound>> {
  const { ownerId, userId } = scope;
  const waiting = await db().memoryProposal.findFirst({
    where: { ownerId, userId, id: proposalId, refusedAt: null },
    include: { message: { select: { conversationId: true, createdAt: true } } },
  });
  if (!waiting?.proposalSealed || !waiting.messageId || !waiting.message) return fail({ code: "not_found" });
  const stored = openProposal(ownerId, proposalId, waiting.proposalSealed);
  const candidate = toCandidate(stored, waiting.messageId, edit.content);
  const from = { messageId: waiting.messageId, conversationId: waiting.message.conversationId, saidAt: waiting.message.createdAt };
  const named = new Map(stored.named);
  const [vector = null] = await embedTexts(scope, [candidate.content], from);

  return inTransaction(async (transaction) => {
    await holdOwner(transaction, scope);
    // Accepted or refused in another tab meanwhile.
    const { count } = await transaction.memoryProposal.deleteMany({ where: { ownerId, userId, id: proposalId, refusedAt: null } });
    if (count === 0) return fail({ code: "not_found" });
    const known = await readKnown(transaction, scope, [{ candidate }], [...named.keys()]);
    const change = decideChange(candidate, from.saidAt, [...known.values()], named);
    const tally: Tally = { added: 0, reinforced: 0, superseded: 0, ignored: 0, proposed: 0 };
    const memory = await applyChange(transaction, scope, from, candidate, { change, vector, known, tally, origin: edit.content === undefined ? "extraction" : "person" });
    if (memory !== null || change.action !== "reinforce") return ok(memory);
    return ok(await findMemory(scope, change.memoryId, transaction));
  });
}

/** A value that the person's wording no longer bears out is dropped; the key still says what it is about, where it names no thing that is gone. */
function toCandidate({ quote, named: _named, ...rest }: StoredProposal, messageId: string, wording: string | undefined): Candidate {
  const candidate = { ...rest, evidence: { quote, messageId } };
  if (wording === undefined || foldForEquality(wording) === foldForEquality(rest.content)) return candidate;
  const { value, key: proposedKey, ...others } = candidate;
  const { key } = claimAfterCorrection({ key: proposedKey ?? null, value: null, content: rest.content }, wording);
  const bearsValue = key !== null && typeof value === "string" && foldForEquality(wording).includes(foldForEquality(value));
  return { ...others, content: wording, ...(key === null ? {} : { key }), ...(bearsValue ? { value } : {}) };
}
