import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { ConversationId } from "@/lib/chat/schema";
import { onConversationChange } from "./conversation-changes";

/** Leaves for a new conversation when the one in view was deleted, here or in another tab. There is nothing to come back to. */
export function useLeaveDeleted(conversationId: ConversationId): void {
  const router = useRouter();
  useEffect(
    () =>
      onConversationChange(({ id, isDeleted }) => {
        if (isDeleted && id === conversationId) router.replace("/");
      }),
    [conversationId, router],
  );
}
