"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { ConversationId } from "@/lib/chat/schema";
import { ChatScreen, type ChatScreenProps } from "./chat-screen";

type NewConversationProps = Omit<ChatScreenProps, "isNew" | "title" | "page" | "rendered" | "isTemporary" | "onTemporary">;

/** In the address, so that a page that is reloaded does not keep what the next message says without having been told to. */
const TEMPORARY = "temporary";

/**
 * A conversation that does not exist yet. With its first message the address becomes `/c/…` without the page being
 * made anew; for the router it is still the start page. So "New conversation" from there has to begin another one
 * here, and coming back to that address through the history has to read the stored conversation.
 */
export function NewConversation({ conversationId: firstId, ...props }: NewConversationProps) {
  const pathname = usePathname();
  const router = useRouter();
  const [conversationId, setConversationId] = useState(firstId);
  const hasBegun = useRef(false);
  const wasMountedAt = useRef(pathname);

  useEffect(() => {
    if (wasMountedAt.current !== "/") router.replace(wasMountedAt.current);
  }, [router]);

  useEffect(() => {
    if (pathname !== "/") hasBegun.current = true;
    else if (hasBegun.current) {
      hasBegun.current = false;
      setConversationId(crypto.randomUUID() as ConversationId);
    }
  }, [pathname]);

  const isInAddress = useSearchParams().has(TEMPORARY);
  const [isTemporary, setTemporary] = useState(isInAddress);
  const wasChosen = useRef(isInAddress);
  useEffect(() => {
    if (isInAddress === wasChosen.current) return;
    // The address changed by itself: somebody left a temporary conversation for a new one, or came back to where it was.
    // Both at once, so that nothing of the one is ever taken for the other's.
    wasChosen.current = isInAddress;
    setTemporary(isInAddress);
    setConversationId(crypto.randomUUID() as ConversationId);
  }, [isInAddress]);

  return (
    <ChatScreen
      key={conversationId}
      {...props}
      conversationId={conversationId}
      isTemporary={isTemporary}
      onTemporary={(next) => {
        wasChosen.current = next;
        setTemporary(next);
        window.history.replaceState(null, "", next ? `/?${TEMPORARY}` : "/");
      }}
      isNew
      title={null}
      page={{ messages: [], hasEarlier: false, hasLater: false, isOnBranch: true }}
      rendered={{}}
    />
  );
}
