import "server-only";
import path from "node:path";
import type { ModelSettings } from "@/lib/models/types";
import { builtinEmbedder } from "./builtin";
import type { Embedder } from "./embedder";
import { localEmbedder } from "./local/local-embedder";
import { openAiCompatibleEmbedder } from "./openai-compatible";

/** What a local model needs is installed by itself, so that nobody else has to (docs/decisions/0011-local-embedder.md). */
const packageFolder = () => path.join(/* turbopackIgnore: true */ process.cwd(), "optional", "local-embedder");

/** The embedder the settings choose: the built-in one unless a local model, or a provider, is named for the role. */
export function createEmbedder(settings: ModelSettings): Embedder {
  if (settings.localEmbedding) return localEmbedder({ ...settings.localEmbedding, packageFolder: packageFolder() });
  const [choice] = settings.roles.embedding;
  const provider = settings.providers.find(({ id }) => id === choice?.providerId);
  if (!choice || !provider || provider.kind === "demo") return builtinEmbedder;
  return openAiCompatibleEmbedder(provider, choice.modelId, settings.embeddingDimension);
}
