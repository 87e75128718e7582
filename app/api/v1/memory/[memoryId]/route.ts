import { route } from "@/lib/api/route";
import { changeMemory } from "@/lib/memory/commands";
import { changeMemoryContract, forgetMemoryContract, readMemoryContract } from "@/lib/memory/contract";
import { toRecord, toRecordWithSources } from "@/lib/memory/record";
import { readMemoryWithSources } from "@/lib/memory/sources/queries";
import { fail, ok } from "@/lib/result";
import { forgetMemory } from "@/lib/turn/forgetting/forget";

/** With every place where it was heard; what was learned on a branch that was left is marked there. */
export const GET = route(readMemoryContract, { limit: "read" }, async ({ actor, params }) => {
  const found = await readMemoryWithSources(actor.scope, params.memoryId);
  return found ? ok(toRecordWithSources(actor.scope, found)) : fail({ code: "not_found" });
});

/** What the memory said before is kept in its history; a pin and an expiry are no part of what it says. */
export const PATCH = route(changeMemoryContract, { limit: "write" }, async ({ actor, params, body }) => {
  const { ttl_seconds: ttlSeconds, expires_at: expiresAt, is_pinned: isPinned, ...rest } = body;
  const changed = await changeMemory(actor.scope, params.memoryId, { ...rest, ttlSeconds, expiresAt, isPinned }, { by: "person" });
  return changed.ok ? ok(toRecord(actor.scope, changed.value)) : changed;
});

/** Gone with its history and its place in the search; it is not learned again from the words it came from. */
export const DELETE = route(forgetMemoryContract, { limit: "write" }, async ({ actor, params }) => {
  const forgotten = await forgetMemory(actor.scope, params.memoryId);
  return forgotten.ok ? ok({ success: true as const, memory_id: forgotten.value.id }) : forgotten;
});
