import "server-only";
import { fail, ok, type Result } from "@/lib/result";
import { listModels } from "./list-models";
import { streamReply } from "./stream-reply";
import type { ModelFailure, ModelProvider, ModelSettings } from "./types";

const ENOUGH_TOKENS = 16;

/**
 * Proves that an address, a key and a model work by letting the model say a word. On failure, also names the
 * models the provider does offer, so that a wrong name can be put right.
 */
export async function testConnection(
  settings: ModelSettings,
  provider: ModelProvider,
  modelId: string,
  signal?: AbortSignal,
): Promise<Result<{ firstTokenMs: number }, { failure: ModelFailure; availableModelIds: string[] }>> {
  const probe: ModelSettings = {
    ...settings,
    providers: [provider],
    roles: { ...settings.roles, chat: [{ providerId: provider.id, modelId }] },
    resilience: { ...settings.resilience, attempts: 1, failuresToOpen: Infinity },
  };
  const startedAt = performance.now();
  const events = streamReply(probe, {
    role: "chat",
    messages: [{ role: "user", content: "Say the word yes." }],
    maxOutputTokens: ENOUGH_TOKENS,
    ...(signal ? { signal } : {}),
  });
  for await (const event of events) {
    // The first token proves it; what a small limit does to the rest does not matter.
    if (event.type === "text" || event.type === "reasoning") return ok({ firstTokenMs: Math.round(performance.now() - startedAt) });
    if (event.type === "finished") return ok({ firstTokenMs: event.call.firstTokenMs ?? event.call.latencyMs });
    if (event.type === "failed") {
      const models = await listModels(provider, signal ? { signal } : {});
      return fail({ failure: event.failure, availableModelIds: models.ok ? models.value : [] });
    }
  }
  throw new Error("A reply ended without an outcome");
}
