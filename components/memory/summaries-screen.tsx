"use client";

import Link from "next/link";
import { useState } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import type { PageClock } from "@/components/ui/page-clock";
import type { SummarisedConversation } from "@/lib/memory/summary/schema";
import { MemoryPage } from "./memory-page";
import { SummariesRow } from "./summaries-row";

const LINK = "underline decoration-line-strong underline-offset-2 hover:text-ink";

/** What became of the older part of each long conversation. One is open at a time. */
export function SummariesScreen({
  conversations,
  hasMore,
  isFirstPage,
  clock,
}: {
  conversations: readonly SummarisedConversation[];
  hasMore: boolean;
  isFirstPage: boolean;
  clock: PageClock;
}) {
  const [openId, setOpenId] = useState<string | null>(null);
  const [cleared, setCleared] = useState<ReadonlySet<string>>(new Set());
  const shown = conversations.filter(({ id }) => !cleared.has(id));
  const oldest = conversations.at(-1)?.summarisedAt;
  return (
    <MemoryPage title="What long conversations came to" lead="The last turns of a conversation go to the model word for word; those before, as these summaries." current="/memory/summaries">
      {shown.length === 0 ? (
        <EmptyState title={isFirstPage ? "None yet." : "None older."}>A summary is written when a conversation grows longer than what the model is given whole.</EmptyState>
      ) : (
        <ul aria-label="Summaries" className="mt-2">
          {shown.map((conversation) => (
            <SummariesRow
              key={conversation.id}
              conversation={conversation}
              clock={clock}
              isOpen={openId === conversation.id}
              onToggle={() => setOpenId((now) => (now === conversation.id ? null : conversation.id))}
              onCleared={() => setCleared((before) => new Set([...before, conversation.id]))}
            />
          ))}
        </ul>
      )}
      <p className="mt-4 flex gap-4 text-ui text-ink-2">
        {!isFirstPage && (
          <Link href="/memory/summaries" className={LINK}>
            Newest
          </Link>
        )}
        {hasMore && oldest && (
          <Link href={`/memory/summaries?before=${encodeURIComponent(oldest)}`} className={LINK}>
            Older ones
          </Link>
        )}
      </p>
    </MemoryPage>
  );
}
