import type { Receipt } from "@/lib/chat/receipt";
import { countedTokens, shownParts } from "./prompt-parts";

const tokens = new Intl.NumberFormat("en");

/** What the model was given for a reply, as one bar. Opens the receipt. */
export function ContextBar({ receipt, onOpen }: { receipt: Receipt; onOpen: () => void }) {
  const parts = shownParts(receipt);
  const inAll = `${tokens.format(countedTokens(receipt))} of ${tokens.format(receipt.budgetTokens)} tokens`;
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-haspopup="dialog"
      className="group/bar block w-full rounded-sm py-1.5 text-start"
      aria-label={`What went into this reply: ${parts.map((part) => `${part.label} ${tokens.format(part.tokenCount)}`).join(", ")}; ${inAll}`}
    >
      <span className="context-bar-parts flex h-1.5 gap-px overflow-hidden rounded-full">
        {parts.map((part) => (
          <span key={part.label} className="h-full min-w-0.5" style={{ flexGrow: part.tokenCount, background: part.colour }} />
        ))}
      </span>
      <span className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-small text-ink-2">
        {parts.map((part) => (
          <span key={part.label} className="inline-flex items-center gap-1.5 whitespace-nowrap">
            <span className="size-1.5 rounded-full" style={{ background: part.colour }} />
            {part.label} {tokens.format(part.tokenCount)}
          </span>
        ))}
        <span className="ms-auto whitespace-nowrap group-hover/bar:text-ink">{inAll}</span>
      </span>
    </button>
  );
}
