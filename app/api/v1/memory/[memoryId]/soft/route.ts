import { route } from "@/lib/api/route";
import { hideMemory } from "@/lib/memory/commands";
import { hideMemoryContract } from "@/lib/memory/contract";
import { toRecord } from "@/lib/memory/record";
import { ok } from "@/lib/result";

/** Hidden for good, kept for audit. */
export const DELETE = route(hideMemoryContract, { limit: "write" }, async ({ actor, params }) => {
  const hidden = await hideMemory(actor.scope, params.memoryId);
  return hidden.ok ? ok(toRecord(actor.scope, hidden.value)) : hidden;
});
