"use client";

import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { notify } from "@/components/ui/notify";
import type { PageClock } from "@/components/ui/page-clock";
import type { ProposalRecord } from "@/lib/memory/review/schema";
import { acceptProposal, rejectProposal, setReview } from "./inbox-calls";
import { InboxRow } from "./inbox-row";

export type InboxProps = {
  isReviewOn: boolean;
  /** The oldest of what waits. */
  proposals: readonly ProposalRecord[];
  /** All that waits, shown or not. */
  total: number;
  clock: PageClock;
  onRemembered: () => void;
};

/** What was learned and waits for the person's word, and whether anything has to wait. */
export function Inbox({ isReviewOn, proposals, total, clock, onRemembered }: InboxProps) {
  const [isOn, setOn] = useState(isReviewOn);
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set());
  const [busyId, setBusyId] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const list = useRef<HTMLUListElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  const shown = proposals.filter(({ id }) => !decided.has(id));
  const waiting = total - proposals.filter(({ id }) => decided.has(id)).length;

  async function switchReview(next: boolean) {
    setOn(next);
    const result = await setReview(next);
    if (result.ok) return setSaid(next ? "From now on I ask first." : "From now on I remember by myself.");
    setOn(!next);
    notify({ tone: "bad", message: `Not changed. ${result.failure.message}` });
  }

  /** Takes the row away and hands the focus on, so that somebody at the keyboard goes down the list with one key. */
  function leave(proposalId: string, words: string) {
    const place = shown.findIndex(({ id }) => id === proposalId);
    // The row has to be gone before the focus can go on from where it was.
    flushSync(() => {
      setDecided((before) => new Set([...before, proposalId]));
      setSaid(words);
    });
    const rows = list.current?.querySelectorAll("li") ?? [];
    const next = rows[Math.min(place, rows.length - 1)]?.querySelector("button");
    (next ?? heading.current)?.focus();
  }

  async function decide(proposalId: string, ask: () => Promise<{ ok: true } | { ok: false; failure: { status: number; message: string } }>, words: string) {
    setBusyId(proposalId);
    const result = await ask();
    setBusyId(null);
    // Decided in another tab already: there is nothing to ask any more.
    if (result.ok || result.failure.status === 404) leave(proposalId, result.ok ? words : "Already decided.");
    else notify({ tone: "bad", message: `Not done. ${result.failure.message}` });
  }

  return (
    <section aria-labelledby="inbox" className="mt-8 border-t border-line pt-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h2 id="inbox" ref={heading} tabIndex={-1} className="text-text font-bold">
          Inbox{waiting > 0 && <span className="font-normal text-ink-2"> · {waiting}</span>}
        </h2>
        <label className="flex min-h-9 cursor-pointer items-center gap-2 text-ui text-ink-2">
          <input type="checkbox" checked={isOn} onChange={(event) => void switchReview(event.currentTarget.checked)} className="size-4 accent-ink" />
          Ask me before remembering
        </label>
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
      {shown.length === 0 && isOn && <p className="mt-1 max-w-prose text-ui text-ink-2">Nothing waits. What I learn will stand here, with your own words beside it, until you say yes or no.</p>}
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
      {waiting > shown.length && <p className="mt-3 text-small text-ink-3">{waiting - shown.length} more wait behind these.</p>}
    </section>
  );
}
