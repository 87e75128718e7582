"use client";

import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import type { PageClock } from "@/components/ui/page-clock";
import type { MemoryRecord } from "@/lib/memory/contract";
import type { ProposalRecord } from "@/lib/memory/review/schema";
import type { MemoryType } from "@/lib/memory/schema";
import { useForgotten, useForgottenForGood } from "./forgetting";
import type { HistogramBar } from "./histogram";
import { Inbox } from "./inbox";
import { LearningHistogram } from "./learning-histogram";
import { MemoryBrowser } from "./memory-browser";
import { MemoryPage } from "./memory-page";
import { MemorySwitch } from "./memory-switch";
import { QuestionsOffer } from "./questions-offer";
import { ReviewSwitch } from "./review-switch";
import { sayLearned } from "./say-learned";
import { useMemoryPages } from "./use-memory-pages";

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

/** "What I know about you": every memory, to read, search, correct and forget. */
export function MemoryScreen({ memories, nextCursor, counts, conversationCount, learned, halfLifeInDays, isMemoryEnabled, testQuestionCount, inbox, clock }: MemoryScreenProps) {
  const router = useRouter();
  const pages = useMemoryPages({ memories, nextCursor });
  const [isReviewOn, setReviewOn] = useState(inbox.isReviewOn);
  const forgotten = useForgotten();
  const forgottenForGood = useForgottenForGood();
  // Counted in this visit: what was forgotten on an earlier page is no news here.
  const [forgottenBefore] = useState(forgottenForGood);
  const [revision, setRevision] = useState(0);
  const noteChange = useCallback(() => setRevision((before) => before + 1), []);

  const gone = pages.memories.filter(({ id }) => forgotten.has(id));
  const leftOf = ([type, count]: [string, number]) => [type, count - gone.filter((memory) => memory.type === type).length] as const;
  const left: typeof counts = Object.fromEntries(Object.entries(counts).map(leftOf));
  const total = Object.values(left).reduce((sum, count) => sum + count, 0);
  const changeCount = revision + forgottenForGood - forgottenBefore;

  /** What was accepted may have closed something else: the list is read anew. */
  async function readAnew() {
    router.refresh();
    await pages.readAnew();
    noteChange();
  }

  return (
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
          <MemoryBrowser pages={pages} counts={left} total={total} revision={revision} halfLifeInDays={halfLifeInDays} clock={clock} onChanged={noteChange} />
        </>
      )}
    </MemoryPage>
  );
}
