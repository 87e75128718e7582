"use client";

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { useForgotten, useForgottenForGood } from "./forgetting";
import { readMemoryStats } from "./memory-calls";

/** What is learned of a reply that another tab shows is told to nobody here; by then it has usually been done. */
const LOOK_AFTER_MS = 2_500;

const MemoryCount = createContext(0);

/** How many memories there are, wherever on the page that is told: see `MemoryCountProvider`. */
export const useMemoryCount = (): number => useContext(MemoryCount);

/** Calls a listener whenever it happens. @returns how to end that */
type Happening = (listener: () => void) => () => void;

/**
 * Knows how many memories there are: as the page knew it, and as it is once something was learned here and a moment after
 * each thing said, or now where something was said before this was shown, less what was forgotten in this window since. A
 * page that goes on without being made anew has no other way to know.
 */
export function MemoryCountProvider({ initialCount, onSaid, onLearned, wasAnythingSaid, children }: { initialCount: number; onSaid: Happening; onLearned: Happening; wasAnythingSaid: () => boolean; children: ReactNode }) {
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
    let looks = 0;
    const look = async () => {
      const number = (looks += 1);
      // Before it is asked: what is forgotten meanwhile may be counted still, and is taken off.
      const alreadyOff = latestForgottenForGood.current;
      const result = await readMemoryStats();
      // An answer that comes after a later one would take back what that said.
      if (result.ok && number === looks) setRead({ initialCount, count: result.value.total, forgottenForGood: alreadyOff });
    };
    if (wasAnythingSaid()) void look();
    const stopSaid = onSaid(() => {
      clearTimeout(timer);
      timer = setTimeout(() => void look(), LOOK_AFTER_MS);
    });
    const stopLearned = onLearned(() => void look());
    return () => {
      stopSaid();
      stopLearned();
      clearTimeout(timer);
    };
  }, [initialCount, onSaid, onLearned, wasAnythingSaid]);

  // What can still be undone is in the count that was read, and so is what was forgotten for good after that.
  return <MemoryCount value={Math.max(0, read.count - (forgottenCount - read.forgottenForGood))}>{children}</MemoryCount>;
}
