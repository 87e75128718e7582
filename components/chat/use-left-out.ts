import { useCallback, useMemo, useState } from "react";
import { notify } from "@/components/ui/notify";
import type { ConversationKeeper } from "./keeper";

export type LeftOut = {
  /** Memories that stay out of this conversation. */
  leftOut: ReadonlySet<string>;
  readLeftOut: () => Promise<void>;
  setLeftOut: (memoryId: string, isLeftOut: boolean) => Promise<void>;
};

/** Which memories stay out of a conversation: read when a receipt is opened, changed from there. */
export function useLeftOut(keeper: ConversationKeeper): LeftOut {
  const [leftOut, setIds] = useState<ReadonlySet<string>>(new Set());

  const put = useCallback((memoryId: string, isLeftOut: boolean) => {
    setIds((before) => new Set(isLeftOut ? [...before, memoryId] : [...before].filter((id) => id !== memoryId)));
  }, []);

  const readLeftOut = useCallback(async () => {
    const result = await keeper.listLeftOut();
    // Where it cannot be read the switches show the last that was known here; pressing one still does what it says.
    if (result.ok) setIds(new Set(result.value.memory_ids));
  }, [keeper]);

  const setLeftOut = useCallback(
    async function set(memoryId: string, isLeftOut: boolean): Promise<void> {
      put(memoryId, isLeftOut);
      const result = await keeper.setLeftOut(memoryId, isLeftOut);
      if (!result.ok) {
        put(memoryId, !isLeftOut);
        notify({ tone: "bad", message: `Not changed. ${result.failure.message}` });
      } else if (isLeftOut) {
        notify({ message: "Kept out of this conversation from now on. It stays known elsewhere.", action: { label: "Undo", onSelect: () => void set(memoryId, false) } });
      }
    },
    [keeper, put],
  );

  return useMemo(() => ({ leftOut, readLeftOut, setLeftOut }), [leftOut, readLeftOut, setLeftOut]);
}
