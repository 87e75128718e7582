import type { AnalysedText } from "@/lib/memory/words/analyse-text";
import { hashTerm } from "@/lib/memory/words/hash-terms";

/** A text as a row of the index holds it: hashes sorted, a byte of frequencies for each. */
export type PackedTerms = { readonly terms: readonly number[]; readonly frequencies: Uint8Array<ArrayBuffer>; readonly length: number };

const MOST_COUNTED = 15;

/** Packs a text for the index. Statements are counted in the high four bits, questions in the low ones. */
export function packTerms(scopeKey: Uint8Array, { terms, length }: Pick<AnalysedText, "terms" | "length">): PackedTerms {
  const bytes = new Map<number, number>();
  for (const [term, { statements, questions }] of terms) {
    bytes.set(hashTerm(scopeKey, term), (Math.min(MOST_COUNTED, statements) << 4) | Math.min(MOST_COUNTED, questions));
  }
  const sorted = [...bytes].toSorted(([first], [second]) => first - second);
  return { terms: sorted.map(([term]) => term), frequencies: Uint8Array.from(sorted, ([, byte]) => byte), length };
}

/** The two counts of a byte. */
export const unpackFrequency = (byte: number): { statements: number; questions: number } => ({ statements: byte >> 4, questions: byte & 15 });
