import type { ReactNode } from "react";

/** What a list says when it has nothing: why it is empty, and what fills it. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="max-w-prose py-10">
      <p className="text-text font-medium">{title}</p>
      {children && <div className="mt-1 text-ui text-ink-2">{children}</div>}
    </div>
  );
}
