import "server-only";
import type { LookBack } from "@/lib/chat/queries";
import { now } from "@/lib/clock";
import { config } from "@/lib/config/config";
import { fitToBudget } from "@/lib/memory/fit-to-budget";
import type { Recall } from "@/lib/memory/schema";
import { estimateTokens } from "@/lib/models/tokens";
import type { ModelMessage, ModelSettings } from "@/lib/models/types";
import type { AskedTurn } from "./asked-turn";
import { buildMessages } from "./build-messages";
import { chooseEpisodes } from "./choose-episodes";
import { groupIntoTurns, TOKENS_PER_MESSAGE } from "./group-into-turns";
import { placeMemories, sizeEpisode, sizeMemory } from "./place-memories";
import { placeSummary, sizeSummary } from "./place-summary";
import { continueReplyPrompt } from "./prompts/continue-reply";
import { replyPrompt } from "./prompts/reply";
import type { Receipt, ReceiptMemory } from "@/lib/chat/receipt";

/** What the model will be sent, and the account of it. */
export type PreparedTurn = {
  readonly messages: readonly ModelMessage[];
  readonly parts: Receipt["parts"];
  readonly budgetTokens: number;
  /** Our own count, until the provider tells. */
  readonly promptTokens: number;
  readonly memories: readonly ReceiptMemory[];
};

/** How far back the statement that begins a turn reads. One turn more than is shown, so that the receipt can say what was dropped. */
export const lookBack = (): LookBack => ({ limit: 2 * config().SHORT_TERM_MEMORY_K + 2, tokenBudget: config().WORKING_MEMORY_TOKENS });

const LEAST_TOKENS_FOR_REPLY = 256;

/** Lines are counted with what they say; what stands around them whatever they say, with the persona. */
const EMPTY_FENCES = { memories: "<memories>\n</memories>", pastConversations: "<past-conversations>\n</past-conversations>", summary: "<summary>\n</summary>" } as const;

/** What a reply that goes on adds: what it had, and the request to go on, a message each. */
const sizeGoingOn = (earlierReply: string): number => estimateTokens(earlierReply) + estimateTokens(continueReplyPrompt.render()) + 2 * TOKENS_PER_MESSAGE;

/**
 * Builds the prompt from the turn's message, recent turns of its branch, the summary of those before and what was recalled. The persona and the
 * message itself are never cut: a message too long for the model fails there, with a sentence that says so.
 */
export function prepareTurn(asked: AskedTurn, recall: Recall, settings: ModelSettings): PreparedTurn {
  const { LLM_CONTEXT_TOKENS, WORKING_MEMORY_TOKENS, SHORT_TERM_MEMORY_K, PERSONA } = config();
  const renderSystem = (memories: string, pastConversations: string, summary: string) =>
    replyPrompt.render({ persona: PERSONA, today: now().toISOString().slice(0, 10), memories, pastConversations, summary });
  const episodes = chooseEpisodes(asked, recall.episodes, lookBack());
  const frame = renderSystem(recall.facts.length > 0 ? EMPTY_FENCES.memories : "", episodes.length > 0 ? EMPTY_FENCES.pastConversations : "", asked.summary ? EMPTY_FENCES.summary : "");
  const personaTokens = estimateTokens(frame) + TOKENS_PER_MESSAGE;
  const messageTokens = asked.person.tokenCount + TOKENS_PER_MESSAGE + (asked.earlier.text === "" ? 0 : sizeGoingOn(asked.earlier.text));
  const forReply = Math.max(LEAST_TOKENS_FOR_REPLY, Math.min(settings.maxOutputTokens, Math.floor(LLM_CONTEXT_TOKENS / 2)));
  const budgetTokens = Math.max(0, LLM_CONTEXT_TOKENS - forReply);

  const parts = { facts: recall.facts.map(sizeMemory), episodes: episodes.map(sizeEpisode), files: [], turns: groupIntoTurns(asked.past) };
  const fit = (turnsInView: number) =>
    fitToBudget({
      budgetTokens,
      fixedTokens: personaTokens + messageTokens,
      ...parts,
      summary: sizeSummary(asked, turnsInView),
      mostTurns: SHORT_TERM_MEMORY_K,
      mostTurnTokens: WORKING_MEMORY_TOKENS,
    });
  const whole = fit(0);
  // Which lines of the summary repeat turns in view is known once these are; without such lines no fewer turns fit.
  const fitted = asked.summary ? fit(whole.recent.kept.length) : whole;
  const { memoriesText, episodesText, memories } = placeMemories(fitted.facts, fitted.episodes);
  const part = (name: "facts" | "episodes" | "summary" | "recent") => ({
    name,
    tokenCount: fitted[name].tokenCount,
    itemCount: fitted[name].kept.length,
    droppedCount: fitted[name].dropped.length,
  });
  return {
    messages: buildMessages({
      system: renderSystem(memoriesText, episodesText, placeSummary(fitted.summary.kept)),
      recent: fitted.recent.kept.flatMap(({ messages }) => messages),
      message: asked.person.text,
      earlierReply: asked.earlier.text,
    }),
    parts: [
      { name: "persona", tokenCount: personaTokens, itemCount: 1, droppedCount: 0 },
      part("facts"),
      part("episodes"),
      ...(asked.summary ? [part("summary")] : []),
      // Of earlier turns only those are missing that the summary does not hold either.
      { ...part("recent"), droppedCount: Math.max(0, asked.sinceSummary.turns - fitted.recent.kept.length) },
      { name: "message", tokenCount: messageTokens, itemCount: 1, droppedCount: 0 },
    ],
    budgetTokens,
    promptTokens: fitted.totalTokens,
    memories,
  };
}
