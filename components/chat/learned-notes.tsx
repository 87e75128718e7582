"use client";

import { useForgotten, forgetWithUndo } from "@/components/memory/forgetting";
import { cn } from "@/lib/cn";
import type { MessageId } from "@/lib/chat/schema";
import { useJustLearned } from "./just-learned";

/** Under a reply, a moment after it: what was just learned. Dashed, since it is new. */
export function LearnedNotes({ replyId }: { replyId: MessageId }) {
  const learned = useJustLearned(replyId);
  const forgotten = useForgotten();
  if (learned.length === 0) return null;
  return (
    <ul aria-label="Just learned" className="mt-2 flex flex-col gap-2">
      {learned.map(({ id, content }) => (
        <li key={id} className="group/note flex flex-wrap items-baseline gap-x-3 border-s border-dashed border-pencil-soft ps-3">
          <p className={cn("min-w-0 font-serif text-note text-pencil italic [overflow-wrap:anywhere]", forgotten.has(id) && "line-through")}>{content}</p>
          <p className="flex gap-2 text-small text-ink-2">
            <span>{forgotten.has(id) ? "forgotten" : "just learned"}</span>
            {!forgotten.has(id) && (
              <button
                type="button"
                aria-label={`Forget “${content}”`}
                onClick={() => forgetWithUndo(id)}
                className="rounded-sm px-0.5 underline-offset-2 hover:text-pencil hover:underline wide:opacity-0 wide:group-focus-within/note:opacity-100 wide:group-hover/note:opacity-100 pointer-coarse:opacity-100"
              >
                forget
              </button>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
