"use client";

import { History, Pencil, Pin, PinOff, Trash2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
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
import { correctMemory, listMemories, pinMemory } from "./memory-calls";
import { MemoryRow, type ShownMemory } from "./memory-row";
import { MemorySearch, type TypeFilter } from "./memory-search";
import { MemorySwitch } from "./memory-switch";
import { QuestionsOffer } from "./questions-offer";
import { sayLearned } from "./say-learned";
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

type Open = { id: string; what: "menu"; anchor: HTMLElement } | { id: string; what: "correction" } | { id: string; what: "history" };

/** "What I know about you": every memory, to read, search, correct and forget. */
export function MemoryScreen({ memories, nextCursor: initialCursor, counts, conversationCount, learned, halfLifeInDays, isMemoryEnabled, testQuestionCount, inbox, clock }: MemoryScreenProps) {
  const router = useRouter();
  const [known, setKnown] = useState(memories);
  const [nextCursor, setNextCursor] = useState(initialCursor);
  const forgotten = useForgotten();
  const forgottenForGood = useForgottenForGood();
  // Counted in this visit: what was forgotten on an earlier page is no news here.
  const [forgottenBefore] = useState(forgottenForGood);
  const [open, setOpen] = useState<Open | null>(null);
  const [query, setQuery] = useState("");
  const [filter, setFilter] = useState<TypeFilter>("all");
  const [revision, setRevision] = useState(0);
  const search = useMemorySearch(query, revision);

  const found = search.state === "found" ? search.memories : known;
  const shown = found.filter(({ id, type }) => !forgotten.has(id) && (filter === "all" || type === filter));
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0) - known.filter(({ id }) => forgotten.has(id)).length;
  const changeCount = revision + forgottenForGood - forgottenBefore;
  const opened = open && found.find(({ id }) => id === open.id);

  function put(changed: MemoryRecord) {
    setKnown((before) => before.map((each) => (each.id === changed.id ? changed : each)));
    setRevision((before) => before + 1);
  }

  /** What was accepted may have closed something else: the list is read anew. */
  async function readAnew() {
    router.refresh();
    const result = await listMemories();
    if (!result.ok) return;
    setKnown(result.value.memories);
    setNextCursor(result.value.nextCursor);
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

  async function showMore() {
    if (!nextCursor) return;
    const result = await listMemories(nextCursor);
    if (!result.ok) return notify({ tone: "bad", message: result.failure.message });
    setKnown((before) => [...before, ...result.value.memories]);
    setNextCursor(result.value.nextCursor);
  }

  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto w-full max-w-[72rem] px-5 pt-14 pb-16 md:px-11 md:pt-8">
        <h1 className="text-heading font-bold">What I know about you</h1>
        <p className="mt-1.5 text-text text-ink-2">
          {sayLearned(total, conversationCount)}{" "}
          <Link href="/memory/summaries" className="underline decoration-line-strong underline-offset-2 hover:text-ink">
            Summaries
          </Link>{" "}
          <Link href="/memory/timeline" className="underline decoration-line-strong underline-offset-2 hover:text-ink">
            Timeline
          </Link>{" "}
          <Link href="/memory/questions" className="underline decoration-line-strong underline-offset-2 hover:text-ink">
            Test questions
          </Link>
        </p>
        <div className="mt-3">
          <MemorySwitch isEnabled={isMemoryEnabled} />
        </div>
        {testQuestionCount > 0 && changeCount > 0 && <QuestionsOffer key={changeCount} count={testQuestionCount} />}
        <Inbox {...inbox} clock={clock} onRemembered={() => void readAnew()} />
        {total === 0 ? (
          <EmptyState title="Nothing yet.">Tell me something in a conversation; what is worth keeping will stand here, with your own words beside it.</EmptyState>
        ) : (
          <>
            <LearningHistogram bars={learned} clock={clock} />
            <MemorySearch query={query} filter={filter} counts={counts} onQuery={setQuery} onFilter={setFilter} />
            {search.state === "failed" && (
              <Notice tone="bad" className="mt-4" title="The search did not work.">
                {search.message}
              </Notice>
            )}
            <p role="status" className="sr-only">
              {search.state === "found" ? `${shown.length} found` : search.state === "looking" ? "Looking" : ""}
            </p>
            <ul aria-label="Memories" className="mt-3" aria-busy={search.state === "looking"}>
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
            {shown.length === 0 && search.state !== "looking" && <EmptyState title="Nothing like that.">Other words may find it.</EmptyState>}
            {search.state === "off" && nextCursor && (
              <Button look="quiet" className="mt-4" onClick={() => void showMore()}>
                Older ones
              </Button>
            )}
          </>
        )}
      </div>
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
    </div>
  );
}
