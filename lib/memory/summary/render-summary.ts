import { fenceText } from "@/lib/memory/render-memories";
import type { Interaction } from "./schema";

/** A line of the summary as the model reads it. */
export type SummaryLine = { readonly kind: "interaction"; readonly interaction: Interaction } | { readonly kind: "detail"; readonly detail: string };

export function renderSummaryLine(line: SummaryLine): string {
  if (line.kind === "detail") return `- ${fenceText(line.detail)}`;
  const { summary, snippet, first_turn, last_turn } = line.interaction;
  const turns = first_turn === last_turn ? `turn ${first_turn}` : `turns ${first_turn}-${last_turn}`;
  const quote = snippet === "" || summary.includes(snippet) ? "" : ` (said: "${fenceText(snippet)}")`;
  return `(${turns}) ${fenceText(summary)}${quote}`;
}

/** The fenced block, oldest turns first and details last, or "" for none. It is data, as memories are. */
export function renderSummary(lines: readonly SummaryLine[]): string {
  if (lines.length === 0) return "";
  const firstTurn = (line: SummaryLine) => (line.kind === "interaction" ? line.interaction.first_turn : Number.POSITIVE_INFINITY);
  const ordered = lines.toSorted((a, b) => Math.sign(firstTurn(a) - firstTurn(b)) || 0);
  return ["<summary>", ...ordered.map(renderSummaryLine), "</summary>"].join("\n");
}

/**
 * The lines of a summary that are worth their room, best first: details, then entries by priority, of the same priority
 * the newest first. Entries all of whose turns are in view whole are left out.
 * @param firstTurnInView the oldest turn that the prompt holds whole
 */
export function rankSummaryLines(content: { readonly interactions: readonly Interaction[]; readonly important_details: readonly string[] }, firstTurnInView: number): SummaryLine[] {
  const interactions = content.interactions
    .filter(({ first_turn }) => first_turn < firstTurnInView)
    .toSorted((a, b) => b.priority - a.priority || b.first_turn - a.first_turn);
  const said = interactions.map(({ summary }) => summary).join("\n");
  return [
    // An entry that holds the very words says them already.
    ...content.important_details.filter((detail) => !said.includes(detail)).map((detail) => ({ kind: "detail", detail }) as const),
    ...interactions.map((interaction) => ({ kind: "interaction", interaction }) as const),
  ];
}
