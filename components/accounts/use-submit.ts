"use client";

import { useState } from "react";
import type { CallFailure } from "@/lib/client/call";
import type { Result } from "@/lib/result";
import type { FormFailure } from "./form-failure";
import { toFormFailure } from "./form-failure";

/** The life of a form that makes one call: busy, refused with reasons, or done. */
export function useSubmit<Value>(options: {
  call: (form: FormData) => Promise<Result<Value, CallFailure>>;
  onDone: (value: Value, form: HTMLFormElement) => void;
  wrongCredentials?: string;
}) {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<FormFailure | null>(null);

  async function submit(form: HTMLFormElement) {
    setBusy(true);
    setFailure(null);
    const result = await options.call(new FormData(form));
    setBusy(false);
    if (result.ok) {
      options.onDone(result.value, form);
      return;
    }
    setFailure(toFormFailure(result.failure, options));
    // A screen reader hears the complaint with the field that it belongs to.
    const [firstField] = result.failure.issues;
    const field = firstField ? form.elements.namedItem(firstField.path) : null;
    if (field instanceof HTMLInputElement) field.focus();
  }

  return {
    isBusy,
    failure,
    onSubmit: (event: React.FormEvent<HTMLFormElement>) => {
      event.preventDefault();
      void submit(event.currentTarget);
    },
  };
}

/** The text of a field, exactly as typed. */
export const fieldText = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};
