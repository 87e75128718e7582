"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { INPUT_CLASSES } from "@/components/ui/text-field";

/** A password that can be looked at, and that says when Caps Lock is on: the two commonest reasons it is "wrong". */
export function PasswordField({
  label,
  name,
  autoComplete,
  hint,
  error,
}: {
  label: string;
  name: string;
  autoComplete: "current-password" | "new-password";
  hint?: ReactNode;
  error?: string | undefined;
}) {
  const id = useId();
  const [isShown, setShown] = useState(false);
  const [isCapsLockOn, setCapsLock] = useState(false);
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`, isCapsLockOn && `${id}-caps`].filter(Boolean).join(" ");
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-ui font-medium">
        {label}
      </label>
      <div className="relative">
        <input
          id={id}
          name={name}
          type={isShown ? "text" : "password"}
          autoComplete={autoComplete}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          required
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy || undefined}
          onKeyUp={(event) => setCapsLock(event.getModifierState("CapsLock"))}
          onBlur={() => setCapsLock(false)}
          className={`${INPUT_CLASSES} h-10 pe-10`}
        />
        <IconButton
          label={isShown ? "Hide password" : "Show password"}
          hasTip={false}
          icon={isShown ? <EyeOff size={16} aria-hidden /> : <Eye size={16} aria-hidden />}
          aria-pressed={isShown}
          className="absolute end-0.5 top-0.5"
          onClick={() => setShown(!isShown)}
        />
      </div>
      {isCapsLockOn && (
        <p id={`${id}-caps`} role="status" className="text-small text-warn">
          Caps Lock is on.
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
