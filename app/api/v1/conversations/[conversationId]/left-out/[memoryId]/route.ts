import { route } from "@/lib/api/route";
import { leaveOut, takeInAgain } from "@/lib/memory/feedback/commands";
import { leaveOutContract, takeInAgainContract } from "@/lib/memory/feedback/contract";

export const PUT = route(leaveOutContract, { limit: "write" }, ({ actor, params }) => leaveOut(actor.scope, params.conversationId, params.memoryId));

export const DELETE = route(takeInAgainContract, { limit: "write" }, ({ actor, params }) => takeInAgain(actor.scope, params.conversationId, params.memoryId));
