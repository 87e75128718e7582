"use client";

import { useForgotten, forgetWithUndo } from "@/components/memory/forgetting";
import { cn } from "@/lib/cn";
import type { MessageId } from "@/lib/chat/schema";
import { useJustLearned } from "./just-learned";

/** In the margin of a message, a moment after its reply: what was just learned from it. Dashed, since it is new. */
export function LearnedNotes({ messageId }: { messageId: MessageId }) {
  const learned = useJustLearned(messageId);
  const forgotten = useForgotten();
  if (learned.length === 0) return null;
  return (
    <ul aria-label="Just learned" className="mt-2 flex flex-col gap-2 self-start justify-self-end wide:col-start-2 wide:row-start-1 wide:mt-1 wide:justify-self-start">
      {learned.map(({ id, content }) => (
        <li key={id} className="group/note border-s border-dashed border-pencil-soft ps-3">
          <p className={cn("font-serif text-note text-pencil italic [overflow-wrap:anywhere]", forgotten.has(id) && "line-through")}>{content}</p>
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
