import "server-only";
import { currentEmbedder } from "@/lib/memory/current-embedder";
import { analyseQuery, type QueryTerm } from "./analyse-query";
import { type AskedForms, askedForms } from "./weigh-terms";

/** A question taken apart. `vector` is null where its embedder has to be waited for, or where there is nothing to embed. */
export type AnalysedQuestion = { readonly terms: readonly QueryTerm[]; readonly asked: AskedForms; readonly vector: Float32Array | null };

/**
 * What can be known of a question from its text alone: it concerns no account, waits for nobody and takes some
 * milliseconds, so it can be done while something else is waited for.
 */
export function analyseQuestion(text: string): AnalysedQuestion {
  const terms = analyseQuery(text);
  return { terms, asked: askedForms(terms), vector: text.trim() === "" ? null : (currentEmbedder().embedAtOnce?.(text) ?? null) };
}
