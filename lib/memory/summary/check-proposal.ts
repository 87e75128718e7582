import { cleanText } from "@/lib/memory/clean-text";
import { findEvidence } from "@/lib/memory/extraction/find-evidence";
import type { ProposedSummary } from "@/lib/memory/prompts/summarise-turns";
import { cutText, shortenText } from "./cut-text";
import { type FoldedTurn, type Interaction, LONGEST_DETAIL, LONGEST_SNIPPET, LONGEST_SUMMARY, type SummaryContent } from "./schema";
import { summariseBySentences } from "./summarise-by-sentences";

const MOST_DETAILS_A_FOLD = 5;
const MIDDLE_PRIORITY = 3;

/**
 * What becomes of a model's summary. The model proposes, code decides: every turn ends up in exactly one entry (one that
 * the model left out is summarised by its sentences), a snippet that does not stand in its turns is replaced by one that
 * does, priorities are brought into range, and a detail with a figure that nobody named is dropped.
 * @param turns those the model was given, in order, as `1…n` in its answer
 */
export function checkProposal(proposed: ProposedSummary, turns: readonly FoldedTurn[]): SummaryContent {
  const bySentences = summariseBySentences(turns).interactions;
  const interactions: Interaction[] = [];
  let next = 1;
  for (const entry of proposed.interactions.toSorted((a, b) => toTurn(a.first_turn) - toTurn(b.first_turn))) {
    const first = Math.max(next, toTurn(entry.first_turn));
    const last = Math.min(turns.length, Math.max(toTurn(entry.first_turn), toTurn(entry.last_turn)));
    if (first > last) continue;
    interactions.push(...bySentences.slice(next - 1, first - 1), toInteraction(entry, turns.slice(first - 1, last), bySentences.slice(first - 1, last)));
    next = last + 1;
  }
  interactions.push(...bySentences.slice(next - 1));
  return { interactions, important_details: checkDetails(proposed.important_details, turns) };
}

const toTurn = (value: number): number => (Number.isFinite(value) ? Math.max(1, Math.round(value)) : 1);

function toInteraction(entry: ProposedSummary["interactions"][number], turns: readonly FoldedTurn[], bySentences: readonly Interaction[]): Interaction {
  const fallback = bySentences.reduce((best, each) => (each.priority > best.priority ? each : best));
  const found = findSnippet(entry.snippet, turns);
  return {
    summary: shortenText(oneLine(entry.summary), LONGEST_SUMMARY) || fallback.summary,
    snippet: found?.snippet ?? fallback.snippet,
    priority: Number.isFinite(entry.priority) ? Math.min(5, Math.max(1, Math.round(entry.priority))) : MIDDLE_PRIORITY,
    first_turn: turns[0]?.turn ?? fallback.first_turn,
    last_turn: turns.at(-1)?.turn ?? fallback.last_turn,
    message_id: found?.messageId ?? fallback.message_id,
  };
}

/** The words as they stand in the conversation, which may differ from the model's copy in case and quotation marks. */
function findSnippet(snippet: string, turns: readonly FoldedTurn[]): { snippet: string; messageId: string } | null {
  const wanted = cutText(snippet, LONGEST_SNIPPET);
  for (const { id, text } of turns.flatMap(({ messages }) => messages)) {
    const place = findEvidence(wanted, text);
    if (place) return { snippet: cutText(text.slice(place.start, place.end), LONGEST_SNIPPET), messageId: id };
  }
  return null;
}

const oneLine = (text: string): string => cleanText(text).replace(/\s+/gu, " ").trim();

function checkDetails(details: readonly string[], turns: readonly FoldedTurn[]): string[] {
  const figures = new Set(turns.flatMap(({ messages }) => messages.flatMap(({ text }) => figuresOf(text))));
  return details
    .map((detail) => shortenText(oneLine(detail), LONGEST_DETAIL))
    .filter((detail) => detail !== "" && figuresOf(detail).every((figure) => figures.has(figure)))
    .slice(0, MOST_DETAILS_A_FOLD);
}

const figuresOf = (text: string): string[] => text.match(/\p{Nd}+/gu) ?? [];
