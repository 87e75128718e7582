import type { ReactNode } from "react";
import { PAGE_SCROLL } from "@/components/shell/page-scroll";
import { type MemoryPath, MemoryTabs } from "./memory-tabs";

/** The frame of every page about the memory: going from one to the next, only what is under the tabs changes. */
export function MemoryPage({ title, lead, current, children }: { title: string; lead: ReactNode; current: MemoryPath; children: ReactNode }) {
  return (
    <div className={PAGE_SCROLL}>
      <div className="mx-auto w-full max-w-[72rem] px-5 pt-5 pb-16 md:px-11 md:pt-8">
        <h1 className="text-heading font-bold">{title}</h1>
        <p className="mt-1.5 max-w-[60rem] text-text text-ink-2">{lead}</p>
        <MemoryTabs current={current} />
        {children}
      </div>
    </div>
  );
}
