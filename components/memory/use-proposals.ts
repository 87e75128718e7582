import { useState } from "react";
import { notify } from "@/components/ui/notify";
import type { ProposalRecord } from "@/lib/memory/review/schema";
import { listProposals } from "./inbox-calls";

type Waiting = { readonly proposals: readonly ProposalRecord[]; readonly total: number };

/** What waits: the oldest of it as the page knew them, all of it once it was asked for, and without what was decided here. */
export function useProposals(fromPage: Waiting) {
  const [read, setRead] = useState(fromPage);
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set());
  const [shownPage, setShownPage] = useState(fromPage.proposals);
  const isOpen = ({ id }: ProposalRecord) => !decided.has(id);
  if (shownPage !== fromPage.proposals) {
    // The page was made anew and has counted what was decided; what was read since stays in sight.
    setShownPage(fromPage.proposals);
    setRead((before) => ({ total: fromPage.total, proposals: before.proposals.length > fromPage.proposals.length ? before.proposals.filter(isOpen) : fromPage.proposals }));
  }
  const undecided = read.proposals.filter(isOpen);
  return {
    undecided,
    waitingCount: read.total - (read.proposals.length - undecided.length),
    hasProposals: read.proposals.length > 0,
    decide: (proposalId: string) => setDecided((before) => new Set([...before, proposalId])),
    readAll: async () => {
      const result = await listProposals();
      if (result.ok) setRead(result.value);
      else notify({ tone: "bad", message: `The rest could not be read. ${result.failure.message}` });
    },
  };
}
