import { route } from "@/lib/api/route";
import { resetConversationContract } from "@/lib/memory/summary/contract";
import { resetConversation } from "@/lib/turn/summarise-conversation";

export const POST = route(resetConversationContract, { limit: "write" }, ({ actor, params }) => resetConversation(actor.scope, params.conversationId));
