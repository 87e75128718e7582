import "server-only";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { singleton } from "@/lib/singleton";
import { providerFetch } from "./provider-fetch";
import type { RefusedParameter } from "./provider-fault";
import type { ModelChoice, ModelProvider, ModelSettings } from "./types";

export type ConnectedModel = ReturnType<ReturnType<typeof createOpenAICompatible>["languageModel"]>;
export type CallOptions = Parameters<ConnectedModel["doStream"]>[0];

/** What was learned about a server: which parameters it refuses. Kept so that it is asked rightly the next time. */
type Adaptation = { refused: Set<RefusedParameter>; jsonFormat: "json_schema" | "json_object" | "none" };

export type Connection = {
  provider: ModelProvider;
  modelId: string;
  key: string;
  model: ConnectedModel;
  /** Whether the reply's end was announced, so that what goes wrong after it costs the reply nothing. */
  hasFinished: () => boolean;
};

export function findProvider(settings: Pick<ModelSettings, "providers">, providerId: string): ModelProvider | undefined {
  return settings.providers.find(({ id }) => id === providerId);
}

export const connectionKey = (provider: ModelProvider, modelId: string): string =>
  `${provider.kind === "demo" ? "demo" : provider.baseUrl} ${modelId}`;

/** Made for a call to come, with what was known of its server then. */
type Prepared = { readonly settings: ModelSettings; readonly jsonFormat: Adaptation["jsonFormat"]; readonly connection: Connection };
const prepared = () => singleton("models.prepared", () => new Map<string, Prepared>());

/** Makes the next call's model object while its caller waits for something else: the SDK's schemas take half a millisecond. */
export function prepareModel(settings: ModelSettings, choice: ModelChoice): void {
  const provider = findProvider(settings, choice.providerId);
  if (!provider) return;
  const connection = makeConnection(settings, provider, choice.modelId);
  prepared().set(connection.key, { settings, jsonFormat: adaptationOf(connection.key).jsonFormat, connection });
}

/** One request's view of a model. The AI SDK's model object is light: it holds no connection. */
export function connectModel(settings: ModelSettings, choice: ModelChoice): Connection | undefined {
  const provider = findProvider(settings, choice.providerId);
  if (!provider) return undefined;
  const key = connectionKey(provider, choice.modelId);
  const made = prepared().get(key);
  // Each is for one call: it knows whether that call has ended.
  prepared().delete(key);
  if (made?.settings === settings && made.connection.provider === provider && made.jsonFormat === adaptationOf(key).jsonFormat) return made.connection;
  return makeConnection(settings, provider, choice.modelId);
}

function makeConnection(settings: ModelSettings, provider: ModelProvider, modelId: string): Connection {
  const key = connectionKey(provider, modelId);
  let finished = false;
  const sdk = createOpenAICompatible({
    name: provider.id,
    baseURL: provider.kind === "demo" ? "http://demo.invalid/v1" : provider.baseUrl,
    ...(provider.kind !== "demo" && provider.apiKey ? { apiKey: provider.apiKey } : {}),
    fetch: providerFetch(provider, { connectMs: settings.timeouts.connectMs, expect: "text/event-stream" }),
    includeUsage: true,
    supportsStructuredOutputs: adaptationOf(key).jsonFormat === "json_schema",
    transformRequestBody: (body) => withoutRefused(body, adaptationOf(key)),
    metadataExtractor: {
      extractMetadata: () => Promise.resolve(undefined),
      createStreamExtractor: () => ({
        processChunk: (chunk) => void (finished ||= announcesEnd(chunk)),
        buildMetadata: () => undefined,
      }),
    },
  });
  return { provider, modelId, key, model: sdk.languageModel(modelId), hasFinished: () => finished };
}

/** Remembers a refused parameter; false when leaving it out was tried already. */
export function adaptTo(key: string, parameter: RefusedParameter): boolean {
  const adaptation = adaptationOf(key);
  if (parameter === "response_format") {
    if (adaptation.jsonFormat === "none") return false;
    adaptation.jsonFormat = adaptation.jsonFormat === "json_schema" ? "json_object" : "none";
    return true;
  }
  if (adaptation.refused.has(parameter)) return false;
  adaptation.refused.add(parameter);
  return true;
}

function adaptationOf(key: string): Adaptation {
  const known = singleton("models.adaptations", () => new Map<string, Adaptation>());
  const adaptation = known.get(key) ?? { refused: new Set<RefusedParameter>(), jsonFormat: "json_schema" as const };
  known.set(key, adaptation);
  return adaptation;
}

function withoutRefused(body: Record<string, unknown>, { refused, jsonFormat }: Adaptation): Record<string, unknown> {
  const adapted = { ...body };
  for (const parameter of refused) {
    // The newer name is what servers that refuse `max_tokens` ask for.
    if (parameter === "max_tokens" && adapted.max_tokens !== undefined) adapted.max_completion_tokens = adapted.max_tokens;
    delete adapted[parameter];
  }
  if (jsonFormat === "none") delete adapted.response_format;
  return adapted;
}

function announcesEnd(chunk: unknown): boolean {
  if (typeof chunk !== "object" || chunk === null || !("choices" in chunk) || !Array.isArray(chunk.choices)) return false;
  const choice: unknown = chunk.choices[0];
  return typeof choice === "object" && choice !== null && "finish_reason" in choice && typeof choice.finish_reason === "string";
}
