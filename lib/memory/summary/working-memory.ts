import "server-only";
import { config } from "@/lib/config/config";
import type { WorkingMemoryLimits } from "./plan-fold";

/**
 * What a prompt holds of recent turns: turns beyond it are folded. With a small model even less fits, so no more is
 * counted on than a quarter of what it takes.
 */
export function workingMemoryLimits(): WorkingMemoryLimits {
  const { SHORT_TERM_MEMORY_K, WORKING_MEMORY_TOKENS, LLM_CONTEXT_TOKENS } = config();
  return { mostTurns: SHORT_TERM_MEMORY_K, mostTokens: Math.min(WORKING_MEMORY_TOKENS, Math.floor(LLM_CONTEXT_TOKENS / 4)) };
}
