import type { JsonValue } from "@/lib/memory/json-limits";
import { analyseText } from "@/lib/memory/words/analyse-text";

type Claim = { readonly key: string | null; readonly value: JsonValue | null };

/**
 * What is left of a memory's key and value when only its words are corrected. They decide what it replaces and by what it
 * is replaced, so neither may go on saying what the words said before: of "allergy:peanut" nothing is left once the words
 * say cashews, and of "home_city" with "Porto" the key. What never stood in the words ("true") stays.
 */
export function claimAfterCorrection({ key, value, content }: Claim & { readonly content: string }, corrected: string): Claim {
  const isLost = (text: string) => {
    const [before, after] = [termsOf(content), termsOf(corrected)];
    return [...termsOf(text)].some((term) => before.has(term) && !after.has(term));
  };
  // A key without a colon names a property, not a thing.
  if (key?.includes(":") && isLost(key.replaceAll(/[:_-]/g, " "))) return { key: null, value: null };
  const says = typeof value === "string" || typeof value === "number" ? String(value) : null;
  return { key, value: says !== null && isLost(says) ? null : value };
}

const termsOf = (text: string): ReadonlySet<string> => new Set(analyseText(text).terms.keys());
