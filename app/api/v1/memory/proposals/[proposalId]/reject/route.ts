import { route } from "@/lib/api/route";
import { refuseProposal } from "@/lib/memory/review/commands";
import { rejectProposalContract } from "@/lib/memory/review/contract";

export const POST = route(rejectProposalContract, { limit: "write" }, async ({ actor, params }) => refuseProposal(actor.scope, params.proposalId));
