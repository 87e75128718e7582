import "server-only";
import { config } from "@/lib/config/config";
import type { Scope } from "@/lib/db/scope";
import { choosePassage } from "@/lib/memory/choose-passage";
import { readLeftOut } from "@/lib/memory/feedback/queries";
import type { Recall } from "@/lib/memory/schema";
import { recall } from "@/lib/memory/search/recall";
import { log } from "@/lib/observability/log";

/** A search by the words of a long letter would look for everything: its beginning and end say what it is about. */
const LONGEST_QUERY = 4_000;
/** A whole letter found again would take the room of everything else, in the prompt and in each receipt. */
const LONGEST_EPISODE = 600;

/**
 * What is remembered that may help with this message. Never fails: a chat without its memory is better than no chat,
 * and a database that is away is noticed by everything else.
 */
export async function recallForTurn(
  scope: Scope,
  input: { query: string; conversationId: string; withoutMemoryIds: readonly string[] },
): Promise<Recall> {
  try {
    const [{ facts, episodes }, leftOut] = await Promise.all([
      recall(scope, { query: shorten(input.query), conversationId: input.conversationId, limit: config().MEMORY_TOP_K }),
      readLeftOut(scope, input.conversationId),
    ]);
    const withoutIds = new Set<string>([...input.withoutMemoryIds, ...leftOut.map(({ memoryId }) => memoryId)]);
    const without = facts.filter(({ memory }) => withoutIds.has(memory.id));
    // What a memory was learned from says the same in other words.
    const withoutMessageIds = new Set<string | null | undefined>([...without.map(({ memory }) => memory.source?.messageId), ...leftOut.map(({ sourceMessageId }) => sourceMessageId)]);
    return {
      facts: facts.filter((fact) => !without.includes(fact)),
      episodes: episodes
        .filter(({ messageId }) => !withoutMessageIds.has(messageId))
        .map((episode) => ({ ...episode, text: choosePassage(episode.text, input.query, LONGEST_EPISODE) })),
    };
  } catch (error) {
    log().error({ error }, "a turn goes without its memories");
    return { facts: [], episodes: [] };
  }
}

function shorten(text: string): string {
  if (text.length <= LONGEST_QUERY) return text;
  const half = LONGEST_QUERY / 2;
  return `${text.slice(0, half)} ${text.slice(-half)}`.toWellFormed();
}
