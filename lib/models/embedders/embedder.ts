import type { Result } from "@/lib/result";
import type { ModelCall, ModelFailure } from "@/lib/models/types";

/** Vectors in the order of their texts, all or none; and every use of a model, to be recorded also where it failed. */
export type Embedding = { readonly vectors: Result<Float32Array[], ModelFailure>; readonly calls: readonly ModelCall[] };

/** Turns texts into vectors of one length. `name` tells vectors of different embedders apart in storage. */
export type Embedder = {
  /** Of an embedder that has to be loaded: final once it is ready, as its dimension, which is 0 until then. */
  readonly name: string;
  readonly dimension: number;
  embed(texts: readonly string[], signal?: AbortSignal): Promise<Embedding>;
  /** Only of one that runs in this very thread, and costs nobody anything. */
  embedAtOnce?(text: string): Float32Array;
  /** Only of one that has something to load first. */
  readonly lifecycle?: EmbedderLifecycle;
};

export type EmbedderLifecycle = {
  /** Begins to load. `onReady` is called when it is ready, and again whenever it was away in between. */
  open(onReady: () => void): void;
  /** Waits a moment where it is loading. */
  isReady(): Promise<boolean>;
  state(): "loading" | "ready" | "away";
  close(): Promise<void>;
};
