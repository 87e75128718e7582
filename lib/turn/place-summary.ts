import { rankSummaryLines, renderSummary, renderSummaryLine, type SummaryLine } from "@/lib/memory/summary/render-summary";
import { estimateTokens } from "@/lib/models/tokens";
import type { AskedTurn } from "./asked-turn";

/** A line of the summary, with what it costs in the prompt. */
export type SizedSummaryLine = { readonly line: SummaryLine; readonly tokenCount: number };

/**
 * The summary's lines for a prompt that holds so many recent turns whole, best first. What those turns came to is left
 * out, so that nothing is said twice.
 */
export function sizeSummary({ summary, sinceSummary }: Pick<AskedTurn, "summary" | "sinceSummary">, turnsInView: number): SizedSummaryLine[] {
  if (!summary) return [];
  const firstTurnInView = summary.watermark + sinceSummary.turns - turnsInView + 1;
  return rankSummaryLines(summary.content, firstTurnInView).map((line) => ({ line, tokenCount: estimateTokens(renderSummaryLine(line)) + 1 }));
}

export const placeSummary = (kept: readonly SizedSummaryLine[]): string => renderSummary(kept.map(({ line }) => line));
