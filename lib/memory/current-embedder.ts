import "server-only";
import { config } from "@/lib/config/config";
import { createEmbedder } from "@/lib/models/embedders/create-embedder";
import type { Embedder } from "@/lib/models/embedders/embedder";
import { settingsFromEnvironment } from "@/lib/models/settings-from-environment";
import { log } from "@/lib/observability/log";
import { singleton } from "@/lib/singleton";

/** The embedder that this installation uses now. Vectors of others stay and are not compared with its own. */
export const currentEmbedder = (): Embedder => singleton("memory-embedder", () => createEmbedder(settingsFromEnvironment(config())));

/** A search waits no longer than this for a remote embedder: words alone still find most. */
const QUERY_TIMEOUT_MS = 1_500;

/** The vector of a question, or null where the embedder fails or is slow: then the words decide alone. */
export async function embedQuery(text: string): Promise<Float32Array | null> {
  if (text.trim() === "") return null;
  const embedded = await currentEmbedder().embed([text], AbortSignal.timeout(QUERY_TIMEOUT_MS));
  if (!embedded.ok) log().warn({ code: embedded.failure.code }, "the embedder failed: searching by words alone");
  return embedded.ok ? (embedded.value[0] ?? null) : null;
}

/** Vectors of texts to be stored, or nulls where the embedder fails: they are made up for later. */
export async function embedTexts(texts: readonly string[]): Promise<readonly (Float32Array | null)[]> {
  if (texts.length === 0) return [];
  const embedded = await currentEmbedder().embed(texts);
  if (!embedded.ok) log().warn({ code: embedded.failure.code, count: texts.length }, "the embedder failed: stored without vectors");
  return embedded.ok ? embedded.value : texts.map(() => null);
}

/** A vector as pgvector reads it. Its length is about 1, so five places say all that a cosine needs. */
export const toVectorText = (vector: Float32Array): string => `[${Array.from(vector, (value) => Math.round(value * 1e5) / 1e5).join(",")}]`;
