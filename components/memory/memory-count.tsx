"use client";

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { useForgotten, useForgottenForGood } from "./forgetting";
import { readMemoryStats } from "./memory-calls";

/** Learning happens in the background after a reply; by then it has usually been done. */
const LOOK_AFTER_MS = 2_500;

const MemoryCount = createContext(0);

/** How many memories there are, wherever on the page that is told: see `MemoryCountProvider`. */
export const useMemoryCount = (): number => useContext(MemoryCount);

/**
 * Knows how many memories there are: as the page knew it, and as it is a moment after each thing said, or now where
 * something was said before this was shown, less what was forgotten in this window since. A page that goes on without
 * being made anew has no other way to know.
 */
export function MemoryCountProvider({ initialCount, onSaid, wasAnythingSaid, children }: { initialCount: number; onSaid: (listener: () => void) => () => void; wasAnythingSaid: () => boolean; children: ReactNode }) {
  const forgottenCount = useForgotten().size;
  const forgottenForGood = useForgottenForGood();
  const [read, setRead] = useState({ initialCount, count: initialCount, forgottenForGood });
  // A page made anew knows better than what was read before it.
  if (read.initialCount !== initialCount) setRead({ initialCount, count: initialCount, forgottenForGood });

  const latestForgottenForGood = useRef(forgottenForGood);
  useEffect(() => {
    latestForgottenForGood.current = forgottenForGood;
  });

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      // Before it is asked: what is forgotten meanwhile may be counted still, and is taken off.
      const alreadyOff = latestForgottenForGood.current;
      const result = await readMemoryStats();
      if (result.ok) setRead({ initialCount, count: result.value.total, forgottenForGood: alreadyOff });
    };
    if (wasAnythingSaid()) void look();
    const stop = onSaid(() => {
      clearTimeout(timer);
      timer = setTimeout(() => void look(), LOOK_AFTER_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [initialCount, onSaid, wasAnythingSaid]);

  // What can still be undone is in the count that was read, and so is what was forgotten for good after that.
  return <MemoryCount value={Math.max(0, read.count - (forgottenCount - read.forgottenForGood))}>{children}</MemoryCount>;
}
