import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

/** The line at the top of a screen. It leaves room for the sidebar's button on narrow windows. */
export function PageHeader({
  title,
  isTitleHidden = false,
  beside,
  children,
}: {
  title: string;
  /** While something else stands in its place. */
  isTitleHidden?: boolean;
  /** Right after the title: what can be done with it. */
  beside?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className="flex h-13 shrink-0 items-center justify-between gap-4 border-b border-line ps-14 pe-5 md:ps-6">
      <div className="flex min-w-0 flex-1 items-center gap-1">
        <h1 className={cn("truncate text-ui font-bold", isTitleHidden && "sr-only")}>{title}</h1>
        {beside}
      </div>
      {children}
    </header>
  );
}
