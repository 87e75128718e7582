"use client";

import Link from "next/link";
import { useState } from "react";
import { CorrectionForm } from "@/components/memory/correction-form";
import { sayCorrected } from "@/components/memory/say-corrected";
import { ScoreDetails } from "@/components/memory/score-details";
import { sourceAddress } from "@/components/memory/source-address";
import type { PageClock } from "@/components/ui/page-clock";
import { cn } from "@/lib/cn";
import type { ReceiptMemory } from "@/lib/chat/receipt";
import { useMemoryNow } from "./memory-edits";
import { MemoryVerdicts } from "./memory-verdicts";
import { sayWhereFrom } from "./notes-of-receipt";

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
  const { words, isForgotten, isCorrected, isLeftOut, verdict, correct, forget, judge, setLeftOut } = useMemoryNow(memory);
  // On this page: the receipt itself still holds its words, and to strike them through says nothing to a screen reader.
  const isForgottenHere = isForgotten && !memory.isForgotten;
  const origin = isForgottenHere ? "forgotten" : isCorrected ? sayCorrected(clock.now, clock) : sayWhereFrom(memory, clock);
  // What was said is evidence of the words that were learned from it only.
  const isAsSaid = !isCorrected && source.correctedAt === undefined;
  const address = source.conversationId && isAsSaid && !isForgottenHere ? sourceAddress(source.conversationId, source.messageId) : null;
  const isChangeable = memoryId !== null && memory.kind === "memory" && !isForgotten;

  if (isCorrecting && memoryId) {
    return (
      <li className="border-b border-line py-3 last:border-b-0">
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
    <li className="border-b border-line py-3 last:border-b-0">
      <p className={cn("text-ui", isForgotten && "text-ink-3", isForgottenHere && "line-through")}>{words}</p>
      {source.quote && isAsSaid && <p className="font-serif text-note text-pencil italic">“{source.quote}”</p>}
      <p className="mt-0.5 text-small text-ink-2">
        {address ? (
          <Link href={address} className="underline decoration-line-strong underline-offset-2 hover:text-ink">
            {origin}
          </Link>
        ) : (
          origin
        )}
        {` · ${memory.tokenCount} tokens`}
      </p>
      <ScoreDetails relevanceScore={memory.relevanceScore} parts={memory.scoreParts} />
      {isLeftOut && !isForgotten && <p className="text-small text-ink-3">Stays out of this conversation.</p>}
      {isChangeable && (
        <MemoryVerdicts
          words={words}
          verdict={verdict}
          isLeftOut={isLeftOut}
          isReplying={isReplying}
          onUseful={() => void judge(memoryId, "useful")}
          onWrong={() => {
            void judge(memoryId, "wrong");
            // Said for the first time, it asks what is right; taken back, there is nothing to ask.
            if (verdict !== "wrong") setCorrecting(true);
          }}
          onNotHere={() => void setLeftOut(memoryId, !isLeftOut)}
          onForget={() => forget(memoryId)}
          onWithout={() => onWithout(memoryId)}
        />
      )}
    </li>
  );
}
