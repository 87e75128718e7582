import { route } from "@/lib/api/route";
import { switchBranch } from "@/lib/chat/commands";
import { switchBranchContract } from "@/lib/chat/contract";

export const POST = route(switchBranchContract, { limit: "write" }, ({ actor, params, body }) =>
  switchBranch(actor.scope, params.conversationId, body.messageId),
);
