import "server-only";
import { keyedHash } from "@/lib/crypto/keyed-hash";
import { open, seal } from "@/lib/crypto/sealing";
import type { OwnerId, Scope } from "@/lib/db/scope";
import type { Candidate } from "@/lib/memory/extraction/candidate";
import type { Proposal } from "@/lib/memory/extraction/read-proposals";
import { ProposalRecord, StoredProposal } from "./schema";

const identity = (ownerId: string, id: string) => [ownerId, id];

/** Finds the same claim again in other words, where it has a key and a value. */
export const claimHash = (scope: Scope, { key, value }: Pick<Candidate, "key" | "value">): Uint8Array<ArrayBuffer> | null =>
  key === undefined || value === undefined ? null : keyedHash("memory-claim", scope.ownerId, scope.userId, key, JSON.stringify(value).toLowerCase());

export function sealProposal(ownerId: OwnerId, id: string, { candidate, named }: Proposal): Uint8Array<ArrayBuffer> {
  const { evidence, ...rest } = candidate;
  const stored: StoredProposal = { ...rest, quote: evidence.quote, named: [...named] };
  return seal("proposal", identity(ownerId, id), JSON.stringify(stored));
}

export const openProposal = (ownerId: OwnerId, id: string, sealed: Uint8Array): StoredProposal =>
  StoredProposal.parse(JSON.parse(open("proposal", identity(ownerId, id), sealed)));

/** A waiting row with its message, as the domain reads it. */
export type WaitingRow = { readonly id: string; readonly messageId: string | null; readonly proposalSealed: Uint8Array | null; readonly createdAt: Date; readonly message: { readonly conversationId: string; readonly createdAt: Date } | null };

/** A waiting proposal as the public interface names it. Null for a row that was refused, which has no words. */
export function toProposalRecord(ownerId: OwnerId, row: WaitingRow): ProposalRecord | null {
  if (row.proposalSealed === null || row.messageId === null || row.message === null) return null;
  const { content, type, key, importance, confidence, quote } = openProposal(ownerId, row.id, row.proposalSealed);
  return ProposalRecord.parse({
    id: row.id,
    type,
    content,
    key: key ?? null,
    importance,
    confidence,
    source: { conversation_id: row.message.conversationId, message_id: row.messageId, quote },
    said_at: row.message.createdAt.toISOString(),
    created_at: row.createdAt.toISOString(),
  });
}
