import { z } from "zod";
import { contract } from "@/lib/api/contract";
import { MemoryRecord } from "@/lib/memory/contract";
import { AcceptProposal, ProposalRecord } from "./schema";

const params = z.object({ proposalId: z.uuid() });
const Settings = z.object({ memory_review: z.boolean() });

export const listProposalsContract = contract({
  method: "GET",
  path: "/api/v1/memory/proposals",
  summary: "What was learned and waits for the person's word, oldest first, at most 200; and whether what is learned waits at all.",
  status: 200,
  response: z.object({ memory_review: z.boolean(), total: z.int(), proposals: z.array(ProposalRecord) }),
  failures: [],
});

export const setReviewContract = contract({
  method: "PATCH",
  path: "/api/v1/memory/proposals",
  summary: "Let what is learned wait in the inbox, or not. What waits already goes on waiting.",
  status: 200,
  body: z.strictObject(Settings.shape),
  response: Settings,
  failures: [],
});

export const acceptProposalContract = contract({
  method: "POST",
  path: "/api/v1/memory/proposals/[proposalId]/accept",
  summary: "Remember it, in one's own wording where one is given. The answer is the memory that holds it now, or null where it only ended something.",
  status: 200,
  params,
  body: AcceptProposal,
  response: z.object({ memory: MemoryRecord.nullable() }),
  failures: ["not_found"],
});

export const rejectProposalContract = contract({
  method: "POST",
  path: "/api/v1/memory/proposals/[proposalId]/reject",
  summary: "Do not remember it, and do not propose it again.",
  status: 204,
  params,
  response: z.null(),
  failures: ["not_found"],
});
