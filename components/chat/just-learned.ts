import { useSyncExternalStore } from "react";
import type { ConversationId, MessageId } from "@/lib/chat/schema";
import { call } from "@/lib/client/call";
import type { readLearnedContract } from "@/lib/memory/learned/contract";

export type Learned = { id: string; content: string };

/** A message is read by a job after its reply; these are the moments we look whether it was. */
const LOOK_AFTER_MS = [400, 1_200, 3_000, 8_000, 20_000];
const NONE: readonly Learned[] = [];

let learned: ReadonlyMap<string, readonly Learned[]> = new Map();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What was learned from a message since it was sent from this page. */
export function useJustLearned(messageId: MessageId): readonly Learned[] {
  return useSyncExternalStore(subscribe, () => learned.get(messageId) ?? NONE, () => NONE);
}

/** Looks until the message was read. A look that fails is made up for by the next; after the last, the memory page tells. */
export async function lookForLearned(conversationId: ConversationId, messageId: MessageId): Promise<void> {
  for (const delayMs of LOOK_AFTER_MS) {
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    const result = await call<typeof readLearnedContract>(
      { method: "GET", path: "/api/v1/conversations/[conversationId]/learned/[messageId]" },
      { params: { conversationId, messageId } },
    );
    if (!result.ok || !result.value.is_read) continue;
    if (result.value.memories.length > 0) {
      learned = new Map(learned).set(messageId, result.value.memories);
      for (const listener of listeners) listener();
    }
    return;
  }
}
