"use client";

import { ConfirmDialog } from "@/components/ui/confirm-dialog";

/** Before a temporary conversation is lost by following a link. */
export default function LeaveDialog({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onStay()}
      title="Leave this temporary conversation?"
      description="Its messages are stored nowhere. Once you leave, nobody can bring them back."
      confirmLabel="Leave it"
      onConfirm={onLeave}
    />
  );
}
