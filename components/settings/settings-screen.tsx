import type { ReactNode } from "react";
import { PAGE_SCROLL } from "@/components/shell/page-scroll";

/** A page of sections under one heading, that scrolls by itself beside the sidebar. */
export function SettingsScreen({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={PAGE_SCROLL}>
      <div className="mx-auto w-full max-w-4xl px-5 pt-5 pb-16 md:px-11 md:pt-8">
        <h1 className="mb-6 text-heading font-bold">{title}</h1>
        {/* Sections go by the room there is beside the sidebar, not by the window. */}
        <div className="@container">{children}</div>
      </div>
    </div>
  );
}
