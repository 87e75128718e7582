import type { ChatMessage, MessageId } from "@/lib/chat/schema";
import type { ChatUiMessage } from "@/lib/turn/ui-parts";
import type { LiveReply } from "./live-reply";

function join(message: ChatUiMessage, type: "text" | "reasoning"): string {
  return message.parts.map((part) => (part.type === type ? part.text : "")).join("");
}

/** What a streamed message says so far. */
export function toLiveReply(message: ChatUiMessage): LiveReply {
  const shown = message.parts.findLast((part) => part.type === "data-memories");
  return { text: join(message, "text"), reasoning: join(message, "reasoning"), memories: shown?.data.memories ?? [] };
}

/** A streamed message that has ended, as a stored one. Null while it does not say how it ended. */
export function toChatMessage(message: ChatUiMessage): ChatMessage | null {
  const { metadata } = message;
  if (!metadata) return null;
  const receipt = message.parts.findLast((part) => part.type === "data-receipt");
  return {
    // The server made these ids; the stream's type calls them plain strings.
    id: message.id as MessageId,
    parentId: metadata.parentId as MessageId | null,
    role: message.role === "user" ? "person" : "assistant",
    text: join(message, "text"),
    reasoning: join(message, "reasoning") || null,
    status: metadata.status,
    failure: metadata.failure,
    modelId: metadata.modelId,
    siblings: metadata.siblings,
    receipt: receipt?.data ?? null,
    createdAt: metadata.createdAt,
  };
}
