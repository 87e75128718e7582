import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/cn";

export type IconButtonProps = Omit<ComponentProps<"button">, "aria-label" | "children"> & {
  /** What it does, in words: its accessible name and its tip. */
  label: string;
  icon: ReactNode;
  hasTip?: boolean;
};

export function IconButton({ label, icon, hasTip = true, className, type = "button", ...rest }: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      data-tip={hasTip ? label : undefined}
      className={cn(
        "inline-grid size-9 shrink-0 place-items-center rounded-md text-ink-2 transition-colors not-disabled:hover:bg-well not-disabled:hover:text-ink disabled:opacity-50",
        className,
      )}
      {...rest}
    >
      {icon}
    </button>
  );
}
