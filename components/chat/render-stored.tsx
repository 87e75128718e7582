import type { ReactNode } from "react";
import type { ChatMessage } from "@/lib/chat/schema";
import { Markdown } from "./markdown/markdown";
import { notesOf } from "./notes-of-receipt";

/** Stored replies as server HTML, by message id. For the page to hand to `ChatScreen`. */
export function renderStored(messages: readonly ChatMessage[]): Record<string, ReactNode> {
  const replies = messages.filter(({ role, status }) => role === "assistant" && status !== "streaming");
  return Object.fromEntries(
    replies.map(({ id, text, receipt }) => [id, <Markdown key={id} text={text} uses={notesOf(receipt).uses} idPrefix={`${id}-`} />]),
  );
}
