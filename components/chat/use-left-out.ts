import { useCallback, useMemo, useState } from "react";
import { leaveOut, listLeftOut, takeInAgain } from "@/components/memory/feedback-calls";
import { notify } from "@/components/ui/notify";

export type LeftOut = {
  /** Memories that stay out of this conversation. */
  leftOut: ReadonlySet<string>;
  readLeftOut: () => Promise<void>;
  setLeftOut: (memoryId: string, isLeftOut: boolean) => Promise<void>;
};

/** Which memories stay out of a conversation: read when a receipt is opened, changed from there. */
export function useLeftOut(conversationId: string): LeftOut {
  const [leftOut, setIds] = useState<ReadonlySet<string>>(new Set());

  const put = useCallback((memoryId: string, isLeftOut: boolean) => {
    setIds((before) => new Set(isLeftOut ? [...before, memoryId] : [...before].filter((id) => id !== memoryId)));
  }, []);

  const readLeftOut = useCallback(async () => {
    const result = await listLeftOut(conversationId);
    // Where it cannot be read the switches show the last that was known here; pressing one still does what it says.
    if (result.ok) setIds(new Set(result.value.memory_ids));
  }, [conversationId]);

  const setLeftOut = useCallback(
    async function set(memoryId: string, isLeftOut: boolean): Promise<void> {
      put(memoryId, isLeftOut);
      const result = await (isLeftOut ? leaveOut : takeInAgain)(conversationId, memoryId);
      const isDone = result.ok || (!isLeftOut && result.failure.status === 404);
      if (!isDone) {
        put(memoryId, !isLeftOut);
        notify({ tone: "bad", message: `Not changed. ${result.failure.message}` });
      } else if (isLeftOut) {
        notify({ message: "Kept out of this conversation from now on. It stays known elsewhere.", action: { label: "Undo", onSelect: () => void set(memoryId, false) } });
      }
    },
    [conversationId, put],
  );

  return useMemo(() => ({ leftOut, readLeftOut, setLeftOut }), [leftOut, readLeftOut, setLeftOut]);
}
