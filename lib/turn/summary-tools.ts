import "server-only";
import type { SummaryTools } from "@/lib/memory/summary/fold-turns";
import { modelSettings } from "@/lib/models/current-settings";
import { recordModelCall } from "@/lib/usage/commands";

/** What summaries need from outside of memory: which models are set, and who keeps the books. */
export const summaryTools = (): SummaryTools => ({
  settings: modelSettings(),
  recordCalls: async (scope, calls, about, transaction) => {
    for (const call of calls) await recordModelCall(scope, call, about, transaction);
  },
});
