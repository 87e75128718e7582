import type { ComponentProps } from "react";
import { Field, type FieldTexts, INPUT_CLASSES } from "@/components/ui/field";
import { cn } from "@/lib/cn";

export type TextFieldProps = Omit<ComponentProps<"input">, "id" | "aria-invalid" | "aria-describedby" | "children"> & FieldTexts;

export function TextField({ label, hint, error, notice, isLabelHidden, className, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} notice={notice} isLabelHidden={isLabelHidden} className={className}>
      {(input) => <input {...input} className={cn(INPUT_CLASSES, "h-10")} {...rest} />}
    </Field>
  );
}
