import { setTimeout as sleep } from "node:timers/promises";
import type { ModelFailure, Resilience } from "./types";

/** Worth asking the same model again at once. A silent or unreadable one is not: it would only take as long again. */
const TRANSIENT: readonly ModelFailure["code"][] = ["refused", "rate-limited", "provider-error"];

/**
 * Milliseconds to wait before the next attempt at the same model, or undefined when it should not be tried
 * again. Delays double and carry jitter so that many clients do not come back in step; `Retry-After` is a floor.
 */
export function retryDelayMs(
  failure: ModelFailure,
  context: { attempt: number; leftMs: number; hasAlternative: boolean; random: number },
  settings: Resilience,
): number | undefined {
  if (!failure.retryable || !TRANSIENT.includes(failure.code) || context.attempt >= settings.attempts) return undefined;
  const doubled = settings.firstDelayMs * 2 ** (context.attempt - 1);
  const delayMs = Math.max(doubled * (0.5 + context.random), (failure.retryAfterSeconds ?? 0) * 1000);
  // With another model at hand nobody should wait long for this one.
  const longest = context.hasAlternative ? settings.longestDelayMs / 5 : settings.longestDelayMs;
  return delayMs <= longest && delayMs < context.leftMs ? delayMs : undefined;
}

/** Waits; false when the signal ended the wait. */
export async function waitUnlessAborted(milliseconds: number, signal: AbortSignal | undefined): Promise<boolean> {
  try {
    await sleep(milliseconds, undefined, signal ? { signal } : {});
    return true;
  } catch (error) {
    if (signal?.aborted) return false;
    throw error;
  }
}
