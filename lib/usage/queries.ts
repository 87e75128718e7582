import "server-only";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";

export type UsageTotals = { readonly promptTokens: number; readonly completionTokens: number; readonly reasoningTokens: number; readonly callCount: number };

/** What a scope has used in all, or for one conversation. `reasoningTokens` are part of `completionTokens`. */
export async function readUsageTotals(scope: Scope, conversationId: string | null = null): Promise<UsageTotals> {
  const [row] = await db().$queryRaw<{ prompt: bigint; completion: bigint; reasoning: bigint; calls: bigint }[]>`
    SELECT COALESCE(sum(prompt_tokens), 0)::bigint AS prompt, COALESCE(sum(completion_tokens), 0)::bigint AS completion,
      COALESCE(sum(reasoning_tokens), 0)::bigint AS reasoning, count(*) AS calls
    FROM usage_records WHERE owner_id = ${scope.ownerId}::uuid AND user_id = ${scope.userId}
      AND (${conversationId}::uuid IS NULL OR conversation_id = ${conversationId}::uuid)`;
  return {
    promptTokens: Number(row?.prompt ?? 0),
    completionTokens: Number(row?.completion ?? 0),
    reasoningTokens: Number(row?.reasoning ?? 0),
    callCount: Number(row?.calls ?? 0),
  };
}
