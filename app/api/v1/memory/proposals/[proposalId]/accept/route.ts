import { route } from "@/lib/api/route";
import { toRecord } from "@/lib/memory/record";
import { acceptProposal } from "@/lib/memory/review/accept/commands";
import { acceptProposalContract } from "@/lib/memory/review/contract";
import { ok } from "@/lib/result";

export const POST = route(acceptProposalContract, { limit: "write" }, async ({ actor, params, body }) => {
  const accepted = await acceptProposal(actor.scope, params.proposalId, body);
  return accepted.ok ? ok({ memory: accepted.value && toRecord(actor.scope, accepted.value) }) : accepted;
});
