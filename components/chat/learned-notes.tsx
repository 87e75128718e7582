"use client";

import { type MouseEvent, useState } from "react";
import { useForgotten, forgetWithUndo } from "@/components/memory/forgetting";
import { acceptProposal, rejectProposal } from "@/components/memory/inbox-calls";
import { notify } from "@/components/ui/notify";
import type { MessageId } from "@/lib/chat/schema";
import { cn } from "@/lib/cn";
import type { CallFailure } from "@/lib/client/call";
import type { Result } from "@/lib/result";
import { type Learned, settleWaiting, type Standing, useJustLearned } from "./just-learned";

const CHOICE = "rounded-sm px-0.5 underline-offset-2 hover:text-pencil hover:underline disabled:opacity-50";

const STANDINGS: Record<Standing, string> = {
  remembered: "just learned",
  waiting: "not yet remembered",
  refused: "not remembered",
  ended: "done",
  "decided-elsewhere": "already decided",
};

/** Under a reply, a moment after it: what was just learned. Dashed, since it is new. */
export function LearnedNotes({ replyId }: { replyId: MessageId }) {
  const learned = useJustLearned(replyId);
  const forgotten = useForgotten();
  if (learned.length === 0) return null;
  return (
    <ul aria-label="Just learned" className="mt-2 flex flex-col gap-2">
      {learned.map((note, place) => {
        const isForgotten = forgotten.has(note.id);
        return (
          // By its place, which it keeps: a proposal's row has to stay when a memory comes of it, with the focus in it.
          <li key={place} tabIndex={-1} className="group/note flex flex-wrap items-baseline gap-x-3 border-s border-dashed border-pencil-soft ps-3">
            <p className={cn("min-w-0 font-serif text-note text-pencil italic [overflow-wrap:anywhere]", (isForgotten || note.standing === "refused") && "line-through")}>{note.content}</p>
            <p className="flex gap-2 text-small text-ink-2">
              <span>{isForgotten ? "forgotten" : STANDINGS[note.standing]}</span>
              {note.standing === "remembered" && !isForgotten && <Forget {...note} />}
              {note.standing === "waiting" && <Decide {...note} />}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function Forget({ id, content }: Learned) {
  return (
    <button
      type="button"
      aria-label={`Forget “${content}”`}
      onClick={() => forgetWithUndo(id)}
      className={cn(CHOICE, "wide:opacity-0 wide:group-focus-within/note:opacity-100 wide:group-hover/note:opacity-100 pointer-coarse:opacity-100")}
    >
      forget
    </button>
  );
}

/** For who asked to be asked first: the choice of the inbox, where the words were said. */
function Decide({ id, content }: Learned) {
  const [isBusy, setBusy] = useState(false);

  async function decide<Value>(event: MouseEvent<HTMLButtonElement>, ask: Promise<Result<Value, CallFailure>>, become: (value: Value) => Learned) {
    const row = event.currentTarget.closest("li");
    setBusy(true);
    const result = await ask;
    setBusy(false);
    if (!result.ok && result.failure.status !== 404) return notify({ tone: "bad", message: `Not done. ${result.failure.message}` });
    // The button is about to go, and must not take the focus with it.
    row?.focus();
    settleWaiting(id, result.ok ? become(result.value) : { id, content, standing: "decided-elsewhere" });
  }

  return (
    <>
      <button
        type="button"
        aria-label={`Remember “${content}”`}
        disabled={isBusy}
        onClick={(event) => void decide(event, acceptProposal(id), ({ memory }) => (memory ? { id: memory.id, content: memory.content, standing: "remembered" } : { id, content, standing: "ended" }))}
        className={cn(CHOICE, "text-ink")}
      >
        remember
      </button>
      <button
        type="button"
        aria-label={`Do not remember “${content}”`}
        disabled={isBusy}
        onClick={(event) => void decide(event, rejectProposal(id), () => ({ id, content, standing: "refused" }))}
        className={CHOICE}
      >
        no
      </button>
    </>
  );
}
