"use client";

import { History, Pencil, Pin, PinOff, Quote, Trash2 } from "lucide-react";
import { useCallback, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { lazyPart } from "@/components/ui/lazy-part";
import { Notice } from "@/components/ui/notice";
import { notify } from "@/components/ui/notify";
import type { PageClock } from "@/components/ui/page-clock";
import type { MemoryRecord } from "@/lib/memory/contract";
import type { MemoryType } from "@/lib/memory/schema";
import { createCorrectionDrafts } from "./correction-drafts";
import { forgetWithUndo, useForgotten } from "./forgetting";
import { correctMemory, pinMemory } from "./memory-calls";
import { MemoryRow, type OpenPart, type ShownMemory } from "./memory-row";
import { MemorySearch } from "./memory-search";
import type { MemoryPages } from "./use-memory-pages";
import { useMemorySearch } from "./use-memory-search";

const Menu = lazyPart(() => import("@/components/ui/menu").then((module) => module.Menu));

export type MemoryBrowserProps = {
  pages: MemoryPages;
  counts: Readonly<Partial<Record<MemoryType, number>>>;
  /** All in force, of whatever type. */
  total: number;
  /** Another one each time memories have changed: what is found is looked up again. */
  revision: number;
  halfLifeInDays: number;
  clock: PageClock;
  /** Something was corrected or pinned here. */
  onChanged: () => void;
};

const numbers = new Intl.NumberFormat("en");

/**
 * Memories to search, page through, correct and forget. What is typed is kept here and not on the page around: with each
 * key only what answers it is drawn again.
 */
export function MemoryBrowser({ pages, counts, total, revision, halfLifeInDays, clock, onChanged }: MemoryBrowserProps) {
  const { filter, put: putInPages } = pages;
  const top = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const forgotten = useForgotten();
  const [open, setOpen] = useState<OpenPart | null>(null);
  const [drafts] = useState(createCorrectionDrafts);
  const [query, setQuery] = useState("");
  const search = useMemorySearch(query, filter, revision);
  const { put: putInSearch } = search;

  const isInSight = ({ id, type }: ShownMemory) => !forgotten.has(id) && (filter === "all" || type === filter);
  const found = search.state === "found" ? search.memories : pages.memories;
  const shown = found.filter(isInSight);
  const opened = open && found.find(({ id }) => id === open.id);

  const put = useCallback(
    (changed: MemoryRecord) => {
      putInPages(changed);
      putInSearch(changed);
      onChanged();
    },
    [putInPages, putInSearch, onChanged],
  );

  const correct = useCallback(
    async (memoryId: string, content: string) => {
      const result = await correctMemory(memoryId, content);
      if (!result.ok) return notify({ tone: "bad", message: `Not corrected. ${result.failure.message}` });
      drafts.drop(memoryId);
      put(result.value);
      setOpen(null);
    },
    [put, drafts],
  );

  /** What is open belongs to a row that may go and come back with other words, and would take the focus along. What was written there is kept. */
  function lookFor(words: string) {
    setOpen(null);
    setQuery(words);
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
      <div ref={top} className="scroll-mt-2">
        <MemorySearch query={query} filter={filter} counts={counts} onQuery={lookFor} onFilter={pages.choose} />
      </div>
      {search.state === "failed" && (
        <Notice tone="bad" className="mt-4" title="The search did not work.">
          {search.message}
        </Notice>
      )}
      <p role="status" className="sr-only">
        {search.state === "found" && search.isWhole ? `${shown.length} found` : search.state === "off" || search.state === "failed" ? "" : "Looking"}
      </p>
      <ul ref={list} tabIndex={-1} aria-label="Memories" className="mt-3 outline-none" aria-busy={search.state === "looking" || pages.isLooking}>
        {shown.map((memory) => (
          <MemoryRow key={memory.id} memory={memory} clock={clock} halfLifeInDays={halfLifeInDays} openPart={open?.id === memory.id ? open.what : null} drafts={drafts} onOpen={setOpen} onCorrect={correct} />
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
      {open && opened && (
        <Menu
          anchor={open.what === "menu" ? open.anchor : null}
          onClose={() => setOpen((now) => (now?.what === "menu" ? null : now))}
          choices={[
            { label: "Correct", icon: <Pencil size={15} aria-hidden />, movesFocus: true, onSelect: () => setOpen({ id: opened.id, what: "correction" }) },
            { label: "History", icon: <History size={15} aria-hidden />, onSelect: () => setOpen({ id: opened.id, what: "history" }) },
            { label: "Where it was said", icon: <Quote size={15} aria-hidden />, onSelect: () => setOpen({ id: opened.id, what: "sources" }) },
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
