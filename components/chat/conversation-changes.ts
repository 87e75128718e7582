import type { ConversationId } from "@/lib/chat/schema";

/** A conversation was made, spoken in, or given a title. */
export type ConversationChange = { id: ConversationId; title?: string };

type Listener = (change: ConversationChange) => void;

const listeners = new Set<Listener>();
let hasChanged = false;

/** Says so to what else shows it: the list beside the page looks again, the page takes the new title. */
export function announceConversationChange(change: ConversationChange): void {
  hasChanged = true;
  for (const listener of listeners) listener(change);
}

export function onConversationChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether there was any change in this visit: what is shown for the first time, in a sheet that was just opened, may have missed it. */
export const hasConversationChanged = (): boolean => hasChanged;
