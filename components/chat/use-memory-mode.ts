import { useState } from "react";
import { setMemoryMode } from "@/components/memory/memory-settings-calls";
import { notify } from "@/components/ui/notify";
import type { MemoryMode } from "@/lib/chat/memory-mode/schema";
import type { ConversationId } from "@/lib/chat/schema";

/** How far memory goes in a conversation. One that is not stored yet takes it along with its first message. */
export function useMemoryMode(conversationId: ConversationId, initialMode: MemoryMode, isNew: boolean) {
  const [mode, show] = useState(initialMode);
  return {
    mode,
    setMode: async (next: MemoryMode): Promise<void> => {
      show(next);
      if (isNew) return;
      const result = await setMemoryMode(conversationId, next);
      if (result.ok) return;
      show(mode);
      notify({ tone: "bad", message: `Not changed. ${result.failure.message}` });
    },
  };
}
