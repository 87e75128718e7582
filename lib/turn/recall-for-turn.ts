import "server-only";
import { config } from "@/lib/config/config";
import type { Scope } from "@/lib/db/scope";
import { choosePassage } from "@/lib/memory/choose-passage";
import { findMessagesThatSay } from "@/lib/memory/feedback/queries";
import type { Recall } from "@/lib/memory/schema";
import { type AnalysedQuestion, analyseQuestion } from "@/lib/memory/search/analyse-question";
import { recall } from "@/lib/memory/search/recall";
import { log } from "@/lib/observability/log";

/** A search by the words of a long letter would look for everything: its beginning and end say what it is about. */
const LONGEST_QUERY = 4_000;
/** A whole letter found again would take the room of everything else, in the prompt and in each receipt. */
const LONGEST_EPISODE = 600;

const NOTHING: Recall = { facts: [], episodes: [] };

/**
 * What a message asks for, as far as its text alone tells. For `recallForTurn`, and done while something else is waited
 * for. Never fails, as that does not; null leaves it to do this itself.
 */
export function analyseForTurn(text: string): AnalysedQuestion | null {
  try {
    return analyseQuestion(shorten(text));
  } catch (error) {
    log().error({ error }, "a question could not be taken apart ahead");
    return null;
  }
}

/**
 * What is remembered that may help with this message. Never fails: a chat without its memory is better than no chat,
 * and a database that is away is noticed by everything else.
 */
export async function recallForTurn(scope: Scope, input: { query: string; conversationId: string | null; analysed?: AnalysedQuestion | undefined }): Promise<Recall> {
  try {
    const { facts, episodes } = await recall(scope, { query: shorten(input.query), conversationId: input.conversationId ?? undefined, analysed: input.analysed, limit: config().MEMORY_TOP_K });
    return { facts, episodes: episodes.map((episode) => ({ ...episode, text: choosePassage(episode.text, input.query, LONGEST_EPISODE) })) };
  } catch (error) {
    log().error({ error }, "a turn goes without its memories");
    return NOTHING;
  }
}

/**
 * The same without some memories, nor what says the same: the messages they come from, and replies to them. Where that
 * cannot be found out, nothing is recalled: rather a reply that knows less than one that says what it was not to.
 */
export async function withoutMemories(scope: Scope, recalled: Recall, memoryIds: readonly string[]): Promise<Recall> {
  if (memoryIds.length === 0) return recalled;
  try {
    const without = new Set(memoryIds);
    const thatSayTheSame = await findMessagesThatSay(scope, memoryIds);
    return {
      facts: recalled.facts.filter(({ memory }) => !without.has(memory.id)),
      episodes: recalled.episodes.filter(({ messageId }) => !thatSayTheSame.has(messageId)),
    };
  } catch (error) {
    log().error({ error }, "a turn goes without its memories");
    return NOTHING;
  }
}

function shorten(text: string): string {
  if (text.length <= LONGEST_QUERY) return text;
  const half = LONGEST_QUERY / 2;
  return `${text.slice(0, half)} ${text.slice(-half)}`.toWellFormed();
}
