"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";

/** The question before a conversation is deleted, with the choice to forget what was learned from it, too. */
export function DeleteDialog({
  isOpen,
  onOpenChange,
  title,
  onDelete,
}: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  onDelete: (choice: { forget: boolean }) => void;
}) {
  const [forget, setForget] = useState(false);
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={`Delete “${title}”?`}
      description="Its messages will be gone for good."
      confirmLabel="Delete"
      onConfirm={() => onDelete({ forget })}
    >
      <label className="mt-4 flex items-start gap-2.5 text-ui">
        <input type="checkbox" checked={forget} onChange={(event) => setForget(event.target.checked)} className="mt-1 accent-ink" />
        <span>
          Forget what I learned from it, too
          <span className="block text-small text-ink-2">What you also told me elsewhere stays.</span>
        </span>
      </label>
    </ConfirmDialog>
  );
}
