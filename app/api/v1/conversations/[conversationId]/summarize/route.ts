import { route } from "@/lib/api/route";
import { summariseConversationContract } from "@/lib/memory/summary/contract";
import { summariseConversation } from "@/lib/turn/summarise-conversation";

export const POST = route(summariseConversationContract, { limit: "chat" }, ({ actor, params }) => summariseConversation(actor.scope, params.conversationId));
