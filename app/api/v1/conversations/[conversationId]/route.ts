import { route } from "@/lib/api/route";
import { deleteConversation, renameConversation } from "@/lib/chat/commands";
import { deleteConversationContract, readConversationContract, renameConversationContract } from "@/lib/chat/contract";
import { findConversation } from "@/lib/chat/queries";
import { fail, ok } from "@/lib/result";

export const GET = route(readConversationContract, { limit: "read" }, async ({ actor, params }) => {
  const conversation = await findConversation(actor.scope, params.conversationId);
  return conversation ? ok(conversation) : fail({ code: "not_found" });
});

export const PATCH = route(renameConversationContract, { limit: "write" }, ({ actor, params, body }) =>
  renameConversation(actor.scope, params.conversationId, body.title),
);

export const DELETE = route(deleteConversationContract, { limit: "write" }, ({ actor, params }) =>
  deleteConversation(actor.scope, params.conversationId),
);
