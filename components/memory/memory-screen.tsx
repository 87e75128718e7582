"use client";

import { History, Pencil, Pin, PinOff, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { lazyPart } from "@/components/ui/lazy-part";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { notify } from "@/components/ui/notify";
import type { PageClock } from "@/components/ui/page-clock";
import type { MemoryRecord } from "@/lib/memory/contract";
import type { MemoryType } from "@/lib/memory/schema";
import type { ProposalRecord } from "@/lib/memory/review/schema";
import type { HistogramBar } from "./histogram";
import { Inbox } from "./inbox";
import { LearningHistogram } from "./learning-histogram";
import { forgetWithUndo, useForgotten, useForgottenForGood } from "./forgetting";
import { correctMemory, pinMemory } from "./memory-calls";
import { MemoryPage } from "./memory-page";
import { MemoryRow, type ShownMemory } from "./memory-row";
import { MemorySearch } from "./memory-search";
import { MemorySwitch } from "./memory-switch";
import { QuestionsOffer } from "./questions-offer";
import { ReviewSwitch } from "./review-switch";
import { sayLearned } from "./say-learned";
import { useMemoryPages } from "./use-memory-pages";
import { useMemorySearch } from "./use-memory-search";

const Menu = lazyPart(() => import("@/components/ui/menu").then((module) => module.Menu));

export type MemoryScreenProps = {
  /** The newest memories; more are read when asked for. */
  memories: readonly MemoryRecord[];
  nextCursor: string | null;
  counts: Readonly<Partial<Record<MemoryType, number>>>;
  conversationCount: number;
  /** How much became true when: bars and not dates, of which there may be thousands. */
  learned: readonly HistogramBar[];
  halfLifeInDays: number;
  isMemoryEnabled: boolean;
  testQuestionCount: number;
  inbox: { isReviewOn: boolean; proposals: readonly ProposalRecord[]; total: number };
  clock: PageClock;
};

const numbers = new Intl.NumberFormat("en");

type Open = { id: string; what: "menu"; anchor: HTMLElement } | { id: string; what: "correction" } | { id: string; what: "history" };

/** "What I know about you": every memory, to read, search, correct and forget. */
export function MemoryScreen({ memories, nextCursor, counts, conversationCount, learned, halfLifeInDays, isMemoryEnabled, testQuestionCount, inbox, clock }: MemoryScreenProps) {
  const router = useRouter();
  const pages = useMemoryPages({ memories, nextCursor });
  const { filter } = pages;
  const [isReviewOn, setReviewOn] = useState(inbox.isReviewOn);
  const top = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const forgotten = useForgotten();
  const forgottenForGood = useForgottenForGood();
  // Counted in this visit: what was forgotten on an earlier page is no news here.
  const [forgottenBefore] = useState(forgottenForGood);
  const [open, setOpen] = useState<Open | null>(null);
  const [query, setQuery] = useState("");
  const [revision, setRevision] = useState(0);
  const search = useMemorySearch(query, filter, revision);

  const found = search.state === "found" ? search.memories : pages.memories;
  const shown = found.filter(({ id, type }) => !forgotten.has(id) && (filter === "all" || type === filter));
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0) - pages.memories.filter(({ id }) => forgotten.has(id)).length;
  const changeCount = revision + forgottenForGood - forgottenBefore;
  const opened = open && found.find(({ id }) => id === open.id);

  function put(changed: MemoryRecord) {
    pages.put(changed);
    search.put(changed);
    setRevision((before) => before + 1);
  }

  /** What was accepted may have closed something else: the list is read anew. */
  async function readAnew() {
    router.refresh();
    await pages.readAnew();
    setRevision((before) => before + 1);
  }

  async function correct(memory: ShownMemory, content: string) {
    const result = await correctMemory(memory.id, content);
    if (!result.ok) return notify({ tone: "bad", message: `Not corrected. ${result.failure.message}` });
    put(result.value);
    setOpen(null);
  }

  async function pin(memory: ShownMemory) {
    const result = await pinMemory(memory.id, !memory.is_pinned);
    if (result.ok) put(result.value);
    else notify({ tone: "bad", message: `Not changed. ${result.failure.message}` });
  }

  /** Another page of the list is read from its top; the button that was pressed may be gone, and the focus with it. */
  async function turn(go: () => Promise<void> | void) {
    await go();
    top.current?.scrollIntoView();
    list.current?.focus({ preventScroll: true });
  }

  return (
    <>
      <MemoryPage title="What I know about you" lead={sayLearned(total, conversationCount)} current="/memory">
        <div className="mt-3 flex flex-wrap gap-x-7">
          <MemorySwitch isEnabled={isMemoryEnabled} />
          <ReviewSwitch isOn={isReviewOn} onChange={setReviewOn} />
        </div>
        {testQuestionCount > 0 && changeCount > 0 && <QuestionsOffer key={changeCount} count={testQuestionCount} />}
        <Inbox {...inbox} isReviewOn={isReviewOn} clock={clock} onRemembered={() => void readAnew()} />
        {total === 0 ? (
          <EmptyState title="Nothing yet.">Tell me something in a conversation; what is worth keeping will stand here, with your own words beside it.</EmptyState>
        ) : (
          <>
            <LearningHistogram bars={learned} clock={clock} />
            <div ref={top} className="scroll-mt-2">
              <MemorySearch query={query} filter={filter} counts={counts} onQuery={setQuery} onFilter={pages.choose} />
            </div>
            {search.state === "failed" && (
              <Notice tone="bad" className="mt-4" title="The search did not work.">
                {search.message}
              </Notice>
            )}
            <p role="status" className="sr-only">
              {search.state === "found" ? `${shown.length} found` : search.state === "looking" ? "Looking" : ""}
            </p>
            <ul ref={list} tabIndex={-1} aria-label="Memories" className="mt-3 outline-none" aria-busy={search.state === "looking" || pages.isLooking}>
              {shown.map((memory) => (
                <MemoryRow
                  key={memory.id}
                  memory={memory}
                  clock={clock}
                  halfLifeInDays={halfLifeInDays}
                  isCorrecting={open?.id === memory.id && open.what === "correction"}
                  isMenuOpen={open?.id === memory.id && open.what === "menu"}
                  isHistoryOpen={open?.id === memory.id && open.what === "history"}
                  onOpenMenu={(anchor) => setOpen({ id: memory.id, what: "menu", anchor })}
                  onCorrect={(content) => correct(memory, content)}
                  onStopCorrecting={() => setOpen(null)}
                />
              ))}
            </ul>
            {shown.length === 0 && search.state === "found" && <EmptyState title="Nothing like that.">Other words may find it{filter === "all" ? "" : ", or all types together"}.</EmptyState>}
            {search.state === "off" && (pages.hasNewer || pages.hasOlder) && (
              <nav aria-label="Pages of memories" className="mt-4 flex flex-wrap items-center gap-x-2 text-small text-ink-2">
                {pages.hasNewer && (
                  <Button look="quiet" onClick={() => void turn(pages.goNewer)}>
                    Newer ones
                  </Button>
                )}
                {pages.hasOlder && (
                  <Button look="quiet" onPointerEnter={pages.prepareOlder} onFocus={pages.prepareOlder} onClick={() => void turn(pages.goOlder)}>
                    Older ones
                  </Button>
                )}
                <span className="ms-auto tabular-nums">
                  {numbers.format(pages.offset + 1)}–{numbers.format(pages.offset + pages.memories.length)} of {numbers.format(filter === "all" ? total : (counts[filter] ?? 0))}
                </span>
              </nav>
            )}
          </>
        )}
      </MemoryPage>
      {open && opened && (
        <Menu
          anchor={open.what === "menu" ? open.anchor : null}
          onClose={() => setOpen((now) => (now?.what === "menu" ? null : now))}
          choices={[
            { label: "Correct", icon: <Pencil size={15} aria-hidden />, movesFocus: true, onSelect: () => setOpen({ id: opened.id, what: "correction" }) },
            { label: "History", icon: <History size={15} aria-hidden />, onSelect: () => setOpen({ id: opened.id, what: "history" }) },
            {
              label: opened.is_pinned ? "Let it fade" : "Pin",
              icon: opened.is_pinned ? <PinOff size={15} aria-hidden /> : <Pin size={15} aria-hidden />,
              onSelect: () => void pin(opened),
            },
            { label: "Forget", icon: <Trash2 size={15} aria-hidden />, isDangerous: true, onSelect: () => forgetWithUndo(opened.id) },
          ]}
        />
      )}
    </>
  );
}
