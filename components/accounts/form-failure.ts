import type { CallFailure } from "@/lib/client/call";

export type FormFailure = {
  /** By the name of the field in the request. */
  readonly fields: Readonly<Record<string, string>>;
  /** What is wrong with the whole; null when every complaint has a field. */
  readonly message: string | null;
};

/** What a form shows of a refused call: complaints at their fields, the rest above the button. */
export function toFormFailure(failure: CallFailure, own: { wrongCredentials?: string } = {}): FormFailure {
  if (failure.status === 429) return { fields: {}, message: `Too many tries in a row. Wait ${sayWait(failure.retryAfterSeconds ?? 60)}, then try again.` };
  if (failure.status === 401 && own.wrongCredentials) return { fields: {}, message: own.wrongCredentials };
  if (failure.status === 401) return { fields: {}, message: "You are not signed in any more. Sign in again; nothing was changed." };
  const fields = Object.fromEntries(failure.issues.filter(({ path }) => path !== "").map(({ path, message }) => [path, message]));
  return { fields, message: Object.keys(fields).length > 0 ? null : failure.message };
}

function sayWait(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? "a second" : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
