import "server-only";
import { toCallOptions } from "./call-options";
import { circuitBreaker } from "./circuit-breaker";
import { adaptTo, connectModel, type Connection } from "./connect-model";
import { modelFailure } from "./provider-fault";
import { relayAttempt, type AttemptEnd } from "./relay-attempt";
import { retryDelayMs, waitUnlessAborted } from "./retry";
import type { Passage } from "./think-tags";
import type { ModelChoice, ModelRequest, ModelSettings } from "./types";
import { isUnread } from "./usage";

const MOST_ADAPTATIONS = 4;

/** @property wasRead whether a prompt left and was not turned away, as far as anyone can tell */
export type ModelAnswer = { connection: Connection | undefined; end: AttemptEnd; attempts: number; wasRead: boolean };

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
  if (!connection) return { connection, end: failedWith(modelFailure("not-found", choice.providerId)), attempts: 0, wasRead: false };

  const breaker = circuitBreaker(connection.key, settings.resilience);
  const refusal = breaker.refusal(performance.now());
  if (refusal) return { connection, end: failedWith(refusal), attempts: 0, wasRead: false };

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
  let adaptations = 0;
  for (let attempts = 1; ; attempts += 1) {
    const leftMs = Math.max(answerBy - performance.now(), 1);
    // A refusal may have taught another form of JSON, for which there is another model object.
    const current = attempts === 1 ? connection : connectModel(settings, choice) ?? connection;
    const limits = { ...settings.timeouts, firstTokenMs: leftMs };
    const prompt = { wasSent: false };
    const onSent = () => {
      if (!prompt.wasSent) request.watcher?.sent(choice);
      prompt.wasSent = true;
    };
    const end = yield* relayAttempt(current, options, limits, request.signal, onSent);
    const wasTurnedAway = end.failure !== undefined && !end.hasText && isUnread(end.failure.code);
    if (prompt.wasSent && wasTurnedAway) request.watcher?.turnedAway();
    const answer = { connection, end, attempts, wasRead: prompt.wasSent && !wasTurnedAway };
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
  }
}

export const failedWith = (failure: NonNullable<AttemptEnd["failure"]>): AttemptEnd => ({ failure, usage: undefined, hasText: false });
