"use client";

import { useRef } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";

/** The question before a conversation is deleted, with the choice to forget what was learned from it, too. */
export function DeleteDialog({
  isOpen,
  onOpenChange,
  title,
  returnsFocusTo,
  onDelete,
}: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  /** As of `Dialog`. */
  returnsFocusTo: HTMLElement;
  onDelete: (choice: { forget: boolean }) => void;
}) {
  // The box is made anew each time the question is asked: a tick set for another conversation must not be in it.
  const forget = useRef<HTMLInputElement>(null);
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={`Delete “${title}”?`}
      description="Its messages will be gone for good."
      confirmLabel="Delete"
      returnsFocusTo={returnsFocusTo}
      onConfirm={() => onDelete({ forget: forget.current?.checked ?? false })}
    >
      <label className="mt-4 flex items-start gap-2.5 text-ui">
        <input type="checkbox" ref={forget} className="mt-0.5 size-4 shrink-0 accent-ink" />
        <span>
          Forget what I learned from it, too
          <span className="block text-small text-ink-2">What you also told me elsewhere stays.</span>
        </span>
      </label>
    </ConfirmDialog>
  );
}
