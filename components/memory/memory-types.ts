import type { MemoryType } from "@/lib/memory/schema";

/** How each type of memory is named and coloured: one small square, and words for those who do not see colour. */
export const TYPE_FACES: Record<MemoryType, { one: string; many: string; colour: string }> = {
  fact: { one: "Fact", many: "Facts", colour: "var(--pencil)" },
  preference: { one: "Preference", many: "Preferences", colour: "var(--summary)" },
  event: { one: "Event", many: "Events", colour: "var(--ink-3)" },
  system: { one: "Record", many: "Records", colour: "var(--line-strong)" },
};

const IMPORTANCE_WORDS = ["", "slight", "small", "", "important", "critical"];

/** Importance in a word; nothing for the middle, which says nothing. */
export function sayImportance(importance: number | null): string {
  return importance === null ? "" : (IMPORTANCE_WORDS[importance] ?? "");
}
