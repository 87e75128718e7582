"use client";

import type { FormEvent, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useIsReady } from "@/components/ui/use-is-ready";
import type { FormFailure } from "./form-failure";

/** A form of one column, its complaint above its one button. */
export function AccountForm({
  label,
  submitLabel,
  busyLabel,
  isBusy,
  failure,
  onSubmit,
  children,
}: {
  label: string;
  submitLabel: string;
  busyLabel: string;
  isBusy: boolean;
  failure: FormFailure | null;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  children: ReactNode;
}) {
  const isReady = useIsReady();
  return (
    <form aria-label={label} noValidate onSubmit={onSubmit} className="flex flex-col gap-5">
      {children}
      {failure?.message && <Notice tone="bad">{failure.message}</Notice>}
      <Button type="submit" look="solid" isBusy={isBusy} disabled={!isReady} className="min-h-10">
        {isBusy ? busyLabel : submitLabel}
      </Button>
    </form>
  );
}
