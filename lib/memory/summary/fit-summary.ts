import { foldForEquality } from "@/lib/memory/clean-text";
import { estimateTokens } from "@/lib/models/tokens";
import { shortenText } from "./cut-text";
import { type Interaction, LONGEST_SUMMARY, MOST_DETAILS, type SummaryContent } from "./schema";

/** A summary may grow to this and no further, however long the conversation. */
export const MOST_SUMMARY_TOKENS = 1_000;
/** Of these, what details may take. */
const MOST_DETAIL_TOKENS = 300;
/** What the line around an entry costs in a prompt. */
const TOKENS_PER_ENTRY = 12;

export const interactionTokens = ({ summary, snippet }: Pick<Interaction, "summary" | "snippet">): number =>
  estimateTokens(summary) + (summary.includes(snippet) ? 0 : estimateTokens(snippet)) + TOKENS_PER_ENTRY;

/** Adds what newer turns came to. The turns of `newer` follow those of `older`. */
export function addToSummary(older: SummaryContent, newer: SummaryContent): SummaryContent {
  return {
    interactions: fitInteractions([...older.interactions, ...newer.interactions]),
    important_details: fitDetails([...older.important_details, ...newer.important_details]),
  };
}

/** A detail said again counts as said now; the oldest go first. */
function fitDetails(details: readonly string[]): string[] {
  const kept: string[] = [];
  const seen = new Set<string>();
  let tokens = 0;
  for (const detail of details.toReversed()) {
    const folded = foldForEquality(detail);
    const cost = estimateTokens(detail) + TOKENS_PER_ENTRY;
    if (folded === "" || seen.has(folded)) continue;
    if (kept.length >= MOST_DETAILS || tokens + cost > MOST_DETAIL_TOKENS) break;
    seen.add(folded);
    kept.unshift(detail);
    tokens += cost;
  }
  return kept;
}

/**
 * Merges neighbours until the whole fits: the pair of lowest priority first, of those the oldest. Each entry keeps its
 * bound, so every merge makes the whole smaller; turns stay in order, each in one entry.
 */
function fitInteractions(interactions: readonly Interaction[]): Interaction[] {
  const entries = interactions.map((interaction) => ({ interaction, tokens: interactionTokens(interaction) }));
  let total = entries.reduce((sum, { tokens }) => sum + tokens, 0);
  while (total > MOST_SUMMARY_TOKENS - MOST_DETAIL_TOKENS && entries.length > 1) {
    const at = leastPair(entries.map(({ interaction }) => interaction.priority));
    const [first, second] = entries.slice(at, at + 2);
    if (!first || !second) break;
    const interaction = merge(first.interaction, second.interaction);
    const tokens = interactionTokens(interaction);
    entries.splice(at, 2, { interaction, tokens });
    total += tokens - first.tokens - second.tokens;
  }
  return entries.map(({ interaction }) => interaction);
}

/** Index of the first of two neighbours whose priorities add up to least. */
function leastPair(priorities: readonly number[]): number {
  let best = 0;
  let bestSum = Number.POSITIVE_INFINITY;
  for (let index = 0; index + 1 < priorities.length; index += 1) {
    const sum = (priorities[index] ?? 0) + (priorities[index + 1] ?? 0);
    if (sum < bestSum) [best, bestSum] = [index, sum];
  }
  return best;
}

/** The weightier one keeps most of the room and its snippet; at the same priority the newer does. */
function merge(older: Interaction, newer: Interaction): Interaction {
  const weightier = older.priority > newer.priority ? older : newer;
  const [olderRoom, newerRoom] = weightier === older ? [0.62, 0.38] : [0.38, 0.62];
  const part = (text: string, share: number) => shortenText(text, Math.floor(LONGEST_SUMMARY * share) - 1);
  return {
    summary: shortenText(`${part(older.summary, olderRoom)} ${part(newer.summary, newerRoom)}`, LONGEST_SUMMARY),
    snippet: weightier.snippet,
    priority: weightier.priority,
    first_turn: older.first_turn,
    last_turn: newer.last_turn,
    message_id: weightier.message_id,
  };
}
