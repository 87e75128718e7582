import { useEffect, useMemo, useState } from "react";
import { storedKeeper, type ConversationKeeper } from "./keeper";
import type { MemoryMode } from "@/lib/chat/memory-mode/schema";
import type { ConversationId } from "@/lib/chat/schema";
import { TemporaryKeeper } from "./temporary/temporary-keeper";

/** Who keeps the conversation, and how far memory goes in it: in a temporary one it is read at most. */
export function useKeeper(conversationId: ConversationId, isTemporary: boolean, mode: MemoryMode): { keeper: ConversationKeeper; mode: MemoryMode } {
  const [temporary] = useState(() => new TemporaryKeeper());
  const stored = useMemo(() => storedKeeper(conversationId), [conversationId]);
  const temporaryMode = mode === "off" ? "off" : "read";
  useEffect(() => {
    temporary.setMemoryMode(temporaryMode);
  }, [temporary, temporaryMode]);
  return isTemporary ? { keeper: temporary, mode: temporaryMode } : { keeper: stored, mode };
}
