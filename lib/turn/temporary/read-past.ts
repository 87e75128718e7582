import { newId } from "@/lib/ids";
import { addToSummary } from "@/lib/memory/summary/fit-summary";
import { countInWorkingMemory, type WorkingMemoryLimits } from "@/lib/memory/summary/plan-fold";
import { type FoldedTurn, NO_SUMMARY, type SummaryContent } from "@/lib/memory/summary/schema";
import { summariseBySentences } from "@/lib/memory/summary/summarise-by-sentences";
import { estimateTokens } from "@/lib/models/tokens";
import type { AskedTurn } from "@/lib/turn/asked-turn";
import { groupIntoTurns } from "@/lib/turn/group-into-turns";
import type { SaidBefore } from "./schema";

/** Somebody waits for the reply meanwhile: this much is weighed in some 25 ms. */
const MOST_SUMMED_CHARACTERS = 30_000;
const SUMMED_AT_ONCE = 4;

/**
 * What the prompt of a temporary chat is made of, from what its page sent along: the last turns word for word, and
 * some of those before as a summary by their sentences. Nothing of that summary is kept, so it is made anew for each message;
 * the same turns give the same one, and no model is asked.
 */
export function readPast(
  said: readonly SaidBefore[],
  turnsBefore: number,
  limits: WorkingMemoryLimits,
): Pick<AskedTurn, "past" | "summary" | "sinceSummary"> {
  let tokens = 0;
  const newestFirst = said.toReversed().map(({ role, text }) => {
    // Beyond what may be shown whole nobody asks how long a message is.
    const tokenCount = tokens > limits.mostTokens ? 0 : estimateTokens(text);
    const isInReach = tokens <= limits.mostTokens;
    tokens += tokenCount;
    return { message: { id: newId() as string, role, text, tokenCount }, isInReach };
  });
  const past = newestFirst.filter(({ isInReach }) => isInReach).map(({ message }) => message).slice(0, 2 * limits.mostTurns + 2);
  const inReach = groupIntoTurns(past);
  const inside = countInWorkingMemory(inReach, limits);
  const turns = groupIntoTurns(newestFirst.map(({ message }) => message));
  const older = turns.slice(0, turns.length - inside).map(({ messages }, index) => ({ turn: index + 1, messages }));
  const summed = older.slice(older.length - countWithin(older, MOST_SUMMED_CHARACTERS));
  return {
    past,
    summary: summed.length === 0 ? null : { content: sumUp(summed), watermark: older.length },
    sinceSummary: {
      turns: inside + turnsBefore + older.length - summed.length,
      tokens: inReach.slice(inReach.length - inside).reduce((sum, { tokenCount }) => sum + tokenCount, 0),
    },
  };
}

/** How many of the turns, from the newest back, hold no more characters than this. */
function countWithin(turns: readonly FoldedTurn[], most: number): number {
  let characters = 0;
  const tooOld = turns.findLastIndex(({ messages }) => (characters += messages.reduce((sum, { text }) => sum + text.length, 0)) > most);
  return turns.length - 1 - tooOld;
}

/** A few turns at a time, as they are folded in a conversation that is stored: sentences are weighed beside their neighbours. */
function sumUp(turns: readonly FoldedTurn[]): SummaryContent {
  let content = NO_SUMMARY;
  for (let at = 0; at < turns.length; at += SUMMED_AT_ONCE) content = addToSummary(content, summariseBySentences(turns.slice(at, at + SUMMED_AT_ONCE)));
  return content;
}
