import "server-only";
import { askModel, type ModelAnswer, unasked } from "./ask-model";
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
  const candidates = candidatesFor(settings, request);
  const earlierCalls: ModelCall[] = [];
  let answer = unasked(undefined, modelFailure("not-found", "The model server"));
  let firstTokenMs: number | null = null;
  const said = { text: "", reasoning: "" };
  // What a person waited for its model: from the beginning, whoever was asked before.
  const toCall = (sinceMs: number) => recordAnswer(request, answer, said, { latencyMs: Math.round(performance.now() - sinceMs), firstTokenMs });

  for (const [index, choice] of candidates.entries()) {
    const askedAt = performance.now();
    const hasAlternative = index < candidates.length - 1;
    const asking = askModel(settings, choice, request, hasAlternative);
    try {
      let step = await asking.next();
      for (; !step.done; step = await asking.next()) {
        const passage = step.value;
        if (firstTokenMs === null) {
          firstTokenMs = Math.round(performance.now() - startedAt);
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
    for (const { end, latencyMs } of answer.earlierReads) {
      earlierCalls.push(recordAnswer(request, { ...answer, end, attempts: 1, wasRead: true }, { text: "", reasoning: "" }, { latencyMs, firstTokenMs: null }));
    }
    if (!answer.end.failure || answer.end.hasText || answer.end.failure.code === "aborted") break;
    // It may have read the prompt, and bill for it, though another answers. One with an open circuit was not asked.
    if (hasAlternative && answer.attempts > 0) earlierCalls.push(toCall(askedAt));
  }

  // Where the last was not asked, the reply is that of the last that was.
  const call = (answer.attempts === 0 ? earlierCalls.pop() : undefined) ?? toCall(startedAt);
  const { end } = answer;
  if (end.failure) yield { type: "failed", failure: end.failure, call, earlierCalls };
  else yield { type: "finished", finishReason: end.finishReason, call, earlierCalls };
}

function recordAnswer(
  request: ModelRequest,
  { connection, end, attempts, wasRead }: ModelAnswer,
  said: { text: string; reasoning: string },
  times: Pick<ModelCall, "latencyMs" | "firstTokenMs">,
): ModelCall {
  const outcome = end.failure?.code ?? "finished";
  return {
    role: request.role,
    providerId: connection?.provider.id ?? "none",
    modelId: connection?.modelId ?? request.modelId ?? "none",
    ...countTokens({ reported: end.usage, messages: request.messages, ...said, wasRead }),
    ...times,
    attempts,
    outcome,
  };
}

/** A model the person picked stands alone: an answer from another would not be what they asked for. */
function candidatesFor(settings: ModelSettings, { role, modelId }: Pick<ModelRequest, "role" | "modelId">): readonly ModelChoice[] {
  const ofRole = settings.roles[role];
  if (modelId === undefined) return ofRole;
  const known = [ofRole, ...Object.values(settings.roles)].flat().find((choice) => choice.modelId === modelId);
  const providerId = known?.providerId ?? ofRole[0]?.providerId;
  return providerId === undefined ? [] : [{ providerId, modelId }];
}
