import { startTransition, useEffect, useRef, useState } from "react";
import type { MemoryRecord } from "@/lib/memory/contract";
import { searchMemories } from "./memory-calls";
import type { ShownMemory } from "./memory-row";
import type { TypeFilter } from "./memory-search";

const MOST_RESULTS = 30;

type Answer = { state: "off" } | { state: "looking" } | { state: "found"; memories: ShownMemory[] } | { state: "failed"; message: string };

export type MemorySearchState = Answer & {
  /** Shows a memory as it is now, until the next answer. */
  readonly put: (changed: MemoryRecord) => void;
};

type Wish = { readonly words: string; readonly filter: TypeFilter; readonly revision: number };

/**
 * Searches with every key, one search at a time: while one is on its way only the newest words wait, so that a slow line
 * or a fast typist never makes a queue. `revision` changes when memories do, and searches again.
 */
export function useMemorySearch(query: string, filter: TypeFilter, revision: number): MemorySearchState {
  const [answer, setAnswer] = useState<{ words: string; state: Answer } | null>(null);
  const wish = useRef<Wish | null>(null);
  const isRunning = useRef(false);
  const words = query.trim();

  useEffect(() => {
    wish.current = words ? { words, filter, revision } : null;
    if (isRunning.current || !words) return;
    isRunning.current = true;
    void (async () => {
      let done: Wish | null = null;
      while (wish.current && wish.current !== done) {
        done = wish.current;
        const result = await searchMemories(done.words, { limit: MOST_RESULTS, ...(done.filter === "all" ? {} : { types: [done.filter] }) });
        const state: Answer = result.ok ? { state: "found", memories: result.value.memories } : { state: "failed", message: result.failure.message };
        const about = done.words;
        // The next key is more important than drawing what was found for the last one.
        startTransition(() => setAnswer({ words: about, state }));
      }
      isRunning.current = false;
    })();
  }, [words, filter, revision]);

  useEffect(() => () => void (wish.current = null), []);

  const put = (changed: MemoryRecord) =>
    setAnswer((before) => {
      if (before?.state.state !== "found") return before;
      const memories = before.state.memories.map((each) => (each.id === changed.id ? { ...each, ...changed } : each));
      return { ...before, state: { state: "found", memories } };
    });
  if (!words) return { state: "off", put };
  // While the next answer comes, the last one stays in sight rather than an empty page.
  return { ...(answer && (answer.words === words || answer.state.state === "found") ? answer.state : { state: "looking" as const }), put };
}
