import { splitWords } from "./split-words";

/** The word at the very end of a text, folded, which may not be finished yet. Null where the text ends in something else. */
export function wordBeingTyped(text: string): string | null {
  const last = splitWords(text).at(-1);
  return last?.end === text.length ? last.word : null;
}
