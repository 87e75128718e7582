import path from "node:path";
import { namesFolder } from "@/lib/config/names-folder";
import { findPreset, PROVIDER_PRESETS } from "./presets";
import { DEMO_PROVIDER_ID, type LocalEmbedding, type ModelChoice, type ModelProvider, type ModelSettings, type ModelTimeouts } from "./types";

export type ModelEnvironment = Partial<{
  LLM_BASE_URL: string | undefined;
  LLM_API_KEY: string | undefined;
  /** One model, or several separated by commas in the order they are tried. */
  LLM_MODEL: string | undefined;
  SUMMARY_MODEL: string | undefined;
  EXTRACTION_MODEL: string | undefined;
  VISION_MODEL: string | undefined;
  LLM_TEMPERATURE: number | undefined;
  LLM_MAX_TOKENS: number | undefined;
  LLM_CONNECT_TIMEOUT_MS: number | undefined;
  LLM_FIRST_TOKEN_TIMEOUT_MS: number | undefined;
  LLM_BETWEEN_TOKENS_TIMEOUT_MS: number | undefined;
  LLM_TOTAL_TIMEOUT_MS: number | undefined;
  TOGETHER_API_KEY: string | undefined;
  OPENAI_API_KEY: string | undefined;
  EMBEDDER: string | undefined;
  EMBEDDING_BASE_URL: string | undefined;
  EMBEDDING_API_KEY: string | undefined;
  EMBEDDING_MODEL: string | undefined;
  EMBEDDING_DIMENSION: number | undefined;
  EMBEDDING_HUB_URL: string | undefined;
  /** Absolute. */
  dataDirectory: string;
}>;

export const DEMO_PROVIDER: ModelProvider = { id: DEMO_PROVIDER_ID, label: "Demo model", kind: "demo" };
export const DEMO_CHOICE: ModelChoice = { providerId: DEMO_PROVIDER_ID, modelId: "demo" };
export const BUILTIN_EMBEDDING_DIMENSION = 384;

const DEFAULT_TIMEOUTS: ModelTimeouts = {
  connectMs: 5_000,
  firstTokenMs: 45_000,
  betweenTokensMs: 30_000,
  totalMs: 600_000,
};

const DEFAULT_RESILIENCE = {
  attempts: 3,
  firstDelayMs: 300,
  longestDelayMs: 10_000,
  failuresToOpen: 5,
  openForMs: 15_000,
};

const DEFAULT_EMBEDDING_MODEL_ID = "text-embedding-3-small";
const DEFAULT_LOCAL_MODEL_ID = "Xenova/all-MiniLM-L6-v2";

/** Settings from variables that the configuration has already parsed. Nothing configured: the demo model in every role. */
export function settingsFromEnvironment(environment: ModelEnvironment): ModelSettings {
  const provider = chatProvider(environment);
  const embedding = embeddingProvider(environment, provider);
  const local = localEmbedding(environment);
  const choose = (modelIds: string | undefined): ModelChoice[] | undefined =>
    provider && splitModelIds(modelIds).map((modelId) => ({ providerId: provider.id, modelId }));
  const chat = provider ? choose(chatModelIds(environment, provider)) ?? [] : [DEMO_CHOICE];
  const special = (modelIds: string | undefined) => {
    const chosen = choose(modelIds);
    return chosen && chosen.length > 0 ? [...chosen, ...chat] : chat;
  };

  return {
    providers: [provider, embedding?.provider, DEMO_PROVIDER]
      .filter((each) => each !== undefined)
      .filter((each, index, all) => all.findIndex(({ id }) => id === each.id) === index),
    roles: {
      chat,
      title: special(environment.SUMMARY_MODEL),
      summary: special(environment.SUMMARY_MODEL),
      extraction: special(environment.EXTRACTION_MODEL),
      vision: special(environment.VISION_MODEL),
      embedding: [embedding?.choice ?? DEMO_CHOICE],
    },
    temperature: environment.LLM_TEMPERATURE ?? 0.7,
    maxOutputTokens: environment.LLM_MAX_TOKENS ?? 2000,
    embeddingDimension: embedding ? environment.EMBEDDING_DIMENSION ?? BUILTIN_EMBEDDING_DIMENSION : BUILTIN_EMBEDDING_DIMENSION,
    ...(local ? { localEmbedding: local } : {}),
    timeouts: {
      connectMs: environment.LLM_CONNECT_TIMEOUT_MS ?? DEFAULT_TIMEOUTS.connectMs,
      firstTokenMs: environment.LLM_FIRST_TOKEN_TIMEOUT_MS ?? DEFAULT_TIMEOUTS.firstTokenMs,
      betweenTokensMs: environment.LLM_BETWEEN_TOKENS_TIMEOUT_MS ?? DEFAULT_TIMEOUTS.betweenTokensMs,
      totalMs: environment.LLM_TOTAL_TIMEOUT_MS ?? DEFAULT_TIMEOUTS.totalMs,
    },
    resilience: DEFAULT_RESILIENCE,
  };
}

