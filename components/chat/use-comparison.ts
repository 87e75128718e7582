import { useState } from "react";
import type { ChatMessage } from "@/lib/chat/schema";
import type { Entry } from "./chat-state";

/** Two replies to the same message: one with a memory and one without it. */
export type Comparison = { before: ChatMessage; after: ChatMessage; without: string };

/** Holds on to a reply while another one is written without one of its memories, so that both can be laid side by side. */
export function useComparison(entries: readonly Entry[]) {
  const [begun, setBegun] = useState<{ before: ChatMessage; without: string } | null>(null);
  const [isOpen, setOpen] = useState(false);
  const after = begun && entries.find(({ message }) => message.parentId === begun.before.parentId && message.role === "assistant")?.message;
  const isReady = after && after.id !== begun.before.id && after.status !== "streaming" && after.text !== "";
  const comparison: Comparison | null = isReady ? { ...begun, after } : null;
  return {
    comparison,
    isOpen,
    begin: (before: ChatMessage, without: string) => {
      setBegun({ before, without });
      setOpen(false);
    },
    open: () => setOpen(true),
    close: () => setOpen(false),
    end: () => {
      setOpen(false);
      setBegun(null);
    },
  };
}
