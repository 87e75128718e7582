import { route } from "@/lib/api/route";
import { memoryStatsContract } from "@/lib/memory/contract";
import { memoryStats } from "@/lib/memory/queries";
import { ok } from "@/lib/result";

export const GET = route(memoryStatsContract, { limit: "read" }, async ({ actor }) => {
  const { byType, byImportance, ...counts } = await memoryStats(actor.scope);
  return ok({ ...counts, by_type: byType, by_importance: byImportance });
});
