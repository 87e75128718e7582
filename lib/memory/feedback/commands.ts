import "server-only";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { queryRows } from "@/lib/db/query-rows";
import type { Scope } from "@/lib/db/scope";
import { fail, ok, type Result } from "@/lib/result";
import { feedbackFactor } from "./feedback-factor";
import type { FeedbackRecord, Verdict } from "./schema";

type NotFound = { readonly code: "not_found" };

const COUNTS: Readonly<Record<Verdict, Prisma.Sql>> = { useful: Prisma.raw("useful_count"), wrong: Prisma.raw("wrong_count") };
/** More than this says nothing new: the factor is at its bound. */
const MOST_COUNTED = 1_000;

/** Counts one more word of the person about a memory in force, or one less. Its history does not grow: it says the same. */
export async function giveFeedback(scope: Scope, memoryId: string, verdict: Verdict, options: { isTakenBack: boolean }): Promise<Result<FeedbackRecord, NotFound>> {
  const count = COUNTS[verdict];
  const [row] = await queryRows<{ useful_count: number; wrong_count: number }>(Prisma.sql`
    UPDATE memories SET ${count} = LEAST(${MOST_COUNTED}::int, GREATEST(0, ${count} + ${options.isTakenBack ? -1 : 1}::int))
    WHERE owner_id = ${scope.ownerId}::uuid AND user_id = ${scope.userId} AND id = ${memoryId}::uuid AND deleted_at IS NULL AND superseded_at IS NULL
    RETURNING useful_count, wrong_count`);
  if (!row) return fail({ code: "not_found" });
  return ok({ ...row, feedback_factor: feedbackFactor({ usefulCount: row.useful_count, wrongCount: row.wrong_count }) });
}

/** Keeps a memory out of a conversation. `not_found` where either is not the caller's. Twice is the same as once. */
export async function leaveOut({ ownerId, userId }: Scope, conversationId: string, memoryId: string): Promise<Result<null, NotFound>> {
  const rows = await db().$queryRaw<unknown[]>`
    INSERT INTO memory_exclusions (owner_id, conversation_id, memory_id)
    SELECT conversation.owner_id, conversation.id, memory.id FROM conversations conversation
    JOIN memories memory ON memory.owner_id = conversation.owner_id AND memory.id = ${memoryId}::uuid AND memory.user_id = ${userId}
    WHERE conversation.owner_id = ${ownerId}::uuid AND conversation.id = ${conversationId}::uuid AND conversation.user_id = ${userId}
    ON CONFLICT (owner_id, conversation_id, memory_id) DO UPDATE SET created_at = memory_exclusions.created_at
    RETURNING 1`;
  return rows.length > 0 ? ok(null) : fail({ code: "not_found" });
}

/** Lets a memory in again. `not_found` where it was not left out, or is not the caller's. */
export async function takeInAgain({ ownerId, userId }: Scope, conversationId: string, memoryId: string): Promise<Result<null, NotFound>> {
  const { count } = await db().memoryExclusion.deleteMany({ where: { ownerId, conversationId, memoryId, conversation: { userId } } });
  return count > 0 ? ok(null) : fail({ code: "not_found" });
}
