"use client";

import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { memo } from "react";
import { sayDay, type PageClock } from "@/components/ui/page-clock";
import type { MemoryRecord } from "@/lib/memory/contract";
import type { ScoreParts } from "@/lib/memory/schema";
import type { CorrectionDrafts } from "./correction-drafts";
import { CorrectionForm } from "./correction-form";
import { freshnessOf } from "./freshness";
import { LAID_OUT_IN_SIGHT } from "./laid-out-in-sight";
import { MemoryHistory } from "./memory-history";
import { MemorySources } from "./memory-sources";
import { sayImportance, TYPE_FACES } from "./memory-types";
import { sayCorrected } from "./say-corrected";
import { ScoreDetails } from "./score-details";
import { sourceAddress } from "./source-address";

export type ShownMemory = MemoryRecord & { relevance_score?: number; score_parts?: ScoreParts | undefined };

/** What is open of the one memory that is being dealt with. */
export type OpenPart = { readonly id: string; readonly what: "menu"; readonly anchor: HTMLElement } | { readonly id: string; readonly what: "correction" | "history" | "sources" };

/** All of them the same from one drawing to the next where nothing has changed: a row that has not changed is not drawn again. */
export type MemoryRowProps = {
  memory: ShownMemory;
  clock: PageClock;
  halfLifeInDays: number;
  openPart: OpenPart["what"] | null;
  drafts: CorrectionDrafts;
  onOpen: (open: OpenPart | null) => void;
  onCorrect: (memoryId: string, content: string) => Promise<void>;
};

const ORIGINS: Record<MemoryRecord["origin"], string> = { person: "written by you", extraction: "you said so", api: "by the API" };

/** One memory: what it says in print, the words it comes from in pencil, and what is known about it beside. */
export const MemoryRow = memo(function MemoryRow({ memory, clock, halfLifeInDays, openPart, drafts, onOpen, onCorrect }: MemoryRowProps) {
  const face = TYPE_FACES[memory.type];
  const freshness = freshnessOf(memory, clock.now, halfLifeInDays);
  // What is quoted proves what was learned, not what was put in its place by hand.
  const { source, origin } = memory.corrected_at === null ? { source: memory.source, origin: `${ORIGINS[memory.origin]}, ${sayDay(memory.valid_from, clock)}` } : { source: null, origin: sayCorrected(memory.corrected_at, clock) };
  const facts = [face.one, sayImportance(memory.importance), memory.is_pinned ? "pinned" : "", memory.version > 1 ? `${memory.version} versions` : ""];
  return (
    <li aria-label={memory.content} className={`${LAID_OUT_IN_SIGHT} group/memory grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-4 border-b border-line py-4 wide:grid-cols-[auto_minmax(0,1fr)_13rem_9.5rem_auto]`}>
      <span aria-hidden className="mt-1.5 size-2.5 rounded-[2px]" style={{ background: face.colour }} />
      <div className="min-w-0">
        {openPart === "correction" ? (
          <CorrectionForm
            initialContent={memory.content}
            draft={drafts.find(memory.id)}
            onWrite={(content) => drafts.keep(memory.id, content)}
            onSave={(content) => onCorrect(memory.id, content)}
            onCancel={() => {
              drafts.drop(memory.id);
              onOpen(null);
            }}
          />
        ) : (
          <p className="text-text leading-snug [overflow-wrap:anywhere]">{memory.content}</p>
        )}
        {source && <p className="mt-1 font-serif text-note text-pencil italic [overflow-wrap:anywhere]">“{source.quote}”</p>}
        {openPart === "history" && <MemoryHistory memoryId={memory.id} clock={clock} key={memory.version} />}
        {openPart === "sources" && <MemorySources memoryId={memory.id} clock={clock} key={memory.version} />}
      </div>
      <div className="col-start-2 mt-2 text-small text-ink-2 wide:col-start-3 wide:mt-0">
        <p>{facts.filter(Boolean).join(" · ")}</p>
        <p>
          {source ? (
            <Link href={sourceAddress(source.conversation_id, source.message_id)} className="underline decoration-line-strong underline-offset-2 hover:text-ink">
              {origin}
            </Link>
          ) : (
            origin
          )}
        </p>
        <Freshness value={freshness} />
      </div>
      <div className="col-start-2 wide:col-start-4 wide:justify-self-end">
        {memory.relevance_score !== undefined && <ScoreDetails relevanceScore={memory.relevance_score} parts={memory.score_parts} />}
      </div>
      <button
        type="button"
        aria-label={`More for “${memory.content}”`}
        aria-haspopup="menu"
        aria-expanded={openPart === "menu"}
        onClick={(event) => onOpen({ id: memory.id, what: "menu", anchor: event.currentTarget })}
        className="col-start-3 row-start-1 grid size-8 place-items-center rounded-sm text-ink-2 hover:bg-well hover:text-ink wide:col-start-5"
      >
        <Ellipsis size={17} aria-hidden />
      </button>
    </li>
  );
});

function Freshness({ value }: { value: number }) {
  const percent = Math.round(value * 100);
  return (
    <span role="meter" aria-label="How fresh it is" title={percent === 100 ? "Fresh" : `Fading: ${percent} % left`} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100} className="mt-2 block h-1 max-w-60 overflow-hidden rounded-full bg-well">
      <span className="block h-full bg-pencil-soft" style={{ width: `${percent}%` }} />
    </span>
  );
}
