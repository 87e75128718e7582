import { route } from "@/lib/api/route";
import { createMemory } from "@/lib/memory/commands";
import { createMemoryContract, listMemoriesContract } from "@/lib/memory/contract";
import { listMemories } from "@/lib/memory/queries";
import { toRecord } from "@/lib/memory/record";
import { ok } from "@/lib/result";

/** A JSON array of memories; what comes after is named in `X-Next-Cursor` and `Link`, so that the body stays an array. */
export const GET = route(listMemoriesContract, { limit: "read" }, async ({ actor, query, request }) => {
  const { memories, nextCursor } = await listMemories(actor.scope, {
    limit: query.limit,
    cursor: query.cursor,
    type: query.type,
    key: query.key,
    minImportance: query.min_importance,
    includeExpired: query.include_expired,
    includeDeleted: query.include_deleted,
    order: query.order,
  });
  return Response.json(
    listMemoriesContract.response.parse(memories.map((memory) => toRecord(actor.scope, memory))),
    nextCursor ? { headers: { "x-next-cursor": nextCursor, link: `<${nextPage(request.url, nextCursor)}>; rel="next"` } } : {},
  );
});

function nextPage(url: string, cursor: string): string {
  const { pathname, searchParams } = new URL(url);
  searchParams.set("cursor", cursor);
  return `${pathname}?${searchParams.toString()}`;
}

/** Stores one memory: 200 with the record. */
export const POST = route(createMemoryContract, { limit: "write" }, async ({ actor, body }) => {
  const { ttl_seconds: ttlSeconds, expires_at: expiresAt, is_pinned: isPinned, ...rest } = body;
  const memory = await createMemory(actor.scope, { ...rest, ttlSeconds, expiresAt, isPinned, ingestionMode: "explicit" }, { origin: "person" });
  return ok(toRecord(actor.scope, memory));
});
