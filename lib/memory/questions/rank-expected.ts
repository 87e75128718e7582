import type { ExpectedItem, Standing } from "./schema";

/** What a search found, the ids of each kind best first. */
export type Found = { readonly memory: readonly string[]; readonly message: readonly string[] };

/**
 * Where something stands among what was found.
 * @param given what a turn is given, in its order
 * @param beyond the same search looked at further down, for what was not given; its order may differ a little from that of
 *   `given`, so nothing in it ranks before the end of that
 */
export function rankExpected(expected: Pick<ExpectedItem, "kind" | "id">, given: Found, beyond: Found | null): Pick<Standing, "rank" | "isInView"> {
  const { kind, id } = expected;
  const place = given[kind].indexOf(id);
  if (place !== -1) return { rank: place + 1, isInView: true };
  const further = beyond?.[kind].indexOf(id) ?? -1;
  return { rank: further === -1 ? null : Math.max(further, given[kind].length) + 1, isInView: false };
}
