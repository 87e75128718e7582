import type { ReactNode } from "react";
import { type MemoryPath, MemoryTabs } from "./memory-tabs";

/** The frame of every page about the memory: going from one to the next, only what is under the tabs changes. */
export function MemoryPage({ title, lead, current, children }: { title: string; lead: ReactNode; current: MemoryPath; children: ReactNode }) {
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto w-full max-w-[72rem] px-5 pt-14 pb-16 md:px-11 md:pt-8">
        <h1 className="text-heading font-bold">{title}</h1>
        <p className="mt-1.5 max-w-[60rem] text-text text-ink-2">{lead}</p>
        <MemoryTabs current={current} />
        {children}
      </div>
    </div>
  );
}
