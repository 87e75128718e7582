import type { Result } from "@/lib/result";
import type { ModelFailure } from "@/lib/models/types";

/** Turns texts into vectors of one length. `name` tells vectors of different embedders apart in storage. */
export type Embedder = {
  name: string;
  dimension: number;
  embed(texts: readonly string[], signal?: AbortSignal): Promise<Result<Float32Array[], ModelFailure>>;
};
