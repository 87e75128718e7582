import { foldForEquality } from "@/lib/memory/clean-text";
import type { JsonValue } from "@/lib/memory/json-limits";
import { termOverlap } from "@/lib/memory/search/collapse-duplicates";
import { analyseText } from "@/lib/memory/words/analyse-text";
import { differInSense } from "@/lib/memory/words/differ-in-sense";
import { isOneDenied, whatIsDenied } from "@/lib/memory/words/is-one-denied";
import { splitWords } from "@/lib/memory/words/split-words";
import type { Candidate } from "./candidate";
import { poleOf } from "./is-pole";

/** What is known already, near to a candidate. Only memories in force. */
export type KnownMemory = {
  readonly id: string;
  readonly content: string;
  readonly key: string | null;
  readonly value: JsonValue | null;
  readonly learnedAt: Date;
};

export const RELATIONS = ["same", "refines", "contradicts", "unrelated"] as const;
export type Relation = (typeof RELATIONS)[number];

export type Change =
  | { readonly action: "insert" }
  /** Said again: confidence and sources grow. */
  | { readonly action: "reinforce"; readonly memoryId: string }
  /** The old one is closed at the date of the new one; its history stays. */
  | { readonly action: "supersede"; readonly memoryIds: readonly string[] }
  /** Older news that arrived late: kept as history, closed from the start by what is known. */
  | { readonly action: "insert-superseded"; readonly byMemoryId: string }
  /** It ends something that is not known. */
  | { readonly action: "ignore" };

/**
 * Keys that hold one value for one person, so that a new value replaces the old. A key with a colon
 * ("allergy:peanut") names its object and holds one value by its form. Any other key may hold many.
 */
const SINGLE_VALUED = new Set([
  "name", "pronouns", "home_city", "home_address", "home_country", "origin", "birthplace", "birthday", "birth_year", "age", "occupation", "employer",
  "studies", "school", "marital_status", "diet", "native_language", "timezone", "work_field", "wedding_anniversary",
]);
export const isSingleValued = (key: string): boolean => key.includes(":") || SINGLE_VALUED.has(key);

/** A model that would close more than this by one note is at a loss, and closes nothing. */
const MOST_CLOSED_BY_NAME = 3;
const NEGATIONS = new Set(["not", "no", "longer", "never", "dont", "doesnt", "isnt", "stopped", "quit", "anymore"]);
const SAME_OVERLAP = 0.8;

/** The relation as rules see it, where no model names one. Unsure is unrelated: nothing is closed by a guess. */
export function relateByRules(candidate: Candidate, known: KnownMemory): Relation {
  if (foldForEquality(candidate.content) === foldForEquality(known.content)) return "same";
  const isOpposite = isOneDenied(candidate.content, known.content);
  if (candidate.key !== undefined && candidate.key === known.key) {
    const agrees = sameValue(candidate.value, known.value);
    if (candidate.retracts === true) return agrees || candidate.value === undefined ? "contradicts" : "unrelated";
    const byDenial = isSingleValued(candidate.key) ? relateDenials(candidate, known) : null;
    if (byDenial) return byDenial;
    // Where one has no value their words decide: two notes under "home_city" without one may name two towns.
    const hasValues = candidate.value !== undefined && known.value !== null;
    if (isSingleValued(candidate.key)) return (hasValues ? agrees : saysTheSame(candidate, known)) && !isOpposite ? "same" : "contradicts";
    if (hasValues && tellsApart(candidate.value)) return agrees ? "same" : "unrelated";
    // Words alike under "true" and "false" are a changed fact and never the same heard again.
    if (hasValues && !agrees) return overlapOf(candidate, known) < SAME_OVERLAP ? "unrelated" : "contradicts";
  }
  if (overlapOf(candidate, known) < SAME_OVERLAP) return "unrelated";
  if (isOpposite) return "contradicts";
  return differInSense(candidate.content, known.content) ? "unrelated" : "same";
}

