import type { ConversationId } from "@/lib/chat/schema";

/** A conversation was made, spoken in, given a title, or deleted. */
export type ConversationChange = { id: ConversationId; title?: string; isDeleted?: true };

type Listener = (change: ConversationChange, isFromAnotherTab: boolean) => void;

const listeners = new Set<Listener>();
let hasChanged = false;
/** To the account's other tabs. Null outside the pages of a person who is signed in, and where the browser has no such thing. */
let channel: BroadcastChannel | null = null;

function tell(change: ConversationChange, isFromAnotherTab: boolean): void {
  hasChanged = true;
  for (const listener of listeners) listener(change, isFromAnotherTab);
}

/** Says so to what else shows it, here and in other tabs: the list beside the page looks again, the page takes the new title. */
export function announceConversationChange(change: ConversationChange): void {
  channel?.postMessage(change);
  tell(change, false);
}

/** Calls the listener with every change, of this tab and of others. @returns how to end it */
export function onConversationChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether there was any change in this visit: what is shown for the first time, in a sheet that was just opened, may have missed it. */
export const hasConversationChanged = (): boolean => hasChanged;

/**
 * For the frame of the page, once: joins this tab to the others of the same account. One channel an account, because a
 * tab left over from somebody who signed out must hear nothing of who came after. What comes in is told here and never
 * sent on, so that no message goes round. @returns how to leave
 */
export function joinOtherTabs(accountId: string): () => void {
  if (typeof BroadcastChannel === "undefined") return () => undefined;
  const joined = new BroadcastChannel(`conversations of ${accountId}`);
  // Nothing but `announceConversationChange` posts there, and no other site can.
  joined.onmessage = ({ data }: MessageEvent<ConversationChange>) => tell(data, true);
  channel = joined;
  return () => {
    joined.close();
    if (channel === joined) channel = null;
  };
}
