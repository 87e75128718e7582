import type { ReactNode } from "react";
import { Mark } from "@/components/ui/mark";

/** The page in front of the app: one column, one thing to do. */
export function Door({ title, lead, children, foot }: { title: string; lead?: ReactNode; children?: ReactNode; foot?: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-[25rem] flex-col px-5 pt-[min(14vh,8rem)] pb-12">
      <p className="flex items-center gap-2.5 text-ui font-medium">
        <Mark />
        Commonplace
      </p>
      <h1 className="mt-10 text-heading font-bold">{title}</h1>
      {lead && <div className="mt-2 text-text text-ink-2">{lead}</div>}
      <div className="mt-8 flex flex-col gap-6">{children}</div>
      {foot && <div className="mt-8 flex flex-col gap-2 border-t border-line pt-5 text-ui text-ink-2">{foot}</div>}
    </main>
  );
}

/** Between the two ways in. */
export function Or() {
  return (
    <p className="flex items-center gap-3 text-small text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">or</p>
  );
}
