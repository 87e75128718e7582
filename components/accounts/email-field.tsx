import { TextField } from "@/components/ui/text-field";

/** `username`, so that a password manager knows which password belongs here. */
export function EmailField({ error, defaultValue, isFixed = false }: { error?: string | undefined; defaultValue?: string; isFixed?: boolean }) {
  return (
    <TextField
      label="Email"
      name="email"
      type="email"
      inputMode="email"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      required
      readOnly={isFixed}
      {...(defaultValue === undefined ? {} : { defaultValue })}
      error={error}
    />
  );
}
