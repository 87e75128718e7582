import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { singleton } from "@/lib/singleton";
import { providerFetch } from "./provider-fetch";
import type { RefusedParameter } from "./provider-fault";
import type { ModelChoice, ModelProvider, ModelSettings } from "./types";

/** A model as the SDK speaks to it. */
export type ConnectedModel = ReturnType<ReturnType<typeof createOpenAICompatible>["languageModel"]>;
/** What the SDK sends to a model. */
export type CallOptions = Parameters<ConnectedModel["doStream"]>[0];
type ModelStream = Awaited<ReturnType<ConnectedModel["doStream"]>>["stream"];

/** What was learned about a server: which parameters it refuses. Kept so that it is asked rightly the next time. */
type Adaptation = { refused: Set<RefusedParameter>; jsonFormat: "json_schema" | "json_object" | "none" };

/** A model and the server it is at; `key` names both. */
export type Connection = { provider: ModelProvider; modelId: string; key: string; model: ConnectedModel };

/** Undefined where no provider has that id. */
export function findProvider(settings: Pick<ModelSettings, "providers">, providerId: string): ModelProvider | undefined {
  return settings.providers.find(({ id }) => id === providerId);
}

/** Tells one model of one server from all others. */
export const connectionKey = (provider: ModelProvider, modelId: string): string =>
  `${provider.kind === "demo" ? "demo" : provider.baseUrl} ${modelId}`;

/**
 * The SDK's model objects, by what makes them. They hold no connection and know of no call; what they hold is the schema of a
 * piece of a stream, which takes a millisecond to make and to use for the first time.
 *
 * Not a `singleton`: a bundle has copies of this module, and an object that one of them made throws its faults and asks for
 * its calls, which another would not know.
 */
const models = new WeakMap<ModelSettings, Map<string, ConnectedModel>>();

/** A model to be asked, with what is known of its server by now; undefined without such a provider. */
export function connectModel(settings: ModelSettings, choice: ModelChoice): Connection | undefined {
  const provider = findProvider(settings, choice.providerId);
  if (!provider) return undefined;
  const { modelId } = choice;
  const key = connectionKey(provider, modelId);
  const ofSettings = models.get(settings) ?? new Map<string, ConnectedModel>();
  models.set(settings, ofSettings);
  const name = JSON.stringify([provider.id, modelId, adaptationOf(key).jsonFormat]);
  const model = ofSettings.get(name) ?? makeModel(settings, provider, modelId);
  ofSettings.set(name, model);
  return { provider, modelId, key, model };
}

/** What is noticed of a call while its stream is read. Model objects are shared by calls that run at the same time. */
const calls = new AsyncLocalStorage<Call>();

/** What a call opens outlives it and keeps this: a connection, a timer. So it lets go of `onSent`, which knows the prompt. */
type Call = { hasFinished: boolean; onSent: (() => void) | undefined };

/**
 * Asks a model.
 * @param onSent told when the request leaves, which may be never
 * @returns `hasFinished` tells whether the reply's end was announced, so that what goes wrong after it costs the reply nothing
 */
export async function startStream({ model }: Connection, options: CallOptions, onSent: () => void): Promise<{ stream: ModelStream; hasFinished: () => boolean }> {
  const call: Call = { hasFinished: false, onSent };
  try {
    const { stream } = await calls.run(call, () => model.doStream(options));
    return { stream, hasFinished: () => call.hasFinished };
  } finally {
    call.onSent = undefined;
  }
}

/** Whom to tell that the request of this call leaves; handed over once. */
function takeOnSent(): (() => void) | undefined {
  const call = calls.getStore();
  const onSent = call?.onSent;
  if (call) call.onSent = undefined;
  return onSent;
}

function makeModel(settings: ModelSettings, provider: ModelProvider, modelId: string): ConnectedModel {
  const key = connectionKey(provider, modelId);
  const sdk = createOpenAICompatible({
    name: provider.id,
    baseURL: provider.kind === "demo" ? "http://demo.invalid/v1" : provider.baseUrl,
    ...(provider.kind !== "demo" && provider.apiKey ? { apiKey: provider.apiKey } : {}),
    fetch: providerFetch(provider, { connectMs: settings.timeouts.connectMs, expect: "text/event-stream", onSent: takeOnSent }),
    includeUsage: true,
    supportsStructuredOutputs: adaptationOf(key).jsonFormat === "json_schema",
    transformRequestBody: (body) => withoutRefused(body, adaptationOf(key)),
    metadataExtractor: {
      extractMetadata: () => Promise.resolve(undefined),
      createStreamExtractor: () => {
        // Made by the SDK within the call, read long after it.
        const call = calls.getStore();
        return {
          processChunk: (chunk) => {
            if (call && !call.hasFinished) call.hasFinished = announcesEnd(chunk);
          },
          buildMetadata: () => undefined,
        };
      },
    },
  });
  return sdk.languageModel(modelId);
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
