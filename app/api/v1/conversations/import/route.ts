import { route } from "@/lib/api/route";
import { importConversationsContract } from "@/lib/chat/contract";
import { fail } from "@/lib/result";
import { importConversations } from "@/lib/turn/import-conversations";

/** Stores conversations of before. What is there already stays as it is. */
export const POST = route(importConversationsContract, { limit: "write" }, async ({ actor, body }) => {
  const imported = await importConversations(actor.scope, body);
  if (imported.ok) return imported;
  const { failure } = imported;
  const what = "messageId" in failure ? `message ${failure.messageId}` : `conversation ${failure.conversationId}`;
  return failure.code === "conflict"
    ? fail({ code: "conflict", detail: `The id of ${what} is taken by something else; nothing was stored` })
    : fail({ code: "invalid_request", detail: `The parent of ${what} is neither before it in the list nor in its conversation; nothing was stored` });
});
