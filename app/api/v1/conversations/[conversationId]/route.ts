import { route } from "@/lib/api/route";
import { renameConversation } from "@/lib/chat/commands";
import { deleteConversationContract, readConversationContract, renameConversationContract } from "@/lib/chat/contract";
import { findConversation } from "@/lib/chat/queries";
import { fail, ok } from "@/lib/result";
import { forgetConversation } from "@/lib/turn/forgetting/forget";

export const GET = route(readConversationContract, { limit: "read" }, async ({ actor, params }) => {
  const conversation = await findConversation(actor.scope, params.conversationId);
  return conversation ? ok(conversation) : fail({ code: "not_found" });
});

export const PATCH = route(renameConversationContract, { limit: "write" }, ({ actor, params, body }) =>
  renameConversation(actor.scope, params.conversationId, body.title),
);

/** 204 when its messages, their copies in receipts and, where asked, what was learned from it are gone. */
export const DELETE = route(deleteConversationContract, { limit: "write" }, async ({ actor, params, query }) => {
  const deleted = await forgetConversation(actor.scope, params.conversationId, { isUnlearned: query.forget });
  return deleted.ok ? ok(null) : deleted;
});
