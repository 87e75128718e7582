import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

export type ButtonLook = "solid" | "outline" | "quiet" | "danger";

const BASE =
  "inline-flex min-h-9 items-center justify-center gap-2 rounded-md px-3 text-ui font-medium whitespace-nowrap select-none transition-colors disabled:opacity-50";

const LOOKS: Record<ButtonLook, string> = {
  solid: "bg-ink text-page not-disabled:hover:bg-ink/85",
  outline: "border border-line bg-sheet text-ink not-disabled:hover:border-line-strong",
  quiet: "text-ink-2 not-disabled:hover:bg-well not-disabled:hover:text-ink",
  danger: "border border-bad text-bad not-disabled:hover:bg-bad not-disabled:hover:text-page",
};

/** The classes of a button, for a link that should look like one. */
export function buttonClasses(look: ButtonLook = "outline"): string {
  return cn(BASE, LOOKS[look]);
}

export type ButtonProps = ComponentProps<"button"> & {
  look?: ButtonLook;
  /** Says so to screen readers and takes no second click; the label should say what is happening. */
  isBusy?: boolean;
};

export function Button({ look = "outline", isBusy = false, className, type = "button", disabled, ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={cn(buttonClasses(look), className)}
      disabled={disabled === true || isBusy}
      aria-busy={isBusy || undefined}
      {...rest}
    />
  );
}
