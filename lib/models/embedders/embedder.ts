import type { Result } from "@/lib/result";
import type { ModelCall, ModelFailure } from "@/lib/models/types";

/** Vectors in the order of their texts, all or none; and every use of a model, to be recorded also where it failed. */
export type Embedding = { readonly vectors: Result<Float32Array[], ModelFailure>; readonly calls: readonly ModelCall[] };

/** Turns texts into vectors of one length. `name` tells vectors of different embedders apart in storage. */
export type Embedder = {
  name: string;
  dimension: number;
  embed(texts: readonly string[], signal?: AbortSignal): Promise<Embedding>;
};
