import "server-only";
import type { ModelSettings } from "@/lib/models/types";
import { builtinEmbedder } from "./builtin";
import type { Embedder } from "./embedder";
import { openAiCompatibleEmbedder } from "./openai-compatible";

/** The embedder the settings choose: the built-in one unless a provider is named for the role. */
export function createEmbedder(settings: ModelSettings): Embedder {
  const [choice] = settings.roles.embedding;
  const provider = settings.providers.find(({ id }) => id === choice?.providerId);
  if (!choice || !provider || provider.kind === "demo") return builtinEmbedder;
  return openAiCompatibleEmbedder(provider, choice.modelId, settings.embeddingDimension);
}
