import "server-only";
import { askModel, failedWith, type ModelAnswer } from "./ask-model";
import { modelFailure } from "./provider-fault";
import type { ModelCall, ModelChoice, ModelEvent, ModelRequest, ModelSettings } from "./types";
import { countTokens } from "./usage";

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
  const elapsedMs = () => Math.round(performance.now() - startedAt);
  const candidates = candidatesFor(settings, request);
  let answer: ModelAnswer = { connection: undefined, end: failedWith(modelFailure("not-found", "The model server")), attempts: 0 };
  let attempts = 0;
  let firstTokenMs: number | null = null;
  const said = { text: "", reasoning: "" };

  for (const [index, choice] of candidates.entries()) {
    const asking = askModel(settings, choice, request, index < candidates.length - 1);
    try {
      let step = await asking.next();
      for (; !step.done; step = await asking.next()) {
        const passage = step.value;
        if (firstTokenMs === null) {
          firstTokenMs = elapsedMs();
          yield { type: "started", providerId: choice.providerId, modelId: choice.modelId };
        }
        said[passage.type] += passage.text;
        yield passage;
      }
      answer = step.value;
    } finally {
      // A no-op once it has ended; when the reader left, this closes the provider's connection.
      await asking.return(answer);
    }
    attempts += answer.attempts;
    if (!answer.end.failure || answer.end.hasText || answer.end.failure.code === "aborted") break;
  }

  const { connection, end } = answer;
  const outcome = end.failure?.code ?? "finished";
  const call: ModelCall = {
    role: request.role,
    providerId: connection?.provider.id ?? "none",
    modelId: connection?.modelId ?? request.modelId ?? "none",
    ...countTokens({ reported: end.usage, messages: request.messages, ...said, outcome }),
    latencyMs: elapsedMs(),
    firstTokenMs,
    attempts,
    outcome,
  };
  if (end.failure) yield { type: "failed", failure: end.failure, call };
  else yield { type: "finished", finishReason: end.finishReason, call };
}

/** A model the person picked stands alone: an answer from another would not be what they asked for. */
function candidatesFor(settings: ModelSettings, { role, modelId }: Pick<ModelRequest, "role" | "modelId">): readonly ModelChoice[] {
  const ofRole = settings.roles[role];
  if (modelId === undefined) return ofRole;
  const known = [ofRole, ...Object.values(settings.roles)].flat().find((choice) => choice.modelId === modelId);
  const providerId = known?.providerId ?? ofRole[0]?.providerId;
  return providerId === undefined ? [] : [{ providerId, modelId }];
}
