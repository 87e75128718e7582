"use client";

import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/notify";
import type { PageClock } from "@/components/ui/page-clock";
import type { ProposalRecord } from "@/lib/memory/review/schema";
import { acceptProposal, rejectProposal } from "./inbox-calls";
import { InboxRow } from "./inbox-row";
import { useProposals } from "./use-proposals";

/** So many at a time: what is known must not be pushed out of reach by what waits. */
const SHOWN_AT_ONCE = 5;
const SHOWN_MORE = 20;
const numbers = new Intl.NumberFormat("en");

export type InboxProps = {
  isReviewOn: boolean;
  /** The oldest of what waits. */
  proposals: readonly ProposalRecord[];
  /** All that waits, shown or not. */
  total: number;
  clock: PageClock;
  onRemembered: () => void;
};

/** What was learned and waits for the person's word. Nothing where nothing waits and nothing has to. */
export function Inbox({ isReviewOn, proposals, total, clock, onRemembered }: InboxProps) {
  const [busyId, setBusyId] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const list = useRef<HTMLUListElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  const { undecided, waitingCount: waiting, hasProposals, decide: leaveOut, readAll } = useProposals({ proposals, total });
  const shown = undecided.slice(0, most);

  function showMore() {
    setMost(most + SHOWN_MORE);
    if (undecided.length < most + SHOWN_MORE && undecided.length < waiting) void readAll();
  }

  /** Takes the row away and hands the focus on, so that somebody at the keyboard goes down the list with one key. */
  function leave(proposalId: string, words: string) {
    const place = shown.findIndex(({ id }) => id === proposalId);
    // The row has to be gone before the focus can go on from where it was.
    flushSync(() => {
      leaveOut(proposalId);
      setSaid(words);
    });
    const rows = list.current?.querySelectorAll("li") ?? [];
    const next = rows[Math.min(place, rows.length - 1)]?.querySelector("button");
    (next ?? heading.current)?.focus();
    if (undecided.length <= SHOWN_AT_ONCE && undecided.length < waiting) void readAll();
  }

  async function decide(proposalId: string, ask: () => Promise<{ ok: true } | { ok: false; failure: { status: number; message: string } }>, words: string) {
    setBusyId(proposalId);
    const result = await ask();
    setBusyId(null);
    // Decided in another tab already: there is nothing to ask any more.
    if (result.ok || result.failure.status === 404) leave(proposalId, result.ok ? words : "Already decided.");
    else notify({ tone: "bad", message: `Not done. ${result.failure.message}` });
  }

  // Where the last one was decided, the heading has the focus: it stays.
  if (!isReviewOn && !hasProposals && said === "") return null;
  return (
    <section aria-labelledby="inbox" className="mt-5">
      <h2 id="inbox" ref={heading} tabIndex={-1} className="text-text font-bold">
        Inbox{waiting > 0 && <span className="font-normal text-ink-2"> · {numbers.format(waiting)}</span>}
      </h2>
      <p role="status" className="sr-only">
        {said}
      </p>
      {shown.length === 0 && <p className="mt-1 max-w-prose text-ui text-ink-2">Nothing waits. {isReviewOn && "What I learn will stand here, with your own words beside it, until you say yes or no."}</p>}
      {shown.length > 0 && (
        <ul ref={list} aria-label="Waiting for your word" className="mt-1">
          {shown.map((proposal) => (
            <InboxRow
              key={proposal.id}
              proposal={proposal}
              clock={clock}
              isBusy={busyId === proposal.id}
              onAccept={async (content) => {
                await decide(proposal.id, () => acceptProposal(proposal.id, content), "Remembered.");
                onRemembered();
              }}
              onReject={() => decide(proposal.id, () => rejectProposal(proposal.id), "Not remembered, and not asked again.")}
            />
          ))}
        </ul>
      )}
      {waiting > shown.length && (
        <p className="mt-3 flex flex-wrap items-center gap-x-3 text-small text-ink-2">
          {numbers.format(waiting - shown.length)} more wait behind these.
          <Button look="quiet" onClick={showMore}>
            Show {Math.min(SHOWN_MORE, waiting - shown.length)} more
          </Button>
        </p>
      )}
    </section>
  );
}
