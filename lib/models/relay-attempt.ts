import "server-only";
import { createTextCleaner } from "./clean-text";
import { type CallOptions, type Connection, startStream } from "./connect-model";
import { faultFromErrorObject } from "./failure-from-response";
import { findProviderFault, modelFailure, ProviderFault } from "./provider-fault";
import { createThinkTagSplitter, type Passage } from "./think-tags";
import type { FinishReason, ModelFailure } from "./types";
import { readUsage, type ReportedUsage } from "./usage";
import { createWatchdog } from "./watchdog";

/** A reply past this many characters is a flood; it is cut and the person told. */
export const LONGEST_REPLY = 1_000_000;
/** How long a reply that is complete may keep us waiting for its token counts. */
const USAGE_WAIT_MS = 2_000;

/** @property wasTurnedAway whether the server answered with a refusal, or not at all: nobody bills for such a prompt */
export type AttemptEnd = { usage: ReportedUsage | undefined; hasText: boolean; wasTurnedAway: boolean } & (
  | { finishReason: FinishReason; failure?: never }
  | { failure: ModelFailure; fault?: ProviderFault; finishReason?: never }
);

type StopCode = "aborted" | "timeout-first-token" | "stalled" | "too-long";

export type AttemptLimits = { firstTokenMs: number; betweenTokensMs: number; totalMs: number };

/**
 * Asks a model once and relays what it says, cleaned and told apart into text and reasoning, as fast as it
 * is read. However it ends (also when the reader leaves), the connection to the provider is closed, so that it
 * stops working and billing. A failure is returned, never thrown; what was relayed before it stands.
 * @param onSent told when the request leaves; never once the attempt has ended or was stopped
 */
export async function* relayAttempt(
  connection: Connection,
  options: CallOptions,
  limits: AttemptLimits,
  signal: AbortSignal | undefined,
  onSent: () => void,
): AsyncGenerator<Passage, AttemptEnd> {
  const upstream = new AbortController();
  let stopCode: StopCode | undefined;
  const stop = (code: StopCode) => {
    stopCode ??= code;
    upstream.abort();
  };
  const onAbort = () => stop("aborted");
  if (signal?.aborted) onAbort();
  signal?.addEventListener("abort", onAbort, { once: true });
  const totalTimer = setTimeout(() => stop("too-long"), limits.totalMs);
  const label = connection.provider.label;

  let isAccepted = false;
  let characters = 0;
  let hasReply = false;
  let usage: ReportedUsage | undefined;
  let finishReason: FinishReason | undefined;
  let problem: unknown;
  let hasFinished = () => false;
  const answerBy = performance.now() + limits.firstTokenMs;
  const watchdog = createWatchdog(() => stop(characters > 0 ? "stalled" : "timeout-first-token"));
  const wording = createWording();

  try {
    watchdog.arm(limits.firstTokenMs);
    const started = await startStream(connection, { ...options, abortSignal: upstream.signal }, () => {
      if (!upstream.signal.aborted) onSent();
    });
    isAccepted = true;
    hasFinished = started.hasFinished;
    const reader = started.stream.getReader();
    const emit = function* (passages: Passage[]): Generator<Passage> {
      for (const passage of passages) {
        const room = LONGEST_REPLY - characters;
        if (room <= 0) return;
        const text = passage.text.slice(0, room);
        characters += text.length;
        hasReply ||= passage.type === "text" && text.trim() !== "";
        yield { type: passage.type, text };
      }
    };
    for (;;) {
      const { done, value: part } = await reader.read();
      if (done) break;
      // A slow reader of ours is not a slow model: nothing is timed while a passage is out.
      if (part.type === "text-delta" || part.type === "reasoning-delta") {
        watchdog.disarm();
        yield* emit(part.type === "text-delta" ? wording.text(part.delta) : wording.reasoning(part.delta));
        if (characters >= LONGEST_REPLY) stop("too-long");
        watchdog.arm(characters === 0 ? Math.max(answerBy - performance.now(), 1) : limits.betweenTokensMs);
      } else if (part.type === "error") {
        // Token counts that cannot be read arrive as an error after the end; the reply itself is whole.
        if (hasFinished()) continue;
        problem = part.error;
        break;
      } else if (part.type === "finish") {
        usage = readUsage(part.usage);
        // The SDK says "error" of a whole reply whose counts could not be read.
        finishReason = part.finishReason.unified === "error" ? "stop" : part.finishReason.unified;
      }
      if (hasFinished()) watchdog.arm(USAGE_WAIT_MS);
    }
    watchdog.disarm();
    yield* emit(wording.end());
  } catch (error) {
    problem ??= error;
    if (!signal?.aborted) yield* passagesAtEnd(wording);
  } finally {
    watchdog.close();
    clearTimeout(totalTimer);
    signal?.removeEventListener("abort", onAbort);
    upstream.abort();
  }

  // What goes wrong after it was accepted, with or without a word, goes wrong with a prompt that was read.
  const wasTurnedAway = !isAccepted && findProviderFault(problem) !== undefined;
  const facts = { usage, hasText: characters > 0, wasTurnedAway };
  const isComplete = hasFinished() && (stopCode === undefined || stopCode === "stalled");
  if (isComplete && (hasReply || (finishReason ?? "stop") !== "stop")) return { ...facts, finishReason: finishReason ?? "stop" };
  if (isComplete) return { ...facts, failure: modelFailure("empty", label) };
  if (stopCode) return { ...facts, failure: modelFailure(stopCode, label) };
  const fault = faultOf(problem, label, facts.hasText);
  return { ...facts, failure: fault.failure, fault };
}

function* passagesAtEnd(wording: Wording): Generator<Passage> {
  yield* wording.end();
}

type Wording = ReturnType<typeof createWording>;

function createWording() {
  const replyCleaner = createTextCleaner();
  const reasoningCleaner = createTextCleaner();
  const splitter = createThinkTagSplitter();
  const passage = (type: Passage["type"], text: string): Passage[] => (text === "" ? [] : [{ type, text }]);
  return {
    text: (delta: string) => {
      const clean = replyCleaner.push(delta);
      return clean === "" ? [] : splitter.push(clean);
    },
    reasoning: (delta: string) => passage("reasoning", reasoningCleaner.push(delta)),
    end: () => [...passage("reasoning", reasoningCleaner.end()), ...splitter.push(replyCleaner.end()), ...splitter.end()].filter(({ text }) => text !== ""),
  };
}

/** Broken off: by the network, by an end without a finish reason, by an error event, or by something unreadable. */
function faultOf(problem: unknown, label: string, hasText: boolean): ProviderFault {
  const known = findProviderFault(problem);
  if (known) return known;
  if (problem instanceof Error) {
    if (problem.name === "AI_JSONParseError" || problem.name === "AI_TypeValidationError") {
      return new ProviderFault(modelFailure("bad-response", label));
    }
    if (problem.name === "AI_InvalidResponseDataError") {
      return new ProviderFault(modelFailure(hasText ? "cut-off" : "bad-response", label));
    }
    // Before any text a broken connection is one that was never made: it may be tried again.
    return new ProviderFault(modelFailure(hasText ? "cut-off" : "refused", label));
  }
  return faultFromErrorObject(problem, label);
}
