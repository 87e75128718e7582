import "server-only";
import type { Scope } from "@/lib/db/scope";
import { countInWorkingMemory, toTurns } from "./plan-fold";
import { readConversationState, readShortTerm, readSummaryContent } from "./queries";
import { type ConversationMemory, NO_SUMMARY } from "./schema";
import { workingMemoryLimits } from "./working-memory";

/**
 * What is remembered of one conversation, on the branch in view: the turns that the next reply sees whole, and the
 * summary of those before. Turns folded ahead of need are in both.
 * @param wanted a version; without it, the deepest one on the branch
 * @returns null when there is no such conversation of the caller's, or no such version
 */
export async function readConversationMemory(scope: Scope, conversationId: string, wanted?: number): Promise<ConversationMemory | null> {
  const state = await readConversationState(scope, conversationId);
  if (!state) return null;
  const turns = toTurns(state.branch, 0);
  const deepest = state.versions.filter(({ is_on_branch }) => is_on_branch).toSorted((a, b) => b.watermark - a.watermark)[0];
  const shown = wanted === undefined ? deepest : state.versions.find(({ version }) => version === wanted);
  if (wanted !== undefined && !shown) return null;
  const inside = turns.slice(turns.length - countInWorkingMemory(turns, workingMemoryLimits()));
  const [content, shortTerm] = await Promise.all([
    shown ? readSummaryContent(scope, conversationId, shown.version) : NO_SUMMARY,
    readShortTerm(scope, inside.flatMap(({ messageIds }) => messageIds)),
  ]);
  return { conversation_id: conversationId, short_term: shortTerm, ...content, summary: shown ?? null, turn_count: turns.length, versions: [...state.versions] };
}
