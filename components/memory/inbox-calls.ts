import { call } from "@/lib/client/call";
import type { acceptProposalContract, listProposalsContract, rejectProposalContract, setReviewContract } from "@/lib/memory/review/contract";

/** Contracts are imported as types only, as in `memory-calls`. */
export function setReview(isOn: boolean) {
  return call<typeof setReviewContract>({ method: "PATCH", path: "/api/v1/memory/proposals" }, { body: { memory_review: isOn } });
}

export function listProposals() {
  return call<typeof listProposalsContract>({ method: "GET", path: "/api/v1/memory/proposals" }, {});
}

/** @param content the person's own wording, where they gave one */
export function acceptProposal(proposalId: string, content?: string) {
  return call<typeof acceptProposalContract>(
    { method: "POST", path: "/api/v1/memory/proposals/[proposalId]/accept" },
    { params: { proposalId }, body: content === undefined ? {} : { content } },
  );
}

export function rejectProposal(proposalId: string) {
  return call<typeof rejectProposalContract>({ method: "POST", path: "/api/v1/memory/proposals/[proposalId]/reject" }, { params: { proposalId } });
}
