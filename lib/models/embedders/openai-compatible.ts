import "server-only";
import { z } from "zod";
import { fail, ok, type Result } from "@/lib/result";
import { modelFailure } from "@/lib/models/provider-fault";
import { askForJson } from "@/lib/models/provider-json";
import type { ModelFailure, ModelProvider } from "@/lib/models/types";
import type { Embedder } from "./embedder";

const TEXTS_PER_REQUEST = 64;
const TIMEOUT_MS = 20_000;

const Answer = z.object({
  data: z.array(z.object({ index: z.number().int().nonnegative(), embedding: z.array(z.number()) })),
});

/**
 * Embeddings from `/v1/embeddings`. A vector of another length than `dimension`, or with a value that is no
 * number, fails the whole request as `bad-response`: it would poison every later search.
 */
export function openAiCompatibleEmbedder(provider: ModelProvider, modelId: string, dimension: number): Embedder {
  async function embedBatch(texts: readonly string[], signal: AbortSignal | undefined): Promise<Result<Float32Array[], ModelFailure>> {
    const answer = await askForJson(provider, "/embeddings", {
      body: { model: modelId, input: texts },
      timeoutMs: TIMEOUT_MS,
      signal,
    });
    if (!answer.ok) return answer;
    const parsed = Answer.safeParse(answer.value);
    if (!parsed.success || parsed.data.data.length !== texts.length) return fail(modelFailure("bad-response", provider.label));
    const vectors = parsed.data.data.toSorted((a, b) => a.index - b.index).map(({ embedding }) => Float32Array.from(embedding));
    const isSound = vectors.every((vector) => vector.length === dimension && vector.every(Number.isFinite));
    return isSound ? ok(vectors) : fail(modelFailure("bad-response", provider.label, { retryable: false }));
  }

  return {
    name: `${provider.id}/${modelId}-${dimension}`,
    dimension,
    async embed(texts, signal) {
      const vectors: Float32Array[] = [];
      for (let start = 0; start < texts.length; start += TEXTS_PER_REQUEST) {
        const batch = await embedBatch(texts.slice(start, start + TEXTS_PER_REQUEST), signal);
        if (!batch.ok) return batch;
        vectors.push(...batch.value);
      }
      return ok(vectors);
    },
  };
}
