"use client";

import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { Field, type FieldTexts, INPUT_CLASSES } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";

/** A password that can be looked at, and that says when Caps Lock is on: the two commonest reasons it is "wrong". */
export function PasswordField({
  name,
  autoComplete,
  ...texts
}: Pick<FieldTexts, "label" | "hint" | "error"> & { name: string; autoComplete: "current-password" | "new-password" }) {
  const [isShown, setShown] = useState(false);
  const [isCapsLockOn, setCapsLock] = useState(false);
  return (
    <Field {...texts} notice={isCapsLockOn ? "Caps Lock is on." : null}>
      {(input) => (
        <div className="relative">
          <input
            {...input}
            name={name}
            type={isShown ? "text" : "password"}
            autoComplete={autoComplete}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            required
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
      )}
    </Field>
  );
}
