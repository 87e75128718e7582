import { useCallback, useMemo, useRef, useState } from "react";
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
  const changes = useRef({ count: 0, done: Promise.resolve<unknown>(undefined) });

  const put = useCallback((memoryId: string, isLeftOut: boolean) => {
    setIds((before) => new Set(isLeftOut ? [...before, memoryId] : [...before].filter((id) => id !== memoryId)));
  }, []);

  const readLeftOut = useCallback(async () => {
    // What was read before a change had arrived would undo it in view: then it is read again.
    for (let known = -1; known !== changes.current.count; ) {
      await changes.current.done;
      known = changes.current.count;
      const result = await keeper.listLeftOut();
      // Where it cannot be read the switches show the last that was known here; pressing one still does what it says.
      if (result.ok && known === changes.current.count) setIds(new Set(result.value.memory_ids));
    }
  }, [keeper]);

  const setLeftOut = useCallback(
    async function set(memoryId: string, isLeftOut: boolean): Promise<void> {
      put(memoryId, isLeftOut);
      const changing = keeper.setLeftOut(memoryId, isLeftOut);
      changes.current = { count: changes.current.count + 1, done: Promise.allSettled([changes.current.done, changing]) };
      const result = await changing;
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
