import "server-only";
import type { Scope } from "@/lib/db/scope";
import { embedTexts, EmbedderAwayError, readyEmbedder } from "@/lib/memory/current-embedder";
import { dropVectorsOfOthers } from "@/lib/memory/re-embedding/commands";
import { addVectors } from "./commands";
import { findWithoutVector } from "./documents/queries";

const TEXTS_AT_ONCE = 64;

/**
 * Gives vectors to documents that have none of the embedder in use: stored while it was away, or before it was chosen.
 * Until then words alone find them. A few at a time, so that nobody waits for the whole. What other embedders had made
 * goes when all is done: until then, going back to one of them costs nothing.
 * @returns how many were embedded
 * @throws EmbedderAwayError
 */
export async function embedMissing(scope: Scope): Promise<number> {
  const { name: embedder } = await readyEmbedder();
  let count = 0;
  for (let after: number | null = 0; after !== null; ) {
    const page: Awaited<ReturnType<typeof findWithoutVector>> = await findWithoutVector(scope, embedder, { after, limit: TEXTS_AT_ONCE });
    const vectors = await embedTexts(scope, page.documents.map(({ text }) => text));
    const made = page.documents.flatMap(({ documentId }, index) => {
      const vector = vectors[index];
      return vector ? [{ documentId, vector }] : [];
    });
    if (made.length < page.documents.length) throw new EmbedderAwayError("The embedder did not answer");
    if (made.length > 0) await addVectors(scope, embedder, made);
    count += made.length;
    after = page.lastId;
  }
  await dropVectorsOfOthers(scope, embedder);
  return count;
}
