import "server-only";
import { setImmediate as nextTurnOfTheLoop } from "node:timers/promises";
import type { MessageFailure } from "@/lib/chat/schema";
import { isDatabaseAway } from "@/lib/db/errors";
import { MarkFilter } from "@/lib/memory/mark-filter";
import { failureMessage } from "@/lib/models/failure-message";
import { streamReply } from "@/lib/models/stream-reply";
import type { FinishReason, ModelCall, ModelFailure, ModelSettings, PromptWatcher } from "@/lib/models/types";
import { log } from "@/lib/observability/log";
import type { AskedTurn } from "./asked-turn";
import { estimateCalls } from "./estimate-calls";
import type { TurnEvent } from "./events";
import type { LiveTurn } from "./live-turn";
import type { PreparedTurn } from "./prepare-turn";

const LONGEST_RUN_MS = 8;

/** How the model's part of a turn ended. */
export type ModelOutcome = {
  readonly prepared: PreparedTurn | null;
  readonly call: ModelCall | null;
  /** Of what was asked before and gave no word. */
  readonly earlierCalls: readonly ModelCall[];
  readonly marks: MarkFilter;
} & ({ readonly end: "finished"; readonly finishReason: FinishReason } | { readonly end: "stopped" } | { readonly end: "failed"; readonly failure: MessageFailure });

/**
 * Asks the model and relays what it says to the live turn, without the marks it was asked to set. Never throws:
 * whatever happens, there is a turn to close.
 */
export async function runModel(input: {
  asked: AskedTurn;
  live: LiveTurn;
  prepared: Promise<PreparedTurn>;
  settings: ModelSettings;
  modelId: string | undefined;
}): Promise<ModelOutcome> {
  const { asked, live, settings } = input;
  let [prepared, hasText]: [PreparedTurn | null, boolean] = [null, asked.earlier.text !== ""];
  let marks = new MarkFilter([]);
  live.write("reasoning", asked.earlier.reasoning);
  live.write("text", asked.earlier.text);
  const model = { role: "chat" as const, ...(input.modelId === undefined ? {} : { modelId: input.modelId }) };
  try {
    prepared = await input.prepared;
    marks = new MarkFilter(prepared.memories.flatMap(({ mark }) => mark ?? []));
    const { memories, promptTokens, messages } = prepared;
    const watcher = watchPrompt(live, promptTokens);
    // The model is asked first: what is published has to be written down for everybody who reads along.
    const events = askedBefore(streamReply(settings, { ...model, messages, signal: live.signal, watcher }), () => {
      live.publish({ type: "memories", memories });
      watcher.open();
    });
    let lastPauseMs = performance.now();
    for await (const event of events) {
      // A model that sends faster than it is relayed would keep the event loop, and with it every reader, waiting.
      if (performance.now() - lastPauseMs > LONGEST_RUN_MS) {
        await nextTurnOfTheLoop();
        lastPauseMs = performance.now();
      }
      switch (event.type) {
        case "started":
          live.publish(event);
          break;
        case "text":
          live.write("text", marks.push(event.text));
          // The first words leave before more are read: a fast model's whole reply may lie ready behind them.
          if (!hasText) await nextTurnOfTheLoop();
          hasText = true;
          break;
        case "reasoning":
          live.write("reasoning", event.text);
          break;
        case "finished":
          live.write("text", marks.end());
          return { prepared, marks, call: event.call, earlierCalls: event.earlierCalls, end: "finished", finishReason: event.finishReason };
        case "failed":
          live.write("text", marks.end());
          return {
            ...{ prepared, marks, call: event.call, earlierCalls: event.earlierCalls },
            ...(live.signal.aborted ? { end: "stopped" } : { end: "failed", failure: toMessageFailure(event.failure, hasText) }),
          };
      }
    }
    throw new Error("A reply ended without an outcome");
  } catch (error) {
    log().error({ turnId: asked.turnId, error }, "a turn broke");
    live.settle();
    // The prompt may have been read all the same, and is paid for.
    const calls = estimateCalls(live.events);
    return { prepared, marks, call: calls.at(-1) ?? null, earlierCalls: calls.slice(0, -1), end: "failed", failure: ourFailure(error) };
  }
}

/**
 * Writes down that a prompt left, so that it is counted though this process dies before the first word. Once opened, at
 * once; what comes before waits, so that the event costs the request nothing and stands behind what the turn begins with.
 */
function watchPrompt(live: LiveTurn, promptTokens: number): PromptWatcher & { open: () => void } {
  let waiting: TurnEvent[] | null = [];
  const publish = (event: TurnEvent) => (waiting ? void waiting.push(event) : live.publish(event));
  return {
    sent: ({ providerId, modelId }) => publish({ type: "sent", providerId, modelId, promptTokens }),
    turnedAway: () => publish({ type: "turned-away" }),
    open: () => {
      const early = waiting ?? [];
      waiting = null;
      early.forEach((event) => live.publish(event));
    },
  };
}

/**
 * What a model's source gives, where something is done between asking for its first piece and waiting for it. In the first
 * turn of the loop the request is put together, in the second it is written to the provider; the work comes after, while it is under way.
 */
function askedBefore<Piece>(source: AsyncGenerator<Piece, void>, work: () => void): AsyncIterable<Piece> {
  let asked: Promise<IteratorResult<Piece, void>> | null = source.next();
  // Whoever waits for it is told; until then it is nobody's error.
  asked.catch(() => undefined);
  const worked = nextTurnOfTheLoop().then(() => nextTurnOfTheLoop()).then(work);
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        if (!asked) return source.next();
        const first = asked;
        asked = null;
        try {
          await worked;
        } catch (error) {
          // Whoever reads is not told of an end, and would leave the request open.
          await source.return();
          throw error;
        }
        return first;
      },
      return: () => source.return(),
    }),
  };
}

const toMessageFailure = (failure: ModelFailure, hasPartialReply: boolean): MessageFailure => ({
  code: failure.code,
  message: failureMessage(failure, { hasPartialReply }),
  isRetryable: failure.retryable,
});

function ourFailure(error: unknown): MessageFailure {
  return isDatabaseAway(error)
    ? { code: "database_away", message: "The database is away. Your message is kept. Try again in a moment.", isRetryable: true }
    : { code: "internal", message: "Something broke on our side. Your message is kept. Try again.", isRetryable: true };
}
