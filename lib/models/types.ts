/** What a model is used for. Each role has its own list of models, tried in order before the first token. */
export const MODEL_ROLES = ["chat", "title", "summary", "extraction", "vision", "embedding"] as const;
export type ModelRole = (typeof MODEL_ROLES)[number];

export type ModelProvider =
  | { id: string; label: string; kind: "openai-compatible"; baseUrl: string; apiKey?: string }
  /** `tokensPerSecond` paces the demo model; Infinity for none. */
  | { id: string; label: string; kind: "demo"; tokensPerSecond?: number };

/** Of the demo model, in receipts too. */
export const DEMO_PROVIDER_ID = "demo";

export type ModelChoice = { providerId: string; modelId: string };

/**
 * `firstTokenMs` covers every attempt at one model, so that a person hears of a silent model within it.
 * `totalMs` ends a reply that never stops.
 */
export type ModelTimeouts = {
  connectMs: number;
  firstTokenMs: number;
  betweenTokensMs: number;
  totalMs: number;
};

export type Resilience = {
  attempts: number;
  firstDelayMs: number;
  /** A `Retry-After` longer than this is not waited for: the next model is tried, or the person told. */
  longestDelayMs: number;
  failuresToOpen: number;
  openForMs: number;
};

/** A model on this machine that embeds. `model` is an id of `hub` or an absolute path, `cacheFolder` keeps what was downloaded. */
export type LocalEmbedding = { model: string; cacheFolder: string; hub: string };

export const LOCAL_SERVERS = ["ollama", "lm-studio"] as const;
export type LocalServerId = (typeof LOCAL_SERVERS)[number];
/** A model server that runs on this machine, with the models of it that can answer. */
export type LocalServer = { id: LocalServerId; label: string; baseUrl: string; models: string[] };

export type ModelSettings = {
  providers: readonly ModelProvider[];
  roles: Readonly<Record<ModelRole, readonly ModelChoice[]>>;
  temperature: number;
  maxOutputTokens: number;
  embeddingDimension: number;
  /** Takes the place of the embedding role's models. */
  localEmbedding?: LocalEmbedding;
  timeouts: ModelTimeouts;
  resilience: Resilience;
};

/** Images are bytes, never an address: no server of ours or of a provider fetches what a person typed. */
export type MessagePart =
  | { type: "text"; text: string }
  | { type: "image"; mediaType: string; data: Uint8Array };

export type ModelMessage =
  | { role: "system" | "assistant"; content: string }
  | { role: "user"; content: string | readonly MessagePart[] };

export type ModelFailureCode =
  | "refused" | "timeout-connect" | "timeout-first-token" | "stalled" | "rate-limited" | "provider-error"
  | "unauthorized" | "not-found" | "cut-off" | "bad-response" | "empty" | "wrong-content-type" | "too-long"
  | "aborted" | "context-too-long" | "unparsable";

/** Holds no word of what the provider said: its error text may carry keys, prompts or markup. */
export type ModelFailure = {
  code: ModelFailureCode;
  providerLabel: string;
  /** Whether the same request may succeed later without a change of settings. */
  retryable: boolean;
  retryAfterSeconds?: number;
};

export type FinishReason = "stop" | "length" | "content-filter" | "tool-calls" | "other";

/** One use of a model as it is recorded. Estimated counts come from our tokenizer. */
export type ModelCall = {
  role: ModelRole;
  providerId: string;
  modelId: string;
  promptTokens: number;
  completionTokens: number;
  /** Part of `completionTokens`. */
  reasoningTokens: number;
  usageSource: "provider" | "estimated";
  latencyMs: number;
  firstTokenMs: number | null;
  /** How often this model was asked; other models have calls of their own, and so has an attempt that read the prompt and was made again. */
  attempts: number;
  /** `interrupted`: the process that asked died, or broke, before it knew. */
  outcome: "finished" | "interrupted" | ModelFailureCode;
};

/** Told at once of what a provider may bill for, while nothing has come of it yet. */
export type PromptWatcher = {
  /** The prompt leaves for a model, on a connection that is open. */
  sent: (choice: ModelChoice) => void;
  /** The prompt that left last was not read: refused, for the rate or for what it asks. */
  turnedAway: () => void;
};

export type ModelEvent =
  | { type: "started"; providerId: string; modelId: string }
  | { type: "text"; text: string }
  | { type: "reasoning"; text: string }
  /** `earlierCalls` are of what was asked before and gave no word: other models, and this one where it read the prompt more than once. */
  | { type: "finished"; finishReason: FinishReason; call: ModelCall; earlierCalls: readonly ModelCall[] }
  | { type: "failed"; failure: ModelFailure; call: ModelCall; earlierCalls: readonly ModelCall[] };

/** Asks the model for JSON of this shape (a JSON Schema). */
export type JsonFormat = { name: string; schema: Readonly<Record<string, unknown>> };

export type ModelRequest = {
  role: ModelRole;
  messages: readonly ModelMessage[];
  temperature?: number;
  maxOutputTokens?: number;
  /** A model the person chose: no other is tried in its place. */
  modelId?: string;
  json?: JsonFormat;
  signal?: AbortSignal;
  watcher?: PromptWatcher;
};
