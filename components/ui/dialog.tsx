"use client";

import { Dialog as Primitive } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

export type DialogProps = {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  description?: ReactNode;
  children?: ReactNode;
  /** Room for two columns of text. */
  isWide?: boolean;
  /** Where the focus goes when it closes, where what it was opened from is gone by then, as a line of a menu is. */
  returnsFocusTo?: HTMLElement | undefined;
  className?: string;
};

/** A question or a small form over the page. Focus goes in, stays in, and comes back; Esc closes. */
export function Dialog({ isOpen, onOpenChange, title, description, children, isWide = false, returnsFocusTo, className }: DialogProps) {
  return (
    <Primitive.Root open={isOpen} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Backdrop className="fades-in fixed inset-0 z-40 bg-shade" />
        <Primitive.Popup
          finalFocus={returnsFocusTo ? () => returnsFocusTo : true}
          className={cn(
            "comes-from-below fixed inset-x-4 z-50 mx-auto overflow-y-auto rounded-lg border border-line bg-sheet p-6",
            isWide ? "top-[6vh] max-h-[88vh] max-w-[64rem]" : "top-[18vh] max-h-[72vh] max-w-md",
            className,
          )}
        >
          <Primitive.Title className="text-text font-bold">{title}</Primitive.Title>
          {description && <Primitive.Description className="mt-2 text-ui text-ink-2">{description}</Primitive.Description>}
          {children}
        </Primitive.Popup>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
