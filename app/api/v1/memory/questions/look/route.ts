import { route } from "@/lib/api/route";
import { lookForQuestionContract } from "@/lib/memory/questions/contract";
import { lookAsATurn } from "@/lib/memory/questions/look-as-a-turn";
import { toEpisodeRecord, toRecord } from "@/lib/memory/record";
import { ok } from "@/lib/result";

/** What a reply would be given, without a reply. */
export const POST = route(lookForQuestionContract, { limit: "read" }, async ({ actor, body }) => {
  const { facts, episodes } = await lookAsATurn(actor.scope, body.question);
  return ok({
    memories: facts.map(({ memory, relevanceScore, scoreParts }) => ({ ...toRecord(actor.scope, memory), relevance_score: relevanceScore, score_parts: scoreParts })),
    episodes: episodes.map((episode) => ({ ...toEpisodeRecord(episode, { explain: true }), score_parts: episode.scoreParts })),
  });
});
