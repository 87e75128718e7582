import type { RelateFactsInput, NamedRelation } from "@/lib/memory/prompts/relate-facts";
import { termOverlap } from "@/lib/memory/search/collapse-duplicates";
import { analyseText } from "@/lib/memory/words/analyse-text";
import { isSingleValued, type KnownMemory, relateByRules, type Relation } from "./decide-change";
import type { Proposal } from "./read-proposals";

/** A candidate and something known near it, of which neither a key nor the words say how they stand to each other. */
export type UndecidedPair = { readonly proposal: number; readonly known: KnownMemory };

/** Share of words in common from which two notes may speak of one thing. */
const NEAR_OVERLAP = 0.34;
/** The model compares the nearest; a message that touches more than this keeps the rest side by side. */
const MOST_PAIRS = 24;
const MOST_PAIRS_OF_ONE = 3;

const termsOf = (content: string): ReadonlySet<string> => new Set(analyseText(content).terms.keys());

/**
 * The pairs a model has to be asked about: the same key or many words in common, and neither decided by rules nor named
 * already. Nearest first.
 *
 * @param neighbours what is known near each proposal, in the order of the proposals
 */
export function findUndecided(proposals: readonly Proposal[], neighbours: readonly (readonly KnownMemory[])[]): UndecidedPair[] {
  return proposals
    .flatMap(({ candidate, named }, proposal) => {
      const terms = termsOf(candidate.content);
      return (neighbours[proposal] ?? [])
        .filter((known) => !named.has(known.id) && relateByRules(candidate, known) === "unrelated" && !isDecidedByKey(candidate.key, known.key))
        .map((known) => ({ proposal, known, nearness: candidate.key !== undefined && candidate.key === known.key ? 1 : termOverlap(terms, termsOf(known.content)) }))
        .filter(({ nearness }) => nearness >= NEAR_OVERLAP)
        .toSorted((first, second) => second.nearness - first.nearness)
        .slice(0, MOST_PAIRS_OF_ONE);
    })
    .slice(0, MOST_PAIRS)
    .map(({ proposal, known }) => ({ proposal, known }));
}

/** Under one single-valued key the values decide, and no model is asked. */
const isDecidedByKey = (key: string | undefined, other: string | null): boolean => key !== undefined && key === other && isSingleValued(key);

/** The pairs as a model is shown them: by small integers, each note and each memory once. */
export function numberPairs(proposals: readonly Proposal[], pairs: readonly UndecidedPair[], saidAt: Date): RelateFactsInput {
  const { noteOrder, knownOrder } = orderOf(pairs);
  return {
    saidOn: saidAt.toISOString().slice(0, 10),
    notes: noteOrder.map((proposal) => proposals[proposal]?.candidate.content ?? ""),
    known: knownOrder.map(({ content, learnedAt }) => ({ content, since: learnedAt.toISOString().slice(0, 10) })),
    pairs: pairs.map(({ proposal, known }) => ({ note: noteOrder.indexOf(proposal) + 1, known: knownOrder.findIndex(({ id }) => id === known.id) + 1 })),
  };
}

/** The proposals with what the model named. A number, or a pair, that it was not asked about names nothing. */
export function withRelations(proposals: readonly Proposal[], pairs: readonly UndecidedPair[], relations: readonly NamedRelation[]): Proposal[] {
  const { noteOrder, knownOrder } = orderOf(pairs);
  return proposals.map((each, proposal) => {
    const found = relations.flatMap(({ note, known, relation }): (readonly [string, Relation])[] => {
      const id = knownOrder[known - 1]?.id;
      const wasAsked = noteOrder[note - 1] === proposal && pairs.some((pair) => pair.proposal === proposal && pair.known.id === id);
      return id !== undefined && wasAsked ? [[id, relation]] : [];
    });
    return { ...each, named: new Map([...found, ...each.named]) };
  });
}

function orderOf(pairs: readonly UndecidedPair[]): { noteOrder: number[]; knownOrder: KnownMemory[] } {
  return { noteOrder: [...new Set(pairs.map(({ proposal }) => proposal))], knownOrder: [...new Map(pairs.map(({ known }) => [known.id, known])).values()] };
}
