import { useEffect, useState } from "react";
import { searchMemories } from "./memory-calls";
import type { ShownMemory } from "./memory-row";

const PAUSE_MS = 200;
const MOST_RESULTS = 50;

export type MemorySearchState = { state: "off" } | { state: "looking" } | { state: "found"; memories: ShownMemory[] } | { state: "failed"; message: string };

/** Searches a moment after the last key. `revision` changes when memories do, and searches again. */
export function useMemorySearch(query: string, revision: number): MemorySearchState {
  const [answer, setAnswer] = useState<{ query: string; state: MemorySearchState } | null>(null);
  const words = query.trim();

  useEffect(() => {
    if (!words) return;
    let isGone = false;
    const timer = setTimeout(() => {
      void searchMemories(words, MOST_RESULTS).then((result) => {
        if (isGone) return;
        setAnswer({
          query: words,
          state: result.ok ? { state: "found", memories: result.value.memories } : { state: "failed", message: result.failure.message },
        });
      });
    }, PAUSE_MS);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [words, revision]);

  if (!words) return { state: "off" };
  // While the next answer comes, the last one stays in sight rather than an empty page.
  return answer && (answer.query === words || answer.state.state === "found") ? answer.state : { state: "looking" };
}
