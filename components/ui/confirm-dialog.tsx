"use client";

import type { ReactNode } from "react";
import { Button } from "./button";
import { Dialog, type DialogProps } from "./dialog";

export type ConfirmDialogProps = {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  /** What will be gone and what stays. */
  description: ReactNode;
  confirmLabel: string;
  onConfirm: () => void;
  isBusy?: boolean;
  returnsFocusTo?: DialogProps["returnsFocusTo"];
  children?: ReactNode;
};

/** Asked only before what cannot be undone. The safe answer comes first, so it holds the focus. */
export function ConfirmDialog({
  isOpen,
  onOpenChange,
  title,
  description,
  confirmLabel,
  onConfirm,
  isBusy = false,
  returnsFocusTo,
  children,
}: ConfirmDialogProps) {
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} title={title} description={description} returnsFocusTo={returnsFocusTo}>
      {children}
      <div className="mt-6 flex flex-wrap justify-end gap-2">
        <Button onClick={() => onOpenChange(false)}>Keep it</Button>
        <Button look="danger" isBusy={isBusy} onClick={onConfirm}>
          {confirmLabel}
        </Button>
      </div>
    </Dialog>
  );
}
