import "server-only";
import type { Scope } from "@/lib/db/scope";
import { sendJob } from "@/lib/jobs/commands";
import { clearConversation } from "@/lib/memory/summary/commands";
import { foldTurns } from "@/lib/memory/summary/fold-turns";
import { foldTurnsJob } from "@/lib/memory/summary/jobs";
import { readConversationMemory } from "@/lib/memory/summary/read-conversation-memory";
import type { ConversationMemory } from "@/lib/memory/summary/schema";
import type { Result } from "@/lib/result";
import { fail, ok } from "@/lib/result";
import { summaryTools } from "./summary-tools";

type NotFound = { readonly code: "not_found" };

/**
 * Folds every finished turn of the branch in view into its summary now. Somebody waits: a model that is away is not
 * waited for, and what one call cannot fold is left to a job.
 */
export async function summariseConversation(scope: Scope, conversationId: string): Promise<Result<ConversationMemory, NotFound>> {
  const done = await foldTurns(scope, conversationId, { upTo: "end", isLastAttempt: true }, summaryTools());
  if (done?.isBehind) await sendJob(null, foldTurnsJob, { ownerId: scope.ownerId, userId: scope.userId, conversationId, upTo: "end" });
  return show(scope, conversationId);
}

/** Clears working memory and summaries; see `clearConversation`. */
export async function resetConversation(scope: Scope, conversationId: string): Promise<Result<ConversationMemory, NotFound>> {
  const cleared = await clearConversation(scope, conversationId);
  return cleared.ok ? show(scope, conversationId) : cleared;
}

async function show(scope: Scope, conversationId: string): Promise<Result<ConversationMemory, NotFound>> {
  const memory = await readConversationMemory(scope, conversationId);
  return memory ? ok(memory) : fail({ code: "not_found" });
}
