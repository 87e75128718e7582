import "server-only";
import { currentEmbedder } from "@/lib/memory/current-embedder";
import { analyseQuery, type QueryTerm } from "./analyse-query";
import { type AskedForms, askedForms } from "./weigh-terms";
import { withBeginning } from "./with-beginning";

/** A question taken apart. `vector` is null where its embedder has to be waited for, or where there is nothing to embed. */
export type AnalysedQuestion = { readonly terms: readonly QueryTerm[]; readonly asked: AskedForms; readonly vector: Float32Array | null };

/**
 * What can be known of a question from its text alone: it concerns no account, waits for nobody and takes some
 * milliseconds, so it can be done while something else is waited for.
 *
 * @param options.isTyping its last word may not be finished: what begins so is asked for, too
 */
export function analyseQuestion(text: string, { isTyping = false }: { readonly isTyping?: boolean | undefined } = {}): AnalysedQuestion {
  const terms = analyseQuery(text);
  return { terms, asked: isTyping ? withBeginning(terms, text) : askedForms(terms), vector: text.trim() === "" ? null : (currentEmbedder().embedAtOnce?.(text) ?? null) };
}
