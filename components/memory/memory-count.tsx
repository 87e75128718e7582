"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { readMemoryStats } from "./memory-calls";

/** Learning happens in the background after a reply; by then it has usually been done. */
const LOOK_AFTER_MS = 2_500;

const MemoryCount = createContext(0);

/** How many memories there are, wherever on the page that is told: see `MemoryCountProvider`. */
export const useMemoryCount = (): number => useContext(MemoryCount);

/**
 * Knows how many memories there are: as the page knew it, and as it is a moment after each thing said, or now where
 * something was said before this was shown. A page that goes on without being made anew has no other way to know.
 */
export function MemoryCountProvider({ initialCount, onSaid, wasAnythingSaid, children }: { initialCount: number; onSaid: (listener: () => void) => () => void; wasAnythingSaid: () => boolean; children: ReactNode }) {
  const [read, setRead] = useState<{ initialCount: number; count: number } | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const result = await readMemoryStats();
      if (result.ok) setRead({ initialCount, count: result.value.total });
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

  // A page made anew knows better than what was read before it.
  return <MemoryCount value={read && read.initialCount === initialCount ? read.count : initialCount}>{children}</MemoryCount>;
}
