import type { Memory } from "@/lib/memory/schema";
import { type AnalysedText, analyseText } from "@/lib/memory/words/analyse-text";

const asWords = (value: unknown): string => (typeof value === "string" ? value : value === null || typeof value === "boolean" ? "" : JSON.stringify(value));

/** A memory as the search sees it: its words, and those of its key and its value. */
export function analyseMemory({ content, key, value }: Pick<Memory, "content" | "key" | "value">): AnalysedText {
  const alsoKnownAs = `${(key ?? "").replace(/[_:]/g, " ")} ${asWords(value)}`.trim();
  return analyseText(alsoKnownAs === "" ? content : `${content}\n${alsoKnownAs}`);
}
