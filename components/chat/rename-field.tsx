import type { KeyboardEvent } from "react";
import { INPUT_CLASSES } from "@/components/ui/field";
import { cn } from "@/lib/cn";

/** Another title for a conversation, written where the old one stood: Enter or leaving it takes it, Escape does not. */
export function RenameField({
  title,
  onRename,
  className,
}: {
  title: string;
  /** With the old title or nothing when the person thought better of it. */
  onRename: (title: string, isByKey: boolean) => void;
  className?: string;
}) {
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") onRename(event.currentTarget.value.trim(), true);
    if (event.key === "Escape") {
      // It belongs to this field alone, and neither stops a reply nor closes the sheet around it.
      event.stopPropagation();
      onRename("", true);
    }
  }
  return (
    <input
      aria-label="Title"
      defaultValue={title}
      maxLength={120}
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => onRename(event.currentTarget.value.trim(), false)}
      onKeyDown={onKeyDown}
      className={cn(INPUT_CLASSES, "h-9 px-2", className)}
    />
  );
}
