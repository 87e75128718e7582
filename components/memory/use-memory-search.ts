import { startTransition, useCallback, useEffect, useRef, useState } from "react";
import type { MemoryRecord } from "@/lib/memory/contract";
import { searchMemories } from "./memory-calls";
import type { ShownMemory } from "./memory-row";
import type { TypeFilter } from "./memory-search";

/** As many as fill a screen, for every key; all the others once nobody types any more. */
const FIRST_RESULTS = 10;
const MOST_RESULTS = 30;
const PAUSE_MS = 150;

type Answer =
  | { state: "off" }
  | { state: "looking" }
  | {
      state: "found";
      /** Best first. */
      memories: ShownMemory[];
      /** Whether these are all. */
      isWhole: boolean;
    }
  | { state: "failed"; message: string };

export type MemorySearchState = Answer & {
  /** Shows a memory as it is now, until the next answer. */
  readonly put: (changed: MemoryRecord) => void;
};

type Wish = { readonly words: string; readonly isTyping: boolean; readonly filter: TypeFilter; readonly revision: number };

/**
 * Searches with every key, one search at a time: while one is on its way only the newest words wait, so that a slow line
 * or a fast typist never makes a queue. The best come first, the rest after a pause, unless another key comes. The last word finds what begins so, until
 * a space after it says that it is finished. `revision` changes when memories do, and searches again.
 */
export function useMemorySearch(query: string, filter: TypeFilter, revision: number): MemorySearchState {
  const [answer, setAnswer] = useState<{ words: string; state: Answer } | null>(null);
  const wish = useRef<Wish | null>(null);
  const isRunning = useRef(false);
  const tellNewer = useRef<(() => void) | null>(null);
  /** What was looked for last, down to its last result. */
  const whole = useRef<Wish | null>(null);
  const words = query.trim();
  const isTyping = !/\s$/.test(query);

  useEffect(() => {
    wish.current = words ? { words, isTyping, filter, revision } : null;
    tellNewer.current?.();
    if (isRunning.current || !words) return;
    isRunning.current = true;
    const newer = () => new Promise<void>((resolve) => (tellNewer.current = resolve));
    const pause = () => Promise.race([newer(), new Promise((resolve) => setTimeout(resolve, PAUSE_MS))]);
    /** @returns whether there may be more */
    const look = async (about: Wish, limit: number, isRest = false): Promise<boolean> => {
      const result = await searchMemories(about.words, { limit, isTyping: about.isTyping, ...(about.filter === "all" ? {} : { types: [about.filter] }) });
      if (isRest && wish.current !== about) return false;
      // Fewer than were asked for need not be all: what says the same as another is left out of each answer.
      const isWhole = limit === MOST_RESULTS || (result.ok && result.value.memories.length === 0);
      const toState = (before: Answer | undefined): Answer => {
        if (result.ok) return { state: "found", memories: result.value.memories, isWhole };
        // The best are there: better than a notice in their place.
        return isRest && before?.state === "found" ? { ...before, isWhole } : { state: "failed", message: result.failure.message };
      };
      if (isWhole) whole.current = about;
      // The next key is more important than drawing what was found for the last one.
      startTransition(() => setAnswer((before) => ({ words: about.words, state: toState(before?.state) })));
      return result.ok && !isWhole;
    };
    void (async () => {
      let done: Wish | null = null;
      while (wish.current && wish.current !== done) {
        done = wish.current;
        // The same words once more, since something has changed: what is there must not go and come back.
        const isAgain = done.words === whole.current?.words && done.isTyping === whole.current.isTyping && done.filter === whole.current.filter;
        const mayHaveMore = await look(done, isAgain ? MOST_RESULTS : FIRST_RESULTS);
        // A key came meanwhile: it has waited long enough.
        if (!mayHaveMore || wish.current !== done) continue;
        await pause();
        // Nobody who goes on typing waits for the rest of what they no longer look for.
        if (wish.current === done) await Promise.race([newer(), look(done, MOST_RESULTS, true)]);
      }
      isRunning.current = false;
    })();
  }, [words, isTyping, filter, revision]);

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
