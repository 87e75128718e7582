import Link from "next/link";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { lazyPart } from "@/components/ui/lazy-part";
import { Notice } from "@/components/ui/notice";
import { notify } from "@/components/ui/notify";
import type { PageClock } from "@/components/ui/page-clock";
import type { ConversationMemory } from "@/lib/memory/summary/schema";
import { readConversationMemory, resetConversation, summariseConversation } from "./summaries-calls";
import { SummariesInteractions } from "./summaries-interactions";
import { SummariesVersions } from "./summaries-versions";

const ConfirmDialog = lazyPart(() => import("@/components/ui/confirm-dialog").then((module) => module.ConfirmDialog));

/** The summary of one conversation, in the version chosen. Read when it is opened. */
export function SummariesOfConversation({ conversationId, name, clock, onCleared }: { conversationId: string; name: string; clock: PageClock; onCleared: () => void }) {
  const [memory, setMemory] = useState<ConversationMemory | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [isAsking, setIsAsking] = useState(false);

  useEffect(() => {
    let isGone = false;
    void readConversationMemory(conversationId).then((read) => {
      if (isGone) return;
      if (read.ok) setMemory(read.value);
      else setFailure(read.failure.message);
    });
    return () => {
      isGone = true;
    };
  }, [conversationId]);

  async function show(version: number) {
    const read = await readConversationMemory(conversationId, version);
    if (read.ok) setMemory(read.value);
    else notify({ tone: "bad", message: `That version could not be read. ${read.failure.message}` });
  }

  async function summariseNow() {
    setIsBusy(true);
    const done = await summariseConversation(conversationId);
    setIsBusy(false);
    if (done.ok) setMemory(done.value);
    else notify({ tone: "bad", message: `Not summarised. ${done.failure.message}` });
  }

  async function clear() {
    setIsBusy(true);
    const done = await resetConversation(conversationId);
    setIsBusy(false);
    setIsAsking(false);
    if (!done.ok) return notify({ tone: "bad", message: `Not cleared. ${done.failure.message}` });
    notify({ tone: "plain", message: "Cleared. The next reply begins afresh." });
    onCleared();
  }

  if (failure) {
    return (
      <Notice tone="bad" title="The summary could not be read.">
        {failure}
      </Notice>
    );
  }
  if (!memory) return <p role="status" className="text-small text-ink-3">Looking it up…</p>;
  const isComplete = memory.summary !== null && memory.summary.is_on_branch && memory.summary.watermark >= memory.turn_count;
  return (
    <>
      <SummariesVersions memory={memory} clock={clock} onChoose={(version) => void show(version)} />
      <SummariesInteractions interactions={memory.interactions} />
      {memory.important_details.length > 0 && (
        <section className="mt-5">
          <h3 className="text-small font-medium text-ink-2">Kept in mind</h3>
          <ul aria-label={`Details of ${name}`} className="mt-1 list-disc ps-4 text-ui [overflow-wrap:anywhere]">
            {memory.important_details.map((detail) => (
              <li key={detail} className="py-0.5">
                {detail}
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="mt-5 flex flex-wrap items-center gap-2">
        <Link href={`/c/${conversationId}`} prefetch={false} className="me-2 text-ui text-ink-2 underline decoration-line-strong underline-offset-2 hover:text-ink">
          Read it
        </Link>
        {!isComplete && (
          <Button look="quiet" isBusy={isBusy} onClick={() => void summariseNow()}>
            {isBusy ? "Summarising…" : "Summarise up to now"}
          </Button>
        )}
        <Button look="quiet" onClick={() => setIsAsking(true)}>
          Clear
        </Button>
      </div>
      {isAsking && (
        <ConfirmDialog
          isOpen
          onOpenChange={setIsAsking}
          title="Clear what this conversation remembers of itself?"
          description="Its summaries go, and the next reply sees nothing that was said before. The messages stay to be read, and so does what I learned from them."
          confirmLabel="Clear it"
          isBusy={isBusy}
          onConfirm={() => void clear()}
        />
      )}
    </>
  );
}
