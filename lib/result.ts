/** The outcome of something a person can get wrong. Bugs throw; outcomes are values. */
export type Result<Value, Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

/** It went as asked: `{ ok: true, value }`. */
export const ok = <Value>(value: Value) => ({ ok: true, value }) as const;
/** It did not, and why: `{ ok: false, failure }`. */
export const fail = <const Failure>(failure: Failure) => ({ ok: false, failure }) as const;
