"use client";

import Link from "next/link";
import { useState } from "react";
import { CorrectionForm } from "@/components/memory/correction-form";
import { ScoreDetails } from "@/components/memory/score-details";
import type { PageClock } from "@/components/ui/page-clock";
import { cn } from "@/lib/cn";
import type { ReceiptMemory } from "@/lib/chat/receipt";
import { useMemoryNow } from "./memory-edits";
import { sayWhereFrom } from "./notes-of-receipt";

const ROW_BUTTON = "rounded-sm underline-offset-2 hover:text-ink hover:underline disabled:opacity-50";

export function ReceiptMemoryRow({
  memory,
  clock,
  isReplying,
  onWithout,
}: {
  memory: ReceiptMemory;
  clock: PageClock;
  isReplying: boolean;
  onWithout: (memoryId: string) => void;
}) {
  const [isCorrecting, setCorrecting] = useState(false);
  const { memoryId, source } = memory;
  const { words, isForgotten, correct, forget } = useMemoryNow(memoryId, memory.content);
  const isChangeable = memoryId !== null && memory.kind === "memory" && !isForgotten;

  if (isCorrecting && memoryId) {
    return (
      <li className="border-b border-line py-3">
        <CorrectionForm
          initialContent={words}
          onCancel={() => setCorrecting(false)}
          onSave={async (content) => {
            if (await correct(memoryId, content)) setCorrecting(false);
          }}
        />
      </li>
    );
  }
  return (
    <li className="border-b border-line py-3">
      <p className={cn("text-ui", isForgotten && "text-ink-3 line-through")}>{words}</p>
      {source.quote && <p className="font-serif text-note text-pencil italic">“{source.quote}”</p>}
      <p className="mt-0.5 text-small text-ink-2">
        {source.conversationId ? (
          <Link href={`/c/${source.conversationId}`} className="underline decoration-line-strong underline-offset-2 hover:text-ink">
            {sayWhereFrom(memory, clock)}
          </Link>
        ) : (
          sayWhereFrom(memory, clock)
        )}
        {` · ${memory.tokenCount} tokens`}
      </p>
      <ScoreDetails relevanceScore={memory.relevanceScore} parts={memory.scoreParts} />
      {isChangeable && (
        <p className="mt-1.5 flex flex-wrap gap-x-4 text-small text-ink-2">
          <button type="button" className={ROW_BUTTON} onClick={() => setCorrecting(true)}>
            Wrong
          </button>
          <button type="button" className={ROW_BUTTON} onClick={() => forget(memoryId)}>
            Forget
          </button>
          <button type="button" className={ROW_BUTTON} disabled={isReplying} onClick={() => onWithout(memoryId)}>
            Try again without it
          </button>
        </p>
      )}
    </li>
  );
}
