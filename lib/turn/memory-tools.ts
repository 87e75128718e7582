import "server-only";
import type { Scope } from "@/lib/db/scope";
import { setEmbeddingRecorder } from "@/lib/memory/current-embedder";
import { setExtractionTools } from "@/lib/memory/jobs";
import { setSummaryTools } from "@/lib/memory/summary/jobs";
import { modelSettings } from "@/lib/models/current-settings";
import type { ModelCall } from "@/lib/models/types";
import type { CallSubject } from "@/lib/usage/commands";
import { recordModelCall } from "@/lib/usage/commands";
import { summaryTools } from "./summary-tools";

/** Memory knows neither which models are set nor who keeps the books: it is told here, once, before jobs start. */
export function giveMemoryItsTools(): void {
  setExtractionTools(async () => ({ settings: modelSettings(), recordCalls }));
  setEmbeddingRecorder(recordCalls);
  setSummaryTools(summaryTools);
}

async function recordCalls(scope: Scope, calls: readonly ModelCall[], about: CallSubject): Promise<void> {
  for (const call of calls) await recordModelCall(scope, call, about);
}
