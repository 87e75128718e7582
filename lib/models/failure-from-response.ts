import { now } from "@/lib/clock";
import { modelFailure, ProviderFault, type RefusedParameter } from "./provider-fault";

const LONGEST_RETRY_AFTER_SECONDS = 86_400;
const CONTEXT_TOO_LONG = /context.?(length|window|size)|maximum context|prompt is too long|too many (input )?tokens/i;
/** Date.parse takes "-5" for a year. */
const HAS_MONTH = /\b[A-Z][a-z]{2}\b/;
const QUOTA_SPENT = /insufficient_quota|billing|credit/i;
const REFUSABLE: readonly RefusedParameter[] = ["stream_options", "max_tokens", "temperature", "response_format"];

/**
 * What an error answer means. The body is only matched against known words: not one of its own
 * reaches a person or a log, because it may hold keys, prompts or markup.
 */
export function faultFromResponse(
  response: { status: number; headers: { get(name: string): string | null } },
  bodyText: string,
  providerLabel: string,
): ProviderFault {
  const { status } = response;
  const retryAfterSeconds = parseRetryAfter(response.headers.get("retry-after"));
  const failure = (...[code, more]: [Parameters<typeof modelFailure>[0], Parameters<typeof modelFailure>[2]?]) =>
    new ProviderFault(modelFailure(code, providerLabel, more));

  if (status >= 300 && status < 400) return failure("bad-response", { retryable: false });
  if (status === 401 || status === 403) return failure("unauthorized");
  if (status === 404) return failure("not-found");
  if (status === 429) return failure("rate-limited", { retryable: !QUOTA_SPENT.test(bodyText), retryAfterSeconds });
  if (status === 408 || status >= 500) return failure("provider-error", { retryable: true, retryAfterSeconds });
  if (CONTEXT_TOO_LONG.test(bodyText)) return failure("context-too-long");
  const refused = REFUSABLE.find((name) => bodyText.includes(name));
  return new ProviderFault(modelFailure("provider-error", providerLabel, { retryable: false }), refused);
}

/** An error object sent inside a stream that had begun well. */
export function faultFromErrorObject(error: unknown, providerLabel: string): ProviderFault {
  const text = JSON.stringify(error) ?? "";
  if (CONTEXT_TOO_LONG.test(text)) return new ProviderFault(modelFailure("context-too-long", providerLabel));
  if (/rate.?limit|\b429\b/i.test(text)) return new ProviderFault(modelFailure("rate-limited", providerLabel));
  return new ProviderFault(modelFailure("provider-error", providerLabel));
}

/** Seconds or an HTTP date (RFC 9110, 10.2.3); nonsense counts as absent. */
export function parseRetryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  const seconds = /^\d+(\.\d+)?$/.test(value.trim())
    ? Number(value)
    : HAS_MONTH.test(value) ? (Date.parse(value) - now().getTime()) / 1000 : Number.NaN;
  if (!Number.isFinite(seconds)) return undefined;
  return Math.min(Math.max(Math.ceil(seconds), 0), LONGEST_RETRY_AFTER_SECONDS);
}
