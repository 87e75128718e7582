import "server-only";
import { fail, ok, type Result } from "@/lib/result";
import type { Embedder } from "@/lib/models/embedders/embedder";
import { modelFailure } from "@/lib/models/provider-fault";
import type { ModelFailure } from "@/lib/models/types";
import { type KeepLimits, keepModel } from "./keep-model";
import type { LoadRequest } from "./messages";
import { type ModelProcess, ModelProcessError } from "./model-process";
import { takeTurns } from "./take-turns";

export type LocalLimits = KeepLimits & {
  /** How long texts wait for a model that is still loading, before they are left for later. */
  readonly wakeWaitMs: number;
};

const LIMITS: LocalLimits = { loadSilenceMs: 120_000, embedSilenceMs: 60_000, idleMs: 600_000, firstPauseMs: 5_000, longestPauseMs: 300_000, wakeWaitMs: 2_000 };

const TEXTS_AT_ONCE = 16;
const CHARACTERS_AT_ONCE = 16_000;
/** A model reads 512 tokens and no more, so the tokenizer need not be given a whole book. */
const LONGEST_TEXT = 8_000;
const LABEL = "Local embedder";

/**
 * Embeddings from a model on this machine, in a process of its own (`program.mjs`). Nobody waits for it long: while it
 * loads, or pauses after a failure, texts fail as `refused` and are made up for later, as with a provider that is away.
 */
export function localEmbedder(request: LoadRequest, changed: Partial<LocalLimits> = {}): Embedder {
  const limits = { ...LIMITS, ...changed };
  const model = keepModel(request, limits);
  const inTurn = takeTurns();

  async function ready(): Promise<ModelProcess> {
    const waking = model.wake();
    if (!waking) throw new ModelProcessError("ended", "it pauses after a failure");
    return within(limits.wakeWaitMs, waking);
  }

  async function embedAll(texts: readonly string[], signal: AbortSignal | undefined): Promise<Float32Array[]> {
    const vectors: Float32Array[] = [];
    for (const batch of batchesOf(texts)) {
      // Waited for outside the turn: a model that loads would hold up those behind one after another.
      await ready();
      const made = await inTurn(texts.length === 1, async () => {
        signal?.throwIfAborted();
        return model.embed(await ready(), batch);
      });
      vectors.push(...made);
    }
    return vectors;
  }

  return {
    get name() {
      return model.name();
    },
    get dimension() {
      return model.dimension();
    },
    async embed(texts, signal) {
      const aborted = fail(modelFailure("aborted", LABEL));
      if (signal?.aborted) return { vectors: aborted, calls: [] };
      const vectors: Result<Float32Array[], ModelFailure> = await untilAborted(embedAll(texts, signal), signal).then(ok, (error: unknown) => {
        if (signal?.aborted) return aborted;
        if (error instanceof ModelProcessError) return fail(modelFailure(error.reason === "refused" ? "bad-response" : "refused", LABEL));
        throw error;
      });
      return { vectors, calls: [] };
    },
    lifecycle: {
      open: (onReady) => {
        model.onReady(onReady);
        // Its failure is told by the model's keeper.
        model.wake()?.catch(() => undefined);
      },
      isReady: () => ready().then(() => true, () => false),
      state: model.state,
      close: model.close,
    },
  };
}

/** Few enough at once that a question in between waits less than a second. */
export function batchesOf(texts: readonly string[]): string[][] {
  const batches: string[][] = [];
  let room = 0;
  for (const text of texts.map((each) => each.slice(0, LONGEST_TEXT))) {
    const last = batches.at(-1);
    if (last && last.length < TEXTS_AT_ONCE && text.length <= room) last.push(text);
    else {
      batches.push([text]);
      room = CHARACTERS_AT_ONCE;
    }
    room -= text.length;
  }
  return batches;
}

async function within<Value>(timeoutMs: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ModelProcessError("timeout", "it is still loading")), timeoutMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** What was begun goes on; its asker need not wait. */
async function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return work;
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason instanceof Error ? signal.reason : new Error("aborted"));
    signal.addEventListener("abort", stop, { once: true });
  });
  return Promise.race([work, aborted]).finally(() => stop && signal.removeEventListener("abort", stop));
}
