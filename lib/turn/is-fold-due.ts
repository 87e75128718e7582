import "server-only";
import { workingMemoryLimits } from "@/lib/memory/summary/working-memory";
import type { BegunTurn } from "./begun-turn";
import { TOKENS_PER_MESSAGE } from "./group-into-turns";

/** Whether a turn leaves working memory now that this one is stored: then the summary is to take it up. */
export function isFoldDue(begun: Pick<BegunTurn, "sinceSummary" | "person">, replyTokens: number): boolean {
  const { mostTurns, mostTokens } = workingMemoryLimits();
  const turns = begun.sinceSummary.turns + 1;
  const tokens = begun.sinceSummary.tokens + begun.person.tokenCount + replyTokens + 2 * turns * TOKENS_PER_MESSAGE;
  return turns > mostTurns || tokens > mostTokens;
}
