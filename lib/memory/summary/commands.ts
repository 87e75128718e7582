import "server-only";
import { inTransaction, type Transaction } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import type { ModelCall } from "@/lib/models/types";
import type { Result } from "@/lib/result";
import { fail, ok } from "@/lib/result";
import { sealSummary } from "./rows";
import type { SummaryContent } from "./schema";

/** Records uses of a model, inside a transaction where there is one. */
export type RecordCalls = (scope: Scope, calls: readonly ModelCall[], about: { conversationId: string; messageId: string }, transaction?: Transaction) => Promise<void>;

/** One step of a summary, and what it was made from. */
export type SummaryStep = {
  readonly conversationId: string;
  readonly content: SummaryContent;
  readonly watermark: number;
  readonly model: string;
  /** Messages of the turns that are folded in this step, in order. The version belongs to the last one. */
  readonly foldedMessageIds: readonly string[];
  readonly endsAtMessageId: string;
  /** The last message as it was read. */
  readonly lastSealed: Uint8Array;
  readonly baseVersion: number | null;
  readonly clearedUpTo: bigint;
};

/**
 * Stores a version together with its watermark, and what `also` writes: all of it or nothing. Folds of one conversation
 * wait for each other here, so each sees what the one before has stored: a turn that another version holds already, a
 * base that was cleared away, or a reply that went on meanwhile makes it void.
 * @returns the number of the version, or null when it came too late; what `also` writes is kept in either case
 */
export function storeSummary(scope: Scope, step: SummaryStep, also: (transaction: Transaction) => Promise<void>): Promise<number | null> {
  const { ownerId, userId } = scope;
  const { conversationId, endsAtMessageId } = step;
  return inTransaction(async (transaction) => {
    // The lock comes first: a statement sees only what was stored before it began.
    const locked = await transaction.$queryRaw<unknown[]>`
      SELECT 1 FROM conversations WHERE owner_id = ${ownerId}::uuid AND id = ${conversationId}::uuid AND user_id = ${userId}
        AND cleared_up_to = ${step.clearedUpTo}::bigint FOR UPDATE`;
    const [row] =
      locked.length === 0
        ? []
        : await transaction.$queryRaw<{ version: number }[]>`
            INSERT INTO summaries (owner_id, conversation_id, version, ends_at_message_id, watermark, content_sealed, model)
            SELECT owner_id, conversation_id, (SELECT COALESCE(max(version), 0) + 1 FROM summaries WHERE owner_id = ${ownerId}::uuid AND conversation_id = ${conversationId}::uuid),
              id, ${step.watermark}::int, ${sealSummary(ownerId, conversationId, endsAtMessageId, step.content)}::bytea, ${step.model}
            FROM messages last
            WHERE owner_id = ${ownerId}::uuid AND id = ${endsAtMessageId}::uuid AND conversation_id = ${conversationId}::uuid
              AND status <> 'streaming' AND content_sealed = ${Buffer.from(step.lastSealed)}::bytea
              -- Up from where each newer version ends: one that passes here holds these turns already, be it by a longer step.
              AND NOT EXISTS (
                WITH RECURSIVE held AS (
                  SELECT ends_at_message_id AS id FROM summaries
                  WHERE owner_id = ${ownerId}::uuid AND conversation_id = ${conversationId}::uuid AND version > ${step.baseVersion ?? 0}::int
                  UNION
                  SELECT message.parent_id FROM held JOIN messages message ON message.owner_id = ${ownerId}::uuid AND message.id = held.id
                  WHERE message.sequence > last.sequence
                ) SELECT FROM held WHERE id = ANY(${[...step.foldedMessageIds]}::uuid[]))
              AND (${step.baseVersion === null} OR EXISTS (SELECT FROM summaries WHERE owner_id = ${ownerId}::uuid AND conversation_id = ${conversationId}::uuid AND version = ${step.baseVersion}::int))
            ON CONFLICT DO NOTHING RETURNING version`;
    await also(transaction);
    return row?.version ?? null;
  });
}

/**
 * Clears a conversation's working memory and its summaries, on every branch: the next reply sees nothing that was said
 * before. The messages stay to be read, and so does what was learned from them.
 */
export function clearConversation(scope: Scope, conversationId: string): Promise<Result<null, { readonly code: "not_found" }>> {
  const { ownerId, userId } = scope;
  return inTransaction(async (transaction) => {
    const count = await transaction.$executeRaw`
      UPDATE conversations SET cleared_up_to = GREATEST(cleared_up_to, COALESCE((
        SELECT max(sequence) FROM messages WHERE owner_id = ${ownerId}::uuid AND conversation_id = ${conversationId}::uuid), 0))
      WHERE owner_id = ${ownerId}::uuid AND id = ${conversationId}::uuid AND user_id = ${userId}`;
    if (count === 0) return fail({ code: "not_found" });
    // After the lock that the update took, so that a fold which was storing is seen here.
    await transaction.$executeRaw`DELETE FROM summaries WHERE owner_id = ${ownerId}::uuid AND conversation_id = ${conversationId}::uuid`;
    return ok(null);
  });
}
