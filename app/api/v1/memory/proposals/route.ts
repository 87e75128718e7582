import { route } from "@/lib/api/route";
import { setReview } from "@/lib/memory/review/commands";
import { listProposalsContract, setReviewContract } from "@/lib/memory/review/contract";
import { isReviewOn, listProposals } from "@/lib/memory/review/queries";
import { ok } from "@/lib/result";

export const GET = route(listProposalsContract, { limit: "read" }, async ({ actor }) => {
  const [isOn, waiting] = await Promise.all([isReviewOn(actor.scope), listProposals(actor.scope)]);
  return ok({ memory_review: isOn, ...waiting });
});

export const PATCH = route(setReviewContract, { limit: "write" }, async ({ actor, body }) => ok({ memory_review: await setReview(actor.scope, body.memory_review) }));
