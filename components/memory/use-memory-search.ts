import { startTransition, useCallback, useEffect, useRef, useState } from "react";
import type { MemoryRecord } from "@/lib/memory/contract";
import { searchMemories } from "./memory-calls";
import type { ShownMemory } from "./memory-row";
import type { TypeFilter } from "./memory-search";

const MOST_RESULTS = 30;
/** More rows than fit a screen: what is below it is drawn once these can be read. */
const DRAWN_AT_ONCE = 10;

type Answer =
  | { state: "off" }
  | { state: "looking" }
  | {
      state: "found";
      /** All that was found, best first. */
      memories: ShownMemory[];
      /** How many of them are to be drawn by now. */
      drawn: number;
    }
  | { state: "failed"; message: string };

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
        const about = done.words;
        // The next key is more important than drawing what was found for the last one.
        startTransition(() =>
          setAnswer((before) => {
            if (!result.ok) return { words: about, state: { state: "failed", message: result.failure.message } };
            const { memories } = result.value;
            // The same search once more: rows that are there must not go and come back.
            const isAgain = before?.words === about && before.state.state === "found";
            return { words: about, state: { state: "found", memories, drawn: isAgain ? memories.length : DRAWN_AT_ONCE } };
          }),
        );
      }
      isRunning.current = false;
    })();
  }, [words, filter, revision]);

  useEffect(() => {
    if (answer?.state.state !== "found" || answer.state.drawn >= answer.state.memories.length) return;
    startTransition(() => setAnswer((now) => (now === answer && now.state.state === "found" ? { ...now, state: { ...now.state, drawn: now.state.memories.length } } : now)));
  }, [answer]);

  useEffect(() => () => void (wish.current = null), []);

  const put = useCallback(
    (changed: MemoryRecord) =>
      setAnswer((before) => {
        if (before?.state.state !== "found") return before;
        const memories = before.state.memories.map((each) => (each.id === changed.id ? { ...each, ...changed } : each));
        return { ...before, state: { ...before.state, memories } };
      }),
    [],
  );
  if (!words) return { state: "off", put };
  // While the next answer comes, the last one stays in sight rather than an empty page.
  return { ...(answer && (answer.words === words || answer.state.state === "found") ? answer.state : { state: "looking" as const }), put };
}
