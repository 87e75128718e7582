import "server-only";
import { z } from "zod";
import { fail, ok, type Result } from "@/lib/result";
import { modelFailure } from "@/lib/models/provider-fault";
import { askForJson } from "@/lib/models/provider-json";
import type { ModelCall, ModelFailure, ModelProvider } from "@/lib/models/types";
import { countEmbeddingTokens } from "@/lib/models/usage";
import type { Embedder } from "./embedder";

const TEXTS_PER_REQUEST = 64;
const TIMEOUT_MS = 20_000;

/** A model server that counts nothing, or nonsense, still gives good vectors. */
const Usage = z.object({ prompt_tokens: z.number() }).nullish().catch(null);
const Answer = z.object({
  usage: Usage,
  data: z.array(z.object({ index: z.number().int().nonnegative(), embedding: z.array(z.number()) })),
});

/**
 * Embeddings from `/v1/embeddings`. A vector of another length than `dimension`, or with a value that is no
 * number, fails the whole request as `bad-response`: it would poison every later search.
 */
export function openAiCompatibleEmbedder(provider: ModelProvider, modelId: string, dimension: number): Embedder {
  /** One request, and how it is to be recorded. */
  async function embedBatch(texts: readonly string[], signal: AbortSignal | undefined): Promise<{ vectors: Result<Float32Array[], ModelFailure>; call: ModelCall }> {
    const startedAtMs = performance.now();
    const answer = await askForJson(provider, "/embeddings", {
      body: { model: modelId, input: texts },
      timeoutMs: TIMEOUT_MS,
      signal,
    });
    const parsed = answer.ok ? Answer.safeParse(answer.value) : null;
    const vectors = answer.ok ? readVectors(parsed?.data, texts.length) : answer;
    const outcome = vectors.ok ? "finished" : vectors.failure.code;
    const call: ModelCall = {
      role: "embedding",
      providerId: provider.id,
      modelId,
      ...countEmbeddingTokens({ reported: parsed?.data?.usage?.prompt_tokens, texts, outcome }),
      latencyMs: performance.now() - startedAtMs,
      firstTokenMs: null,
      attempts: 1,
      outcome,
    };
    return { vectors, call };
  }

  function readVectors(answer: z.infer<typeof Answer> | undefined, count: number): Result<Float32Array[], ModelFailure> {
    if (!answer || answer.data.length !== count) return fail(modelFailure("bad-response", provider.label));
    const vectors = answer.data.toSorted((a, b) => a.index - b.index).map(({ embedding }) => Float32Array.from(embedding));
    const isSound = vectors.every((vector) => vector.length === dimension && vector.every(Number.isFinite));
    return isSound ? ok(vectors) : fail(modelFailure("bad-response", provider.label, { retryable: false }));
  }

  return {
    name: `${provider.id}/${modelId}-${dimension}`,
    dimension,
    async embed(texts, signal) {
      const vectors: Float32Array[] = [];
      const calls: ModelCall[] = [];
      for (let start = 0; start < texts.length; start += TEXTS_PER_REQUEST) {
        const batch = await embedBatch(texts.slice(start, start + TEXTS_PER_REQUEST), signal);
        calls.push(batch.call);
        if (!batch.vectors.ok) return { vectors: batch.vectors, calls };
        vectors.push(...batch.vectors.value);
      }
      return { vectors: ok(vectors), calls };
    },
  };
}
