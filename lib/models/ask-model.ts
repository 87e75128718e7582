import "server-only";
import { toCallOptions } from "./call-options";
import { circuitBreaker } from "./circuit-breaker";
import { adaptTo, connectModel, type Connection } from "./connect-model";
import { modelFailure } from "./provider-fault";
import { relayAttempt, type AttemptEnd } from "./relay-attempt";
import { retryDelayMs, waitUnlessAborted } from "./retry";
import type { Passage } from "./think-tags";
import type { ModelChoice, ModelFailure, ModelRequest, ModelSettings } from "./types";

const MOST_ADAPTATIONS = 4;

/** An attempt that read the prompt, gave nothing, and was made again: it is paid for by itself. */
export type EarlierRead = { readonly end: AttemptEnd; readonly latencyMs: number };

/**
 * @property wasRead whether the last prompt left and was not turned away, as far as anyone can tell
 * @property attempts without those of `earlierReads`
 */
export type ModelAnswer = {
  readonly connection: Connection | undefined;
  readonly end: AttemptEnd;
  readonly attempts: number;
  readonly wasRead: boolean;
  readonly earlierReads: readonly EarlierRead[];
};

/**
 * Asks one model, again after a passing failure while nothing was said yet, and relays what it says. All
 * attempts share one limit to the first token. An open circuit answers with its last failure, unasked.
 */
export async function* askModel(
  settings: ModelSettings,
  choice: ModelChoice,
  request: ModelRequest,
  hasAlternative: boolean,
): AsyncGenerator<Passage, ModelAnswer> {
  const connection = connectModel(settings, choice);
  if (!connection) return unasked(connection, modelFailure("not-found", choice.providerId));

  const breaker = circuitBreaker(connection.key, settings.resilience);
  const refusal = breaker.refusal(performance.now());
  if (refusal) return unasked(connection, refusal);

  let end: AttemptEnd = failedWith(modelFailure("aborted", connection.provider.label));
  try {
    const answer = yield* askUntilSettled(settings, choice, connection, request, hasAlternative);
    end = answer.end;
    return answer;
  } finally {
    // Also when the reader left: a circuit's one trial must end, and that it was stopped counts for nothing.
    if (end.failure) breaker.failed(end.failure, performance.now());
    else breaker.succeeded();
  }
}

async function* askUntilSettled(
  settings: ModelSettings,
  choice: ModelChoice,
  connection: Connection,
  request: ModelRequest,
  hasAlternative: boolean,
): AsyncGenerator<Passage, ModelAnswer> {
  const answerBy = performance.now() + settings.timeouts.firstTokenMs;
  const options = toCallOptions(settings, request);
  const earlierReads: EarlierRead[] = [];
  let adaptations = 0;
  for (let attempts = 1; ; attempts += 1) {
    const askedAt = performance.now();
    const leftMs = Math.max(answerBy - askedAt, 1);
    // A refusal may have taught another form of JSON, for which there is another model object.
    const current = attempts === 1 ? connection : connectModel(settings, choice) ?? connection;
    const limits = { ...settings.timeouts, firstTokenMs: leftMs };
    const prompt = { wasSent: false };
    const onSent = () => {
      if (!prompt.wasSent) request.watcher?.sent(choice);
      prompt.wasSent = true;
    };
    const end = yield* relayAttempt(current, options, limits, request.signal, onSent);
    if (prompt.wasSent && end.wasTurnedAway) request.watcher?.turnedAway();
    const wasRead = prompt.wasSent && !end.wasTurnedAway;
    const latencyMs = Math.round(performance.now() - askedAt);
    const answer = { connection, end, attempts: attempts - earlierReads.length, wasRead, earlierReads };
    if (!end.failure || end.hasText) return answer;

    const refused = end.fault?.refusedParameter;
    if (refused && adaptations < MOST_ADAPTATIONS && adaptTo(connection.key, refused)) {
      adaptations += 1;
      continue;
    }
    const delayMs = retryDelayMs(
      end.failure,
      { attempt: attempts - adaptations, leftMs: answerBy - performance.now(), hasAlternative, random: Math.random() },
      settings.resilience,
    );
    if (delayMs === undefined) return answer;
    if (!(await waitUnlessAborted(delayMs, request.signal))) {
      return { ...answer, end: failedWith(modelFailure("aborted", connection.provider.label)) };
    }
    if (wasRead) earlierReads.push({ end, latencyMs });
  }
}

const failedWith = (failure: ModelFailure): AttemptEnd => ({ failure, usage: undefined, hasText: false, wasTurnedAway: false });

/** An answer for a model that was not asked. */
export const unasked = (connection: Connection | undefined, failure: ModelFailure): ModelAnswer => ({
  connection,
  end: failedWith(failure),
  attempts: 0,
  wasRead: false,
  earlierReads: [],
});
