import "server-only";
import { config } from "@/lib/config/config";
import type { Scope } from "@/lib/db/scope";
import { createEmbedder } from "@/lib/models/embedders/create-embedder";
import type { Embedder } from "@/lib/models/embedders/embedder";
import { settingsFromEnvironment } from "@/lib/models/settings-from-environment";
import type { ModelCall } from "@/lib/models/types";
import { log } from "@/lib/observability/log";
import { singleton } from "@/lib/singleton";

/** The embedder that this installation uses now. Vectors of others stay and are not compared with its own. */
export const currentEmbedder = (): Embedder => singleton("memory-embedder", () => createEmbedder(settingsFromEnvironment(config())));

/** What texts are embedded for; both are null for what concerns no conversation. */
export type EmbeddingSubject = { readonly conversationId: string | null; readonly messageId: string | null };
const NO_CONVERSATION: EmbeddingSubject = { conversationId: null, messageId: null };

/** The embedder is away: the job is tried again later. */
export class EmbedderAwayError extends Error {
  override readonly name = "EmbedderAwayError";
}

/**
 * The embedder in use, once its name is final: one that is still being loaded learns it from its model.
 * @throws EmbedderAwayError
 */
export async function readyEmbedder(): Promise<Embedder> {
  const embedder = currentEmbedder();
  if (embedder.lifecycle && !(await embedder.lifecycle.isReady())) throw new EmbedderAwayError("The embedder is not ready");
  return embedder;
}

/** Begins to load the embedder, where there is something to load. `onReady` is called now or then, and again whenever it was away in between. */
export function openEmbedder(onReady: () => void): void {
  const { lifecycle } = currentEmbedder();
  if (lifecycle) lifecycle.open(onReady);
  else onReady();
}

export const closeEmbedder = async (): Promise<void> => currentEmbedder().lifecycle?.close();

type CallRecorder = (scope: Scope, calls: readonly ModelCall[], about: EmbeddingSubject) => Promise<void>;
const recorder = () => singleton<{ record: CallRecorder | null }>("embedding-recorder", () => ({ record: null }));

/** Gives memory somebody who records what a remote embedder costs. Called once at start. */
export function setEmbeddingRecorder(record: CallRecorder): void {
  recorder().record = record;
}

async function record(scope: Scope, calls: readonly ModelCall[], about: EmbeddingSubject): Promise<void> {
  if (calls.length === 0) return;
  const { record: write } = recorder();
  if (!write) throw new Error("setEmbeddingRecorder was not called at start");
  await write(scope, calls, about);
}

/** A search waits no longer than this for a remote embedder: words alone still find most. */
const QUERY_TIMEOUT_MS = 1_500;

/**
 * The vector of a question, or null where the embedder fails or is slow: then the words decide alone. Somebody waits
 * for it, so it is recorded beside the search and not before it.
 */
export async function embedQuery(scope: Scope, text: string, about: EmbeddingSubject = NO_CONVERSATION): Promise<Float32Array | null> {
  if (text.trim() === "") return null;
  const { vectors, calls } = await currentEmbedder().embed([text], AbortSignal.timeout(QUERY_TIMEOUT_MS));
  record(scope, calls, about).catch((error: unknown) => log().error({ error }, "the use of an embedder could not be recorded"));
  if (!vectors.ok) log().warn({ code: vectors.failure.code }, "the embedder failed: searching by words alone");
  return vectors.ok ? (vectors.value[0] ?? null) : null;
}

/** Vectors of texts to be stored, or nulls where the embedder fails: they are made up for later. */
export async function embedTexts(scope: Scope, texts: readonly string[], about: EmbeddingSubject = NO_CONVERSATION): Promise<readonly (Float32Array | null)[]> {
  if (texts.length === 0) return [];
  const { vectors, calls } = await currentEmbedder().embed(texts);
  await record(scope, calls, about);
  if (!vectors.ok) log().warn({ code: vectors.failure.code, count: texts.length }, "the embedder failed: stored without vectors");
  return vectors.ok ? vectors.value : texts.map(() => null);
}

/** A vector as pgvector reads it. Its length is about 1, so five places say all that a cosine needs. */
export const toVectorText = (vector: Float32Array): string => `[${Array.from(vector, (value) => Math.round(value * 1e5) / 1e5).join(",")}]`;
