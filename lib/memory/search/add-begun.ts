import { matchOf } from "./match-of";
import type { AskedForms, Hit } from "./weigh-terms";

/** A byte of frequencies: once, in a statement. */
const ONCE = 0x10;

/**
 * What was found by its words, and what holds a word that begins as the one that is being typed. What holds the word itself
 * gains nothing by it: a word that is finished finds what it finds in any search, in the same order.
 *
 * @param begun with all that they hold of what is asked for
 */
export function addBegun(hits: readonly Hit[], begun: readonly Hit[], { forms, beginningAt }: AskedForms): readonly Hit[] {
  if (beginningAt === undefined || begun.length === 0) return hits;
  const term = forms[beginningAt]?.term;
  const isWhole = (form: number): boolean => forms[form]?.term === term && forms[form]?.weight === 1;
  const known = new Set(begun.map(({ documentId }) => documentId));
  return [
    ...hits.filter(({ documentId }) => !known.has(documentId)),
    ...begun.map((hit) => (hit.matches.some(({ form }) => isWhole(form)) ? hit : { ...hit, matches: [...hit.matches, matchOf(beginningAt, ONCE)] })),
  ];
}
