import { ChevronLeft, ChevronRight } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import type { MessageId, Siblings } from "@/lib/chat/schema";

/** Steps between versions of a message. `what` names them: "reply" or "message". */
export function SiblingNav({
  siblings,
  what,
  isDisabled,
  onShow,
}: {
  siblings: Siblings;
  what: "reply" | "message";
  isDisabled: boolean;
  onShow: (id: MessageId) => void;
}) {
  const { index, count, previousId, nextId } = siblings;
  if (count < 2) return null;
  return (
    <div role="group" aria-label={`Versions of this ${what}`} className="flex items-center text-small text-ink-2">
      <IconButton
        className="size-8"
        label={`Previous version of this ${what}`}
        hasTip={false}
        disabled={isDisabled || previousId === null}
        onClick={() => previousId && onShow(previousId)}
        icon={<ChevronLeft size={15} aria-hidden />}
      />
      <span className="tabular-nums">
        {index + 1} of {count}
      </span>
      <IconButton
        className="size-8"
        label={`Next version of this ${what}`}
        hasTip={false}
        disabled={isDisabled || nextId === null}
        onClick={() => nextId && onShow(nextId)}
        icon={<ChevronRight size={15} aria-hidden />}
      />
    </div>
  );
}
