"use client";

import { Tabs as Primitive } from "@base-ui/react/tabs";
import type { ReactNode } from "react";

export type Tab = { value: string; label: ReactNode; content: ReactNode };

export function Tabs({ label, tabs, initialValue }: { label: string; tabs: readonly Tab[]; initialValue?: string }) {
  return (
    <Primitive.Root defaultValue={initialValue ?? tabs[0]?.value}>
      <Primitive.List aria-label={label} className="flex gap-5 overflow-x-auto border-b border-line">
        {tabs.map((tab) => (
          <Primitive.Tab
            key={tab.value}
            value={tab.value}
            className="-mb-px min-h-10 border-b-2 border-transparent text-ui whitespace-nowrap text-ink-2 hover:text-ink data-active:border-ink data-active:font-medium data-active:text-ink"
          >
            {tab.label}
          </Primitive.Tab>
        ))}
      </Primitive.List>
      {tabs.map((tab) => (
        <Primitive.Panel key={tab.value} value={tab.value} className="pt-6">
          {tab.content}
        </Primitive.Panel>
      ))}
    </Primitive.Root>
  );
}
