const listeners = new Set<() => void>();

/** Says that a conversation was made, spoken in or renamed, so that the list beside it can look again. */
export function announceConversationChange(): void {
  for (const listener of listeners) listener();
}

export function onConversationChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
