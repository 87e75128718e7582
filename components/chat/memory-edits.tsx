"use client";

import { createContext, use, useMemo, useState, type ReactNode } from "react";
import { forgetWithUndo, useForgotten } from "@/components/memory/forgetting";
import { correctMemory } from "@/components/memory/memory-calls";
import { notify } from "@/components/ui/notify";

type MemoryEdits = {
  /** What memories say now that were corrected on this page, by id. */
  corrections: ReadonlyMap<string, string>;
  forgotten: ReadonlySet<string>;
  /** Says whether it was kept. */
  correct: (memoryId: string, content: string) => Promise<boolean>;
  forget: (memoryId: string) => void;
};

const MemoryEditsContext = createContext<MemoryEdits>({
  corrections: new Map(),
  forgotten: new Set(),
  correct: () => Promise.resolve(false),
  forget: forgetWithUndo,
});

/** Corrections made on this page, so that a note and a receipt of the same memory say the same at once. */
export function MemoryEditsProvider({ children }: { children: ReactNode }) {
  const [corrections, setCorrections] = useState<ReadonlyMap<string, string>>(new Map());
  const forgotten = useForgotten();

  const value = useMemo<MemoryEdits>(
    () => ({
      corrections,
      forgotten,
      correct: async (memoryId, content) => {
        const result = await correctMemory(memoryId, content);
        if (result.ok) setCorrections((before) => new Map(before).set(memoryId, content));
        else notify({ tone: "bad", message: `Not corrected. ${result.failure.message}` });
        return result.ok;
      },
      forget: forgetWithUndo,
    }),
    [corrections, forgotten],
  );

  return <MemoryEditsContext value={value}>{children}</MemoryEditsContext>;
}

export type MemoryNow = { words: string; isForgotten: boolean; isCorrected: boolean };

/** A memory as it stands now, which may be other than when it was used. */
export function useMemoryNow(memoryId: string | null, content: string): MemoryNow & Pick<MemoryEdits, "correct" | "forget"> {
  const { corrections, forgotten, correct, forget } = use(MemoryEditsContext);
  const corrected = memoryId === null ? undefined : corrections.get(memoryId);
  return { words: corrected ?? content, isForgotten: memoryId !== null && forgotten.has(memoryId), isCorrected: corrected !== undefined, correct, forget };
}
