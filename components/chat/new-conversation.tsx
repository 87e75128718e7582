"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { ConversationId } from "@/lib/chat/schema";
import { ChatScreen, type ChatScreenProps } from "./chat-screen";

type NewConversationProps = Omit<ChatScreenProps, "isNew" | "title" | "page" | "rendered">;

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

  return (
    <ChatScreen
      key={conversationId}
      {...props}
      conversationId={conversationId}
      isNew
      title={null}
      page={{ messages: [], hasEarlier: false }}
      rendered={{}}
    />
  );
}
