import Link from "next/link";
import type { ConversationListItem } from "@/lib/chat/schema";
import { cn } from "@/lib/cn";
import { RenameField } from "./rename-field";
import { UNTITLED } from "./untitled";

export function ConversationRow({
  conversation,
  isCurrent,
  isRenaming,
  isMenuOpen,
  onOpenMenu,
  onRename,
}: {
  conversation: ConversationListItem;
  isCurrent: boolean;
  isRenaming: boolean;
  isMenuOpen: boolean;
  onOpenMenu: (anchor: HTMLElement) => void;
  /** As `RenameField` says it. */
  onRename: (title: string, isByKey: boolean) => void;
}) {
  const title = conversation.title ?? UNTITLED;
  if (isRenaming) {
    return (
      <li>
        <RenameField title={conversation.title ?? ""} onRename={onRename} />
      </li>
    );
  }
  return (
    <li className={cn("group/row relative flex items-center rounded-sm hover:bg-well has-focus-visible:bg-well", isCurrent && "bg-well")}>
      <Link
        href={`/c/${conversation.id}`}
        prefetch={false}
        title={title}
        aria-current={isCurrent ? "page" : undefined}
        className={cn("min-w-0 flex-1 truncate rounded-sm px-2 py-2 text-ui", isCurrent ? "font-medium text-ink" : "text-ink-2 group-hover/row:text-ink")}
      >
        {title}
      </Link>
      <button
        type="button"
        id={`more-${conversation.id}`}
        aria-label={`More for “${title}”`}
        aria-haspopup="menu"
        aria-expanded={isMenuOpen}
        onClick={(event) => onOpenMenu(event.currentTarget)}
        className="absolute inset-y-0 end-1 my-auto grid size-7 place-items-center rounded-sm bg-well text-text leading-none font-bold text-ink-2 group-focus-within/row:opacity-100 group-hover/row:opacity-100 hover:text-ink aria-expanded:opacity-100 not-pointer-coarse:opacity-0 pointer-coarse:static pointer-coarse:bg-transparent"
      >
        {/* Three dots of the font: a drawing would be four elements more for each of hundreds of rows. */}
        ···
      </button>
    </li>
  );
}
