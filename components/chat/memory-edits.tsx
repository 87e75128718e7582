"use client";

import { createContext, use, useCallback, useMemo, useState, type ReactNode } from "react";
import { forgetWithUndo, useForgotten } from "@/components/memory/forgetting";
import { correctMemory } from "@/components/memory/memory-calls";
import { notify } from "@/components/ui/notify";
import type { ReceiptMemory } from "@/lib/chat/receipt";
import type { Verdict } from "@/lib/memory/feedback/schema";
import type { ConversationKeeper } from "./keeper";
import { type LeftOut, useLeftOut } from "./use-left-out";
import { useVerdicts } from "./use-verdicts";

type MemoryEdits = LeftOut & {
  /** What memories say now that were corrected on this page, by id. */
  corrections: ReadonlyMap<string, string>;
  forgotten: ReadonlySet<string>;
  /** What the person said of them on this page. */
  verdicts: ReadonlyMap<string, Verdict>;
  /** Says it, or takes it back where it was said before. */
  judge: (memoryId: string, verdict: Verdict) => Promise<void>;
  /** Says whether it was kept. */
  correct: (memoryId: string, content: string) => Promise<boolean>;
  forget: (memoryId: string) => void;
};

const MemoryEditsContext = createContext<MemoryEdits>({
  corrections: new Map(),
  forgotten: new Set(),
  verdicts: new Map(),
  leftOut: new Set(),
  readLeftOut: () => Promise.resolve(),
  setLeftOut: () => Promise.resolve(),
  judge: () => Promise.resolve(),
  correct: () => Promise.resolve(false),
  forget: forgetWithUndo,
});

/** What is done to memories on this page, so that a note and a receipt of the same memory say the same at once. */
export function MemoryEditsProvider({ keeper, children }: { keeper: ConversationKeeper; children: ReactNode }) {
  const [corrections, setCorrections] = useState<ReadonlyMap<string, string>>(new Map());
  const forgotten = useForgotten();
  const { verdicts, judge, beginAnew } = useVerdicts();
  const kept = useLeftOut(keeper);

  const correct = useCallback(
    async (memoryId: string, content: string) => {
      const result = await correctMemory(memoryId, content);
      if (result.ok) {
        setCorrections((before) => new Map(before).set(memoryId, content));
        beginAnew(memoryId);
      } else notify({ tone: "bad", message: `Not corrected. ${result.failure.message}` });
      return result.ok;
    },
    [beginAnew],
  );
  const value = useMemo<MemoryEdits>(
    () => ({ corrections, forgotten, verdicts, judge, correct, forget: forgetWithUndo, ...kept }),
    [corrections, forgotten, verdicts, judge, correct, kept],
  );

  return <MemoryEditsContext value={value}>{children}</MemoryEditsContext>;
}

export type MemoryNow = { words: string; isForgotten: boolean; isCorrected: boolean; isLeftOut: boolean; verdict: Verdict | null };

/** A memory as it stands now, which may be other than when it was used. */
export function useMemoryNow(memory: Pick<ReceiptMemory, "memoryId" | "content" | "isForgotten">): MemoryNow & Pick<MemoryEdits, "correct" | "forget" | "judge" | "setLeftOut"> {
  const { corrections, forgotten, verdicts, leftOut, correct, forget, judge, setLeftOut } = use(MemoryEditsContext);
  const { memoryId, content } = memory;
  const isForgotten = memory.isForgotten === true || (memoryId !== null && forgotten.has(memoryId));
  const corrected = memoryId === null ? undefined : corrections.get(memoryId);
  return {
    // Of what was forgotten before the page was made no words are left to strike through.
    words: memory.isForgotten ? "Something you had me forget" : (corrected ?? content),
    isForgotten,
    isCorrected: corrected !== undefined,
    isLeftOut: memoryId !== null && leftOut.has(memoryId),
    verdict: memoryId === null ? null : (verdicts.get(memoryId) ?? null),
    correct,
    forget,
    judge,
    setLeftOut,
  };
}

/** Reads which memories stay out of this conversation, for a page that shows it. */
export const useReadLeftOut = (): LeftOut["readLeftOut"] => use(MemoryEditsContext).readLeftOut;
