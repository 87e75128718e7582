import "server-only";
import type { Scope } from "@/lib/db/scope";
import { readMessages } from "@/lib/chat/queries";
import type { MessagePage } from "@/lib/chat/schema";
import { readMessagesAfter, readMessagesAround } from "./queries";

/** Where a page of messages begins: at most one is named, and without any it is the end of the branch in view. */
export type PageQuery = { before?: string | undefined; after?: string | undefined; around?: string | undefined; limit?: number | undefined };

/** A page of messages, wherever it was asked for. Null when the conversation, or the message that it is to lie around or after, is not the caller's. */
export function readPage(scope: Scope, conversationId: string, { before, after, around, limit }: PageQuery): Promise<MessagePage | null> {
  if (around) return readMessagesAround(scope, conversationId, around, limit);
  if (after) return readMessagesAfter(scope, conversationId, after, limit);
  return readMessages(scope, conversationId, { ...(before ? { before } : {}), ...(limit ? { limit } : {}) });
}
