import type { ModelFailure } from "./types";

/** A parameter that a server refused and that we can leave out or rename. */
export type RefusedParameter = "stream_options" | "max_tokens" | "temperature" | "response_format";

/** Thrown inside the provider's fetch to carry a failure through the AI SDK; it never leaves `lib/models`. */
export class ProviderFault extends Error {
  constructor(
    readonly failure: ModelFailure,
    readonly refusedParameter?: RefusedParameter,
  ) {
    super(failure.code);
    this.name = "ProviderFault";
  }
}

export function findProviderFault(error: unknown): ProviderFault | undefined {
  let current = error;
  for (let depth = 0; depth < 6 && current instanceof Error; depth += 1) {
    if (current instanceof ProviderFault) return current;
    current = current.cause;
  }
  return undefined;
}

/** Failures that will not go away by asking again. */
const LASTING: readonly ModelFailure["code"][] = ["unauthorized", "not-found", "context-too-long", "wrong-content-type", "too-long"];

export function modelFailure(
  code: ModelFailure["code"],
  providerLabel: string,
  more: { retryable?: boolean; retryAfterSeconds?: number | undefined } = {},
): ModelFailure {
  return {
    code,
    providerLabel,
    retryable: more.retryable ?? !LASTING.includes(code),
    ...(more.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: more.retryAfterSeconds }),
  };
}
