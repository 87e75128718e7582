import { useCallback, useEffect, useRef, useState } from "react";
import { giveFeedback } from "@/components/memory/feedback-calls";
import { notify } from "@/components/ui/notify";
import type { Verdict } from "@/lib/memory/feedback/schema";

/** What the person said of memories on this page: at most one thing each, so that a second click takes it back. */
export function useVerdicts() {
  const [verdicts, setVerdicts] = useState<ReadonlyMap<string, Verdict>>(new Map());
  const latest = useRef(verdicts);
  useEffect(() => {
    latest.current = verdicts;
  });

  const put = useCallback((memoryId: string, verdict: Verdict | null) => {
    setVerdicts((before) => {
      const next = new Map(before);
      if (verdict) next.set(memoryId, verdict);
      else next.delete(memoryId);
      return next;
    });
  }, []);

  const judge = useCallback(
    async (memoryId: string, verdict: Verdict) => {
      const before = latest.current.get(memoryId) ?? null;
      const after = before === verdict ? null : verdict;
      put(memoryId, after);
      const results = await Promise.all([
        ...(before ? [giveFeedback(memoryId, before, true)] : []),
        ...(after ? [giveFeedback(memoryId, after)] : []),
      ]);
      const failed = results.find((result) => !result.ok);
      if (!failed || failed.ok) return;
      put(memoryId, before);
      notify({ tone: "bad", message: `Not noted. ${failed.failure.message}` });
    },
    [put],
  );

  const beginAnew = useCallback((memoryId: string) => put(memoryId, null), [put]);
  return { verdicts, judge, beginAnew };
}
