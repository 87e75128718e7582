import type { ReactNode } from "react";

/** One subject of a page of settings: its name at the side where there is room, above where there is not. */
export function Section({ id, title, lead, children }: { id: string; title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="grid gap-x-10 gap-y-4 border-t border-line py-8 @2xl:grid-cols-[12rem_minmax(0,1fr)]">
      <div>
        <h2 id={id} className="text-text font-bold">
          {title}
        </h2>
        {lead && <p className="mt-1 text-small text-ink-3">{lead}</p>}
      </div>
      <div className="flex min-w-0 flex-col gap-5">{children}</div>
    </section>
  );
}
