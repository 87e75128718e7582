import "server-only";
import { setExtractionTools } from "@/lib/memory/jobs";
import { modelSettings } from "@/lib/models/current-settings";
import { recordModelCall } from "@/lib/usage/commands";

/** Memory knows neither which models are set nor who keeps the books: it is told here, once, before jobs start. */
export function giveExtractionItsTools(): void {
  setExtractionTools(async () => ({
    settings: modelSettings(),
    recordCalls: async (scope, calls, about) => {
      for (const call of calls) await recordModelCall(scope, call, about);
    },
  }));
}
