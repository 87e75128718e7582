import type { ReactNode } from "react";
import { useMemoryCount } from "@/components/memory/memory-count";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import { COLUMNS } from "./columns";
import { TemporaryNotice } from "./temporary/temporary-notice";

/** A conversation before its first word. It says who answers and what is done with what is said. */
export function EmptyConversation({
  modelLabel,
  isDemoModel,
  localServers,
  isAdmin,
  isLearning,
  temporary,
  onWords,
}: {
  modelLabel: string;
  isDemoModel: boolean;
  /** Beside the demo model's note: what could answer in its place. */
  localServers?: ReactNode;
  /** Who is told how to connect a real model; everybody else cannot. */
  isAdmin: boolean;
  /** Whether anything is learned from what is said here. */
  isLearning: boolean;
  /** Null where it will be stored. */
  temporary: { memory: "read" | "off" | "off-everywhere" } | null;
  /** Words to begin with were chosen: they are written, and not sent. */
  onWords: (words: string) => void;
}) {
  const memoryCount = useMemoryCount();
  return (
    <div className="flex flex-1 flex-col justify-end">
      <div className={cn(COLUMNS, "pb-2")}>
        <div>
          <div role="status">{temporary ? <TemporaryNotice memory={temporary.memory} /> : <Welcome memoryCount={memoryCount} />}</div>
          {isDemoModel && (
            <div className="mt-3 max-w-prose border-s-2 border-line-strong ps-3 text-ui text-ink-2">
              <p>
                The built-in demo model is answering. It works by rules, without a network: good for seeing how memory works, not for real
                answers. {isAdmin ? "Set LLM_BASE_URL, LLM_API_KEY and LLM_MODEL to talk to a real one." : "An admin can connect a real one."}
              </p>
              {localServers}
            </div>
          )}
          {!isDemoModel && <p className="mt-3 text-small text-ink-3">{modelLabel} is answering.</p>}
          {isLearning && memoryCount === 0 && temporary === null && <FirstWords onWords={onWords} />}
        </div>
      </div>
    </div>
  );
}

/** What somebody might say first, for whom an empty field says too little. */
const FIRST_WORDS = ["I am allergic to peanuts.", "I live in Lisbon.", "Please keep your answers short."];

function FirstWords({ onWords }: { onWords: (words: string) => void }) {
  return (
    <ul aria-label="For example" className="mt-4 flex flex-wrap gap-2">
      {FIRST_WORDS.map((words) => (
        <li key={words}>
          <Button onClick={() => onWords(words)}>{words}</Button>
        </li>
      ))}
    </ul>
  );
}

function Welcome({ memoryCount }: { memoryCount: number }) {
  return (
    <>
      <h2 className="text-heading font-bold">{memoryCount === 0 ? "Tell me something about you." : "What is on your mind?"}</h2>
      <p className="mt-2 max-w-prose text-text text-ink-2">
        {memoryCount === 0
          ? "I keep what is worth keeping. Every reply shows what I remembered for it, in the margin, and you can correct me there."
          : `I remember ${memoryCount === 1 ? "one thing" : `${new Intl.NumberFormat("en").format(memoryCount)} things`} about you, and show beside each reply which of them I used.`}
      </p>
    </>
  );
}