/**
 * What a candidate does to what is known. A relation named by a model may only be about the memories it was
 * shown, and it never overrules a shared single-valued key.
 */
export function decideChange(
  candidate: Candidate,
  saidAt: Date,
  known: readonly KnownMemory[],
  named: ReadonlyMap<string, Relation> = new Map(),
): Change {
  const trusted = [...named.values()].filter(closes).length > MOST_CLOSED_BY_NAME ? new Map([...named].filter(([, relation]) => !closes(relation))) : named;
  const related = known.map((memory) => ({ memory, relation: relationTo(candidate, memory, trusted) }));
  const same = related.find(({ relation }) => relation === "same");
  if (same && candidate.retracts !== true) return { action: "reinforce", memoryId: same.memory.id };
  const closing = related.filter(({ relation }) => closes(relation)).map(({ memory }) => memory);
  const newer = closing.find(({ learnedAt }) => learnedAt > saidAt);
  if (newer) return { action: "insert-superseded", byMemoryId: newer.id };
  if (closing.length > 0) return { action: "supersede", memoryIds: closing.map(({ id }) => id) };
  return candidate.retracts === true ? { action: "ignore" } : { action: "insert" };
}

const closes = (relation: Relation) => relation === "refines" || relation === "contradicts";

function relationTo(candidate: Candidate, known: KnownMemory, named: ReadonlyMap<string, Relation>): Relation {
  const byRules = relateByRules(candidate, known);
  const byModel = named.get(known.id);
  const sharesKey = candidate.key !== undefined && candidate.key === known.key;
  const decidesByKey = sharesKey && isSingleValued(candidate.key ?? "") && relateDenials(candidate, known) !== "unrelated";
  if (byModel === undefined || decidesByKey) return byRules;
  // That most words are alike is a guess: a change that the model names goes before it, and before nothing that is certain.
  const isCertain = foldForEquality(candidate.content) === foldForEquality(known.content) || (sharesKey && tellsApart(candidate.value));
  return byRules === "same" && (isCertain || !closes(byModel)) ? byRules : byModel;
}

/** "Does not live in Madrid" says nothing of Porto, whatever key they share. Null where neither value denies what it names. */
function relateDenials(candidate: Candidate, known: KnownMemory): Relation | null {
  const [here, there] = [deniedBy(candidate), deniedBy(known)];
  if (here && there) return here.join() === there.join() ? "same" : "unrelated";
  const [denied, { value }] = here ? [here, known] : [there, candidate];
  if (!denied) return null;
  const named = typeof value === "string" ? splitWords(value).map(({ word }) => word) : [];
  return named.length > 0 && named.every((word) => denied.includes(word)) ? "contradicts" : "unrelated";
}

const deniedBy = ({ value, content }: { value?: JsonValue | null | undefined; content: string }) => (typeof value === "string" ? whatIsDenied(value, content) : null);

const overlapOf = (candidate: Candidate, known: KnownMemory) => termOverlap(claimOf(candidate.content), claimOf(known.content));
const saysTheSame = (candidate: Candidate, known: KnownMemory) => overlapOf(candidate, known) === 1 && !differInSense(candidate.content, known.content);
const claimOf = (content: string) => new Set([...analyseText(content).terms.keys()].filter((term) => !NEGATIONS.has(term)));

/** Under a key of many values, "allergy" is "true" for peanuts and for shellfish. */
const tellsApart = (value: JsonValue | undefined): boolean => sideOf(value) === undefined;
const sideOf = (value: JsonValue | undefined): boolean | undefined => (typeof value === "boolean" ? value : typeof value === "string" ? poleOf(foldForEquality(value)) : undefined);

function sameValue(first: JsonValue | undefined, second: JsonValue | null): boolean {
  const side = sideOf(first);
  if (side !== undefined && side === sideOf(second ?? undefined)) return true;
  if (typeof first === "string" && typeof second === "string") return foldForEquality(first) === foldForEquality(second);
  return JSON.stringify(first ?? null) === JSON.stringify(second);
}