/** A base URL decides; else a key that belongs to one known place; else none. */
function chatProvider(environment: ModelEnvironment): ModelProvider | undefined {
  const { LLM_BASE_URL: baseUrl, LLM_API_KEY: apiKey } = environment;
  if (baseUrl) {
    const preset = PROVIDER_PRESETS.find((each) => each.baseUrl === withoutTrailingSlash(baseUrl));
    return {
      id: preset?.id ?? "environment",
      label: preset?.label ?? new URL(baseUrl).host,
      kind: "openai-compatible",
      baseUrl: withoutTrailingSlash(baseUrl),
      ...(apiKey ? { apiKey } : {}),
    };
  }
  if (environment.TOGETHER_API_KEY) return fromPreset("together", environment.TOGETHER_API_KEY);
  // A key with no address means OpenAI to every tool that reads these names.
  const openAiKey = environment.OPENAI_API_KEY ?? apiKey;
  return openAiKey ? fromPreset("openai", openAiKey) : undefined;
}

function fromPreset(id: "together" | "openai", apiKey: string): ModelProvider {
  const preset = findPreset(id);
  return { id, label: preset.label, kind: "openai-compatible", baseUrl: preset.baseUrl, apiKey };
}

function chatModelIds(environment: ModelEnvironment, provider: ModelProvider): string {
  if (environment.LLM_MODEL) return environment.LLM_MODEL;
  const preset = PROVIDER_PRESETS.find(({ id }) => id === provider.id);
  // A local server answers with whatever it has loaded, whatever the request calls it.
  return preset?.exampleModelId || "default";
}

function embeddingProvider(environment: ModelEnvironment, chat: ModelProvider | undefined) {
  if (environment.EMBEDDER !== "openai-compatible") return undefined;
  const shared = chat?.kind === "openai-compatible" ? chat : undefined;
  const baseUrl = environment.EMBEDDING_BASE_URL ?? shared?.baseUrl;
  if (!baseUrl) return undefined;
  // The chat model's key goes to the chat model's own host only, never to another that was named for embeddings.
  const apiKey = environment.EMBEDDING_API_KEY ?? (environment.EMBEDDING_BASE_URL ? undefined : shared?.apiKey);
  const provider: ModelProvider = {
    id: "embedding",
    label: new URL(baseUrl).host,
    kind: "openai-compatible",
    baseUrl: withoutTrailingSlash(baseUrl),
    ...(apiKey ? { apiKey } : {}),
  };
  return { provider, choice: { providerId: provider.id, modelId: environment.EMBEDDING_MODEL ?? DEFAULT_EMBEDDING_MODEL_ID } };
}

function localEmbedding({ EMBEDDER, EMBEDDING_MODEL: model = DEFAULT_LOCAL_MODEL_ID, EMBEDDING_HUB_URL, dataDirectory }: ModelEnvironment): LocalEmbedding | undefined {
  if (EMBEDDER !== "local" || !dataDirectory) return undefined;
  return {
    model: namesFolder(model) ? path.resolve(/* turbopackIgnore: true */ model) : model,
    cacheFolder: path.join(dataDirectory, "models"),
    hub: withoutTrailingSlash(EMBEDDING_HUB_URL ?? "https://huggingface.co"),
  };
}

const splitModelIds = (modelIds: string | undefined): string[] =>
  (modelIds ?? "").split(",").map((each) => each.trim()).filter((each) => each !== "");

const withoutTrailingSlash = (url: string): string => url.replace(/\/+$/, "");
