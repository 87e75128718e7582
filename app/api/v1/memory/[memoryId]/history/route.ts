import { route } from "@/lib/api/route";
import { memoryHistoryContract } from "@/lib/memory/contract";
import { memoryHistory } from "@/lib/memory/queries";
import { toVersionRecord } from "@/lib/memory/record";
import { ok } from "@/lib/result";

/** Versions, newest first (the first one is in force), then what the memory replaced; the newest 200 of all. */
export const GET = route(memoryHistoryContract, { limit: "read" }, async ({ actor, params }) => {
  const history = await memoryHistory(actor.scope, params.memoryId);
  return history.ok ? ok(history.value.map(toVersionRecord)) : history;
});
