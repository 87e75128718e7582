"use client";

import { createContext, use, useMemo, useState, type ReactNode } from "react";
import { correctMemory, forgetMemoryWithUndo } from "@/components/memory/memory-calls";
import { notify } from "@/components/ui/notify";

export type MemoryEdit = { isForgotten: true } | { isForgotten: false; content: string };

type MemoryEdits = {
  edits: ReadonlyMap<string, MemoryEdit>;
  /** Says whether it was kept. */
  correct: (memoryId: string, content: string) => Promise<boolean>;
  forget: (memoryId: string) => void;
};

const MemoryEditsContext = createContext<MemoryEdits>({
  edits: new Map(),
  correct: () => Promise.resolve(false),
  forget: () => undefined,
});

/** Corrections made on this page, so that a note and a receipt of the same memory say the same at once. */
export function MemoryEditsProvider({ children }: { children: ReactNode }) {
  const [edits, setEdits] = useState<ReadonlyMap<string, MemoryEdit>>(new Map());

  const value = useMemo<MemoryEdits>(() => {
    const put = (memoryId: string, edit: MemoryEdit | null) =>
      setEdits((before) => {
        const after = new Map(before);
        if (edit) after.set(memoryId, edit);
        else after.delete(memoryId);
        return after;
      });
    return {
      edits,
      correct: async (memoryId, content) => {
        const result = await correctMemory(memoryId, content);
        if (result.ok) put(memoryId, { isForgotten: false, content });
        else notify({ tone: "bad", message: `Not corrected. ${result.failure.message}` });
        return result.ok;
      },
      forget: (memoryId) => {
        put(memoryId, { isForgotten: true });
        forgetMemoryWithUndo({ memoryId, onKept: () => put(memoryId, null) });
      },
    };
  }, [edits]);

  return <MemoryEditsContext value={value}>{children}</MemoryEditsContext>;
}

export const useMemoryEdits = () => use(MemoryEditsContext);
