import "server-only";
import { toCallOptions } from "./call-options";
import { circuitBreaker } from "./circuit-breaker";
import { adaptTo, connectModel, type Connection } from "./connect-model";
import { modelFailure } from "./provider-fault";
import { relayAttempt, type AttemptEnd } from "./relay-attempt";
import { retryDelayMs, waitUnlessAborted } from "./retry";
import type { ModelCall, ModelChoice, ModelEvent, ModelRequest, ModelSettings } from "./types";
import { countTokens } from "./usage";

const MOST_ADAPTATIONS = 4;

/**
 * Asks the models of a role, in their order, and relays the first that answers. Other attempts and other
 * models are tried before the first token only: after it, the person has begun to read.
 *
 * Yields `started` with the first token, `text` and `reasoning` in order, and ends with exactly one `finished`
 * or `failed`. Never throws for what a provider does. Aborting the signal, or leaving the loop, closes the
 * connection to the provider. An aborted reply ends with `failed`, code `aborted`.
 */
export async function* streamReply(settings: ModelSettings, request: ModelRequest): AsyncGenerator<ModelEvent, void> {
  const startedAt = performance.now();
  const candidates = candidatesFor(settings, request);
  let attempts = 0;
  let last: { connection: Connection | undefined; end: AttemptEnd } = {
    connection: undefined,
    end: { failure: modelFailure("not-found", "The model server"), usage: undefined, hasText: false },
  };
  let firstTokenMs: number | null = null;
  let text = "";
  let reasoning = "";

  for (const [index, choice] of candidates.entries()) {
    const connection = connectModel(settings, choice);
    if (!connection) continue;
    const breaker = circuitBreaker(connection.key, settings.resilience);
    const refusal = breaker.refusal(performance.now());
    if (refusal) {
      last = { connection, end: { failure: refusal, usage: undefined, hasText: false } };
      continue;
    }
    const answerBy = performance.now() + settings.timeouts.firstTokenMs;
    let adaptations = 0;
    let isSettled = false;
    try {
      for (let attempt = 1; ; attempt += 1) {
        attempts += 1;
        const relay = relayAttempt(
          attempt === 1 ? connection : connectModel(settings, choice) ?? connection,
          toCallOptions(settings, request),
          { ...settings.timeouts, firstTokenMs: Math.max(answerBy - performance.now(), 1) },
          request.signal,
        );
        let step = await relay.next();
        try {
          while (!step.done) {
            if (firstTokenMs === null) {
              firstTokenMs = Math.round(performance.now() - startedAt);
              yield { type: "started", providerId: choice.providerId, modelId: choice.modelId };
            }
            if (step.value.type === "text") text += step.value.text;
            else reasoning += step.value.text;
            yield step.value;
            step = await relay.next();
          }
        } finally {
          if (!step.done) await relay.return(INTERRUPTED);
        }
        const end = step.value;
        last = { connection, end };
        if (end.failure === undefined || end.hasText || end.failure.code === "aborted") break;
        const parameter = end.fault?.refusedParameter;
        if (parameter && adaptations < MOST_ADAPTATIONS && adaptTo(connection.key, parameter)) {
          adaptations += 1;
          continue;
        }
        const delayMs = retryDelayMs(
          end.failure,
          { attempt: attempt - adaptations, leftMs: answerBy - performance.now(), hasAlternative: index < candidates.length - 1, random: Math.random() },
          settings.resilience,
        );
        if (delayMs === undefined) break;
        if (!(await waitUnlessAborted(delayMs, request.signal))) {
          last = { connection, end: { ...end, failure: modelFailure("aborted", connection.provider.label) } };
          break;
        }
      }
      isSettled = true;
    } finally {
      // The reader left: says nothing about the model, but a trial of an open circuit must end.
      if (!isSettled) breaker.failed(INTERRUPTED.failure, performance.now());
    }
    const { end } = last;
    if (end.failure) breaker.failed(end.failure, performance.now());
    else breaker.succeeded();
    if (!end.failure || end.hasText || end.failure.code === "aborted") break;
  }

  const { connection, end } = last;
  const outcome = end.failure?.code ?? "finished";
  const call: ModelCall = {
    role: request.role,
    providerId: connection?.provider.id ?? "none",
    modelId: connection?.modelId ?? request.modelId ?? "none",
    ...countTokens({ reported: end.usage, messages: request.messages, text, reasoning, outcome }),
    latencyMs: Math.round(performance.now() - startedAt),
    firstTokenMs,
    attempts,
    outcome,
  };
  if (end.failure) yield { type: "failed", failure: end.failure, call };
  else yield { type: "finished", finishReason: end.finishReason, call };
}

const INTERRUPTED = { failure: modelFailure("aborted", ""), usage: undefined, hasText: false } satisfies AttemptEnd;

/** A model the person picked stands alone: an answer from another would not be what they asked for. */
function candidatesFor(settings: ModelSettings, { role, modelId }: ModelRequest): readonly ModelChoice[] {
  const ofRole = settings.roles[role];
  if (modelId === undefined) return ofRole;
  const known = [ofRole, ...Object.values(settings.roles)].flat().find((choice) => choice.modelId === modelId);
  const providerId = known?.providerId ?? ofRole[0]?.providerId;
  return providerId === undefined ? [] : [{ providerId, modelId }];
}
