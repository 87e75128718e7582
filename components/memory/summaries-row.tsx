import { ChevronRight } from "lucide-react";
import { useId } from "react";
import { sayDay, type PageClock } from "@/components/ui/page-clock";
import { cn } from "@/lib/cn";
import type { SummarisedConversation } from "@/lib/memory/summary/schema";
import { SummariesOfConversation } from "./summaries-of-conversation";

const count = (number: number, one: string, many: string) => (number === 1 ? `one ${one}` : `${number} ${many}`);

/** One conversation: its name, how much of it is summarised, and the summary when it is opened. */
export function SummariesRow({
  conversation: { id, title, turnCount, versionCount, summarisedAt },
  clock,
  isOpen,
  onToggle,
  onCleared,
}: {
  conversation: SummarisedConversation;
  clock: PageClock;
  isOpen: boolean;
  onToggle: () => void;
  onCleared: () => void;
}) {
  const panelId = useId();
  const name = title === "" ? "A conversation without a name" : title;
  return (
    <li className="border-b border-line">
      <h2>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? panelId : undefined}
          onClick={onToggle}
          className="flex w-full items-baseline gap-3 rounded-sm px-1 py-3 text-start hover:bg-well"
        >
          <ChevronRight size={15} aria-hidden className={cn("shrink-0 self-center text-ink-3", isOpen && "rotate-90")} />
          <span className="min-w-0 flex-1 text-text font-medium [overflow-wrap:anywhere]">{name}</span>
          <span className="shrink-0 text-small text-ink-2 max-sm:hidden">
            {count(turnCount, "turn", "turns")} · {count(versionCount, "version", "versions")} · {sayDay(summarisedAt, clock)}
          </span>
        </button>
      </h2>
      {isOpen && (
        <div id={panelId} className="ps-8 pt-2 pb-6">
          <SummariesOfConversation conversationId={id} name={name} clock={clock} onCleared={onCleared} />
        </div>
      )}
    </li>
  );
}
