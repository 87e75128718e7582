import type { setMemoryModeContract } from "@/lib/chat/memory-mode/contract";
import type { MemoryMode } from "@/lib/chat/memory-mode/schema";
import type { ConversationId } from "@/lib/chat/schema";
import { call } from "@/lib/client/call";
import type { changeMemorySettingsContract } from "@/lib/memory/settings/contract";

/** Contracts are imported as types only, as in `memory-calls`. */
export function setMemoryEnabled(isEnabled: boolean) {
  return call<typeof changeMemorySettingsContract>({ method: "PATCH", path: "/api/v1/memory/settings" }, { body: { memory_enabled: isEnabled } });
}

export function setMemoryMode(conversationId: ConversationId, mode: MemoryMode) {
  return call<typeof setMemoryModeContract>({ method: "PATCH", path: "/api/v1/conversations/[conversationId]/memory" }, { params: { conversationId }, body: { memory_mode: mode } });
}
