import "server-only";
import { now } from "@/lib/clock";
import { db, inTransaction, type Transaction } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { newId } from "@/lib/ids";
import type { LearnedFrom } from "@/lib/memory/extraction/commands";
import type { Proposal } from "@/lib/memory/extraction/read-proposals";
import { contentHash } from "@/lib/memory/rows";
import { fail, ok, type Result } from "@/lib/result";
import { claimHash, sealProposal } from "./rows";

type NotFound = { readonly code: "not_found" };

/** Lets what was learned wait for the person's word. What waits already is not asked twice. @returns how many were added: 0 or 1 */
export async function storeProposal(transaction: Transaction, scope: Scope, from: LearnedFrom, proposal: Proposal): Promise<number> {
  const { ownerId, userId } = scope;
  const id = newId();
  const { count } = await transaction.memoryProposal.createMany({
    data: [{
      ownerId,
      id,
      userId,
      messageId: from.messageId,
      proposalSealed: sealProposal(ownerId, id, proposal),
      contentHash: contentHash(scope, proposal.candidate.content),
      claimHash: claimHash(scope, proposal.candidate),
      createdAt: now(),
    }],
    skipDuplicates: true,
  });
  return count;
}

/** Refuses a proposal: its words are gone, and the same is not proposed again. */
export async function refuseProposal(scope: Scope, proposalId: string): Promise<Result<null, NotFound>> {
  const { count } = await db().memoryProposal.updateMany({
    where: { ownerId: scope.ownerId, userId: scope.userId, id: proposalId, refusedAt: null },
    data: { refusedAt: now(), proposalSealed: null, messageId: null },
  });
  return count === 0 ? fail({ code: "not_found" }) : ok(null);
}

/** Switches review on or off. What waits goes on waiting. */
export async function setReview({ ownerId }: Scope, isOn: boolean): Promise<boolean> {
  return inTransaction(async (transaction) => {
    await transaction.account.updateMany({ where: { ownerId }, data: { memoryReview: isOn } });
    const account = await transaction.account.findUnique({ where: { ownerId }, select: { memoryReview: true } });
    return account?.memoryReview ?? false;
  });
}
