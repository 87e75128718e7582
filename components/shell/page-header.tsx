import type { ReactNode } from "react";

/** The line at the top of a screen. It leaves room for the sidebar's button on narrow windows. */
export function PageHeader({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className="flex h-13 shrink-0 items-center justify-between gap-4 border-b border-line ps-14 pe-5 md:ps-6">
      <h1 className="truncate text-ui font-bold">{title}</h1>
      {children}
    </header>
  );
}
