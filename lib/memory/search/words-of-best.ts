import { analyseMessage } from "./analyse-message";
import type { QueryTerm } from "./analyse-query";
import { idf } from "./bm25";
import type { MessagePools } from "./rank-places";

/** So many of the best messages are taken for answers. */
const BEST = 3;
/** So many of their words are looked for, and so many of these are asked for in the end. */
const MOST_CANDIDATES = 64;
const MOST_ADDED = 10;
/** The most that a word which nobody asked for counts beside one that somebody did. */
const MOST_WEIGHT = 0.1;
/** A word that stands in one message leads nowhere, and one that stands in many leads everywhere. */
const LEAST_MESSAGES = 2;
const MOST_SHARE = 0.05;

/** While they are looked for they come after all that was asked, and all that is related to it: in a large scope not everything is. */
const SEARCHED_WEIGHT = 0.001;

type BestMessage = { readonly text: string; readonly createdAt: Date };
/** A word of the best messages: what those that hold it come to, until it is known how rare it is. */
export type CandidateTerm = QueryTerm & { readonly relevance: number };

/**
 * Words that the best messages hold and the question does not, for a second search. What is far down a long list shares
 * no word with the question, but often one with what answers it: pseudo-relevance feedback, after Lavrenko and Croft,
 * "Relevance-Based Language Models" (SIGIR 2001), with the question itself kept in full.
 *
 * @param ranked the messages that were found, best first
 * @returns terms that count for nothing yet; see `weighCandidates`. To be asked for after those of the question
 */
export function candidateTerms(ranked: readonly { readonly message: BestMessage; readonly relevanceScore: number }[], asked: readonly QueryTerm[]): CandidateTerm[] {
  const known = new Set(asked.flatMap(({ forms }) => forms.map(({ form }) => form)));
  const relevanceOf = new Map<string, number>();
  for (const { message, relevanceScore } of ranked.slice(0, BEST)) {
    for (const form of analyseMessage(message.text, message.createdAt).terms.keys()) {
      if (!known.has(form)) relevanceOf.set(form, (relevanceOf.get(form) ?? 0) + relevanceScore);
    }
  }
  return Array.from(relevanceOf, ([form, relevance]) => ({ word: "", weight: 0, forms: [{ form, weight: SEARCHED_WEIGHT }], relevance }))
    .toSorted((first, second) => second.relevance - first.relevance)
    .slice(0, MOST_CANDIDATES);
}

/**
 * Gives weight to the candidates that the most relevant messages hold and few others.
 *
 * @param pools found with all of them: what holds a word tells how rare it is
 * @param firstForm the place of the first candidate among the forms that were asked for; each has one form
 * @returns all of them, in their order, since their places are what `pools` knows them by
 */
export function weighCandidates(candidates: readonly CandidateTerm[], pools: MessagePools, firstForm: number): QueryTerm[] {
  const holders = new Uint32Array(candidates.length);
  for (const { hits } of pools.messageHits) {
    for (const { matches } of hits) for (const { form } of matches) if (form >= firstForm) holders[form - firstForm] = (holders[form - firstForm] ?? 0) + 1;
  }
  const { documents, shares } = pools.messages;
  const worth = candidates.map(({ relevance }, index) => {
    const count = holders[index] ?? 0;
    const isTelling = count >= LEAST_MESSAGES && count <= MOST_SHARE * documents && !shares?.has(firstForm + index);
    return isTelling ? relevance * idf(count, documents) : 0;
  });
  const chosen = candidates.map((_, index) => index).toSorted((first, second) => (worth[second] ?? 0) - (worth[first] ?? 0)).slice(0, MOST_ADDED);
  const most = worth[chosen[0] ?? 0] ?? 0;
  const added = new Set(most > 0 ? chosen : []);
  return candidates.map(({ relevance: _relevance, ...term }, index) => ({
    ...term,
    forms: term.forms.map(({ form }) => ({ form, weight: 1 })),
    weight: added.has(index) ? (MOST_WEIGHT * (worth[index] ?? 0)) / most : 0,
  }));
}
