import { useId, type ComponentProps, type ReactNode } from "react";
import { cn } from "@/lib/cn";

export const INPUT_CLASSES =
  "w-full rounded-md border border-line-strong bg-sheet px-3 text-ui text-ink transition-colors hover:border-ink-3 focus-visible:outline-offset-[-1px] aria-invalid:border-bad disabled:opacity-60";

export type TextFieldProps = Omit<ComponentProps<"input">, "id" | "aria-invalid" | "aria-describedby"> & {
  label: string;
  /** Help that is always there: what is asked and why. */
  hint?: ReactNode;
  /** What is wrong and how to put it right; read out with the field. */
  error?: string | null | undefined;
  /** Kept for screen readers, not shown: for a field whose purpose its place makes plain. */
  isLabelHidden?: boolean;
};

export function TextField({ label, hint, error, isLabelHidden = false, className, ...rest }: TextFieldProps) {
  const id = useId();
  const describedBy = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className={cn("flex flex-col gap-1.5", className)}>
      <label htmlFor={id} className={cn("text-ui font-medium", isLabelHidden && "sr-only")}>
        {label}
      </label>
      <input
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy || undefined}
        className={cn(INPUT_CLASSES, "h-10")}
        {...rest}
      />
      {hint && (
        <p id={`${id}-hint`} className="text-small text-ink-3">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-small text-bad">
          {error}
        </p>
      )}
    </div>
  );
}
