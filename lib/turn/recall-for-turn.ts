import "server-only";
import type { Scope } from "@/lib/db/scope";
import type { Recall } from "@/lib/memory/schema";

const NOTHING: Recall = { facts: [], episodes: [] };

export async function recallForTurn(
  _scope: Scope,
  _input: { query: string; conversationId: string; withoutMemoryIds: readonly string[] },
): Promise<Recall> {
  return NOTHING;
}
