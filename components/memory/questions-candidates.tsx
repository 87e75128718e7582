import { useState } from "react";
import { Button } from "@/components/ui/button";
import { sayDay, type PageClock } from "@/components/ui/page-clock";
import { type Candidate, keyOf } from "./question-candidates";
import { ScoreDetails } from "./score-details";

const FEW = 8;

/** What was found, to tick: memories in print, past messages in pencil, each with why it came. */
export function QuestionsCandidates({
  title,
  candidates,
  ticked,
  clock,
  onTick,
}: {
  title: string;
  candidates: readonly Candidate[];
  ticked: ReadonlySet<string>;
  clock: PageClock;
  onTick: (candidate: Candidate, isTicked: boolean) => void;
}) {
  const [isWhole, setWhole] = useState(false);
  const shown = candidates.filter((candidate, index) => isWhole || index < FEW || ticked.has(keyOf(candidate)));
  return (
    <section aria-label={title} className="mt-4">
      <h3 className="text-small text-ink-2">{title}</h3>
      <ul aria-label={title} className="mt-1 border-t border-line">
        {shown.map((candidate) => (
          <li key={keyOf(candidate)} className="flex flex-wrap items-start gap-x-4 border-b border-line py-2 sm:flex-nowrap">
            <label className="flex min-w-0 flex-1 basis-60 cursor-pointer items-start gap-3">
              <input type="checkbox" checked={ticked.has(keyOf(candidate))} onChange={(event) => onTick(candidate, event.currentTarget.checked)} className="mt-1 size-4 shrink-0 accent-ink" />
              {candidate.kind === "memory" ? (
                <span className="min-w-0 text-ui [overflow-wrap:anywhere]">{candidate.content}</span>
              ) : (
                <span className="line-clamp-4 min-w-0 font-serif text-note text-pencil italic [overflow-wrap:anywhere]">“{candidate.content}”</span>
              )}
            </label>
            <div className="ms-7 flex shrink-0 items-start gap-x-4 text-small text-ink-2 sm:ms-0">
              <span>
                {candidate.kind === "message" && (candidate.type === "person" ? "you, " : "a reply, ")}
                {candidate.saidAt !== null && sayDay(candidate.saidAt, clock)}
              </span>
              {candidate.score && <ScoreDetails relevanceScore={candidate.score.relevance} parts={candidate.score.parts} />}
            </div>
          </li>
        ))}
      </ul>
      {shown.length < candidates.length && (
        <Button look="quiet" className="-ms-3 mt-1" onClick={() => setWhole(true)}>
          Show all {candidates.length}
        </Button>
      )}
    </section>
  );
}
