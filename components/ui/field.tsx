import { type ReactNode, useId } from "react";
import { cn } from "@/lib/cn";

export const INPUT_CLASSES =
  "w-full rounded-md border border-line-strong bg-sheet px-3 text-ui text-ink transition-colors hover:border-ink-3 focus-visible:outline-offset-[-1px] aria-invalid:border-bad disabled:opacity-60";

export type FieldTexts = {
  label: string;
  /** Help that is always there: what is asked and why. */
  hint?: ReactNode;
  /** What is wrong and how to put it right; read out with the field. */
  error?: string | null | undefined;
  /** What only now is worth knowing; read out when it appears. */
  notice?: string | null | undefined;
  /** Kept for screen readers, not shown: for a field whose purpose its place makes plain. */
  isLabelHidden?: boolean | undefined;
};

/** A label and the texts around one input, tied to it for those who hear the page. */
export function Field({
  label,
  hint,
  error,
  notice,
  isLabelHidden = false,
  className,
  children,
}: FieldTexts & {
  className?: string | undefined;
  /** The input, which must take what it is given here. */
  children: (input: { id: string; "aria-invalid": true | undefined; "aria-describedby": string | undefined }) => ReactNode;
}) {
  const id = useId();
  const describedBy = [notice && `${id}-notice`, hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={cn("flex flex-col gap-1.5", className)}>
      <label htmlFor={id} className={cn("text-ui font-medium", isLabelHidden && "sr-only")}>
        {label}
      </label>
      {children({ id, "aria-invalid": error ? true : undefined, "aria-describedby": describedBy || undefined })}
      {notice && (
        <p id={`${id}-notice`} role="status" className="text-small text-warn">
          {notice}
        </p>
      )}
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
