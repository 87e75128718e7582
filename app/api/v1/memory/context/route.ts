import { route } from "@/lib/api/route";
import { memoryContextContract } from "@/lib/memory/contract";
import { toEpisodeRecord, toRecord } from "@/lib/memory/record";
import { analyseQuestion } from "@/lib/memory/search/analyse-question";
import { search } from "@/lib/memory/search/recall";
import { ok } from "@/lib/result";

/** The memories that belong to a question, best first, past messages where they are asked for, and both as lines for a prompt. */
export const POST = route(memoryContextContract, { limit: "read", ahead: ({ body }) => analyseQuestion(body.query, { isTyping: body.is_typing }) }, async ({ actor, body, ahead: analysed }) => {
  const withEpisodes = body.include.includes("episodes");
  const found = await search(actor.scope, {
    query: body.query,
    analysed,
    limit: body.limit,
    types: body.types,
    asOf: body.as_of,
    isTyping: body.is_typing,
    ...(withEpisodes ? { episodeLimit: body.episodes_limit } : {}),
  });
  const memories = found.memories.map(({ memory, relevanceScore, scoreParts }) => ({
    ...toRecord(actor.scope, memory),
    relevance_score: relevanceScore,
    ...(body.explain ? { score_parts: scoreParts } : {}),
  }));
  const episodes = found.episodes.map((episode) => toEpisodeRecord(episode, { explain: body.explain }));
  const lines = [
    ...memories.map(({ content }) => `- ${content}`),
    ...episodes.map(({ created_at, author, role, content }) => `- (${created_at.slice(0, 10)}) ${author ?? role}: ${content}`),
  ];
  return ok({ memories, ...(withEpisodes ? { episodes } : {}), context_summary: lines.map((line) => line.replaceAll(/\s+/g, " ")).join("\n") });
});
