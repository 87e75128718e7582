import { route } from "@/lib/api/route";
import { memoryHistoryContract } from "@/lib/memory/contract";
import { memoryHistory } from "@/lib/memory/queries";
import { toVersionRecord } from "@/lib/memory/record";
import { ok } from "@/lib/result";

/** Every version, newest first; the first one is in force. */
export const GET = route(memoryHistoryContract, { limit: "read" }, async ({ actor, params }) => {
  const history = await memoryHistory(actor.scope, params.memoryId);
  return history.ok ? ok(history.value.map(toVersionRecord)) : history;
});
