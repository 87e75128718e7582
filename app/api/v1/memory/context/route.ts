import { route } from "@/lib/api/route";
import { memoryContextContract } from "@/lib/memory/contract";
import { toRecord } from "@/lib/memory/record";
import { searchMemories } from "@/lib/memory/search/recall";
import { ok } from "@/lib/result";

/** The memories that belong to a question, best first, and the same as lines for a prompt. */
export const POST = route(memoryContextContract, { limit: "read" }, async ({ actor, body }) => {
  const found = await searchMemories(actor.scope, { query: body.query, limit: body.limit, types: body.types, asOf: body.as_of });
  return ok({
    memories: found.map(({ memory, relevanceScore, scoreParts }) => ({
      ...toRecord(actor.scope, memory),
      relevance_score: relevanceScore,
      ...(body.explain ? { score_parts: scoreParts } : {}),
    })),
    context_summary: found.map(({ memory }) => `- ${memory.content.replaceAll(/\s+/g, " ")}`).join("\n"),
  });
});
