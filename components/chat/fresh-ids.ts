import type { MessageId } from "@/lib/chat/schema";
import type { FreshIds } from "./chat-state";

/** Made by the page, so that the same message sent twice is one. */
export function freshIds(): FreshIds {
  const id = () => crypto.randomUUID() as MessageId;
  return { message: id(), reply: id(), createdAt: new Date().toISOString() };
}
