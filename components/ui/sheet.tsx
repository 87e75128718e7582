"use client";

import { Dialog as Primitive } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn";
import { IconButton } from "./icon-button";

export type SheetProps = {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  side: "left" | "right";
  title: string;
  isTitleHidden?: boolean;
  children: ReactNode;
};

const SIDES: Record<SheetProps["side"], string> = {
  left: "comes-from-left start-0 w-72 border-e",
  right: "comes-from-right end-0 w-full max-w-md border-s",
};

/** A panel from the edge it is anchored to: the sidebar on a phone, a reply's receipt. */
export function Sheet({ isOpen, onOpenChange, side, title, isTitleHidden = false, children }: SheetProps) {
  return (
    <Primitive.Root open={isOpen} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Backdrop className="fades-in fixed inset-0 z-40 bg-shade" />
        <Primitive.Popup
          className={cn("fixed inset-y-0 z-50 flex max-w-[calc(100vw-2rem)] flex-col border-line bg-page", SIDES[side])}
        >
          <div className={cn("flex items-center justify-between gap-4 px-5 pt-4 pb-2", isTitleHidden && "sr-only")}>
            <Primitive.Title className="text-text font-bold">{title}</Primitive.Title>
            <Primitive.Close render={<IconButton label="Close" hasTip={false} icon={<X size={18} aria-hidden />} />} />
          </div>
          <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">{children}</div>
        </Primitive.Popup>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
