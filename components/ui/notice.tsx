import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

export type NoticeTone = "plain" | "good" | "warn" | "bad";

const TONES: Record<NoticeTone, string> = {
  plain: "border-line-strong",
  good: "border-good",
  warn: "border-warn",
  bad: "border-bad",
};

/**
 * Something that happened, on the page where it happened. Bad news interrupts a screen reader, the rest waits.
 * An error says what happened, what was kept and what to do; `action` is the doing.
 */
export function Notice({
  tone = "plain",
  title,
  children,
  action,
  className,
}: {
  tone?: NoticeTone;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  return (
    <div
      role={tone === "bad" ? "alert" : "status"}
      className={cn("flex flex-wrap items-center gap-x-4 gap-y-2 border-s-2 py-1 ps-3 text-ui", TONES[tone], className)}
    >
      <div className="min-w-0 flex-1 basis-60">
        {title && <p className="font-medium text-ink">{title}</p>}
        {children && <div className="text-ink-2">{children}</div>}
      </div>
      {action}
    </div>
  );
}
