import path from "node:path";
import { log } from "@/lib/observability/log";
import type { LoadRequest } from "./messages";
import { type LoadedModel, type ModelProcess, ModelProcessError, type SilenceLimits, startModelProcess } from "./model-process";
import { explainProblem } from "./explain-problem";

export type KeepLimits = SilenceLimits & {
  /** After this long without a text the process ends and gives its memory back. */
  readonly idleMs: number;
  /** Pauses after failures in a row double from the first of these to the second. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
};

export type KeptModel = {
  /** What it is called in storage: by its name, its dimension and what its files hold. Final once it was ready. */
  name(): string;
  /** 0 until it was ready. */
  dimension(): number;
  state(): "loading" | "ready" | "away";
  /** The process with the model in it, started where none runs; null while it pauses after a failure. */
  wake(): Promise<ModelProcess> | null;
  embed(process: ModelProcess, texts: readonly string[]): Promise<Float32Array[]>;
  /** Called whenever it is ready after it was not. */
  onReady(listener: () => void): void;
  close(): Promise<void>;
};

/**
 * Keeps one process with a model through crashes, idle times and failures. Failures are told in the log in a sentence,
 * once each, and tried again with growing pauses by itself.
 */
export function keepModel(request: LoadRequest, limits: KeepLimits): KeptModel {
  const label = path.isAbsolute(request.model) ? path.basename(request.model) : request.model;
  let identity: { readonly name: string; readonly dimension: number } | null = null;
  let current: { readonly process: ModelProcess; readonly ready: Promise<ModelProcess> } | null = null;
  let state: "loading" | "ready" | "away" = "loading";
  let failures = 0;
  let retry: NodeJS.Timeout | undefined;
  let idle: NodeJS.Timeout | undefined;
  let told: string | null = null;
  let isAsked = false;
  let isClosed = false;
  let onReady: () => void = () => undefined;

  function fell(process: ModelProcess, error: ModelProcessError): void {
    process.kill();
    if (current?.process !== process || isClosed) return;
    current = null;
    failures += 1;
    state = "away";
    const problem = explainProblem(error, request);
    if (problem !== told) log().error({ reason: error.reason }, problem);
    told = problem;
    clearTimeout(retry);
    retry = setTimeout(() => {
      retry = undefined;
      void wake();
    }, Math.min(limits.longestPauseMs, limits.firstPauseMs * 2 ** (failures - 1))).unref();
  }

  function recognise({ dimension, fingerprint }: LoadedModel): void {
    const name = `local/${label}-${dimension}-${fingerprint}`;
    if (identity !== null && identity.name !== name) throw new ModelProcessError("model-changed", "its files are others than at the start");
    identity = { name, dimension };
    told = null;
    if (state !== "ready") {
      state = "ready";
      log().info({ embedder: name }, "the local embedder is ready");
      onReady();
    }
  }

  function wake(): Promise<ModelProcess> | null {
    if (current) return current.ready;
    if (isClosed || retry) return null;
    clearTimeout(idle);
    const started = startModelProcess(request, limits);
    let isLoaded = false;
    const ready = started.load().then((loaded) => {
      recognise(loaded);
      isLoaded = true;
      rest();
      return started;
    });
    current = { process: started, ready };
    ready.catch((error: unknown) => fell(started, asProcessError(error)));
    // Ended from outside while nobody asked it for anything: the next text starts another.
    void started.ended.then(() => {
      if (current?.process === started && isLoaded && !isAsked) current = null;
    });
    return ready;
  }

  function rest(): void {
    clearTimeout(idle);
    idle = setTimeout(() => {
      const resting = current;
      current = null;
      resting?.process.kill();
    }, limits.idleMs).unref();
  }

  return {
    name: () => identity?.name ?? `local/${label}`,
    dimension: () => identity?.dimension ?? 0,
    state: () => state,
    wake,
    async embed(process, texts) {
      clearTimeout(idle);
      isAsked = true;
      try {
        const vectors = await process.embed(texts);
        failures = 0;
        return vectors;
      } catch (error) {
        const failure = asProcessError(error);
        // One batch that it will not read says nothing about the next.
        if (failure.reason !== "refused") fell(process, failure);
        throw failure;
      } finally {
        isAsked = false;
        if (current) rest();
      }
    },
    onReady: (listener) => {
      onReady = listener;
    },
    async close() {
      isClosed = true;
      clearTimeout(retry);
      clearTimeout(idle);
      const last = current;
      current = null;
      last?.process.kill();
      await last?.process.ended;
    },
  };
}

const asProcessError = (error: unknown): ModelProcessError =>
  error instanceof ModelProcessError ? error : new ModelProcessError("ended", error instanceof Error ? error.name : "unknown");
