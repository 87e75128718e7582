import { splitWords } from "@/lib/memory/words/split-words";
import type { QueryTerm } from "./analyse-query";
import { scoreShare } from "./bm25";
import { leastOfBest } from "./least-of-best";
import { scoreMessages } from "./score-messages";
import { type Scored, withSpread } from "./spread-over-sources";
import { askedForms, type Collection, type MessageHit } from "./weigh-terms";

/** What a search found of past messages: by words, a list a conversation, and by meaning. */
export type MessagePools = {
  readonly messageHits: readonly { readonly conversationId: string; readonly hits: readonly MessageHit[] }[];
  readonly nearMessages: readonly { readonly documentId: number; readonly similarity: number; readonly conversationId: string; readonly depth: number }[];
  readonly messages: Collection;
};

/** Where a message stands. `sum` is what the words came to, `similarity` what the meaning did. */
export type Place = { readonly conversationId: string; readonly depth: number; readonly documentId: number | null; readonly sum: number; readonly similarity: number };
export type Places = { readonly places: readonly Place[]; readonly most: number };

export const nameOfPlace = ({ conversationId, depth }: { conversationId: string; depth: number }): string => `${conversationId}:${depth}`;

/** The union of both pools, the most promising first, before anything is known of the messages but their words. */
export function findPlaces(pools: MessagePools, terms: readonly QueryTerm[], options: { readonly vectorWeight: number; readonly limit: number }): Places {
  const { places: byWords, most } = scoreMessages(pools.messageHits.map(({ hits }) => hits), askedForms(terms), pools.messages);
  const near = new Map(pools.nearMessages.map((each) => [nameOfPlace(each), each]));
  const places: Place[] = [];
  for (const { conversation, depth, documentId, sum } of best(byWords, ({ sum: each }) => each, options.limit + near.size)) {
    const conversationId = pools.messageHits[conversation]?.conversationId ?? "";
    const name = nameOfPlace({ conversationId, depth });
    const meant = near.get(name);
    near.delete(name);
    places.push({ conversationId, depth, documentId: documentId ?? meant?.documentId ?? null, sum, similarity: Math.max(0, meant?.similarity ?? 0) });
  }
  for (const { conversationId, depth, documentId, similarity } of near.values()) places.push({ conversationId, depth, documentId, sum: 0, similarity: Math.max(0, similarity) });
  const joined = ({ sum, similarity }: Place) => 1 - (1 - scoreShare(sum, most)) * (1 - options.vectorWeight * similarity);
  return { places: best(places, joined, options.limit), most };
}

/** The highest of many, in order. */
function best<Item>(items: readonly Item[], scoreOf: (item: Item) => number, limit: number): Item[] {
  const scores = new Float64Array(items.length);
  items.forEach((item, index) => (scores[index] = scoreOf(item)));
  const least = leastOfBest(scores, limit);
  const kept = items.filter((_item, index) => (scores[index] ?? 0) >= least);
  return kept.toSorted((first, second) => scoreOf(second) - scoreOf(first)).slice(0, limit);
}

/** A name in a question says whose words are asked for, more than which words. */
const NAME_WEIGHT = 0.4;
/** What was said by who is asked about counts more: a soft boost, in shares and in units of IDF, never a filter. */
const ASKED_ABOUT_FACTOR = 1.15;
const ASKED_ABOUT_BONUS = 0.8;
/** Where more than one is named, either may be meant. */
const ONE_OF_SEVERAL_FACTOR = 1.07;

type Written = { readonly conversationId: string; readonly depth: number; readonly author: string | null };

/**
 * How well each message answers by its words, 0–1, once it is known who wrote it.
 *
 * @param messages those found at the places
 * @returns a score by the message's place and author
 */
export function scoreWritten(pools: MessagePools, terms: readonly QueryTerm[], found: Places, messages: readonly Written[]): (message: Written) => number {
  const asked = new Set(terms.map(({ word }) => word));
  const namesOf = (author: string | null): string[] => (author === null ? [] : splitWords(author).flatMap(({ word }) => (asked.has(word) ? [word] : [])));
  const named = new Set(messages.flatMap(({ author }) => namesOf(author)));
  if (named.size === 0) {
    const sums = new Map(found.places.map((place) => [nameOfPlace(place), place.sum]));
    return (message) => scoreShare(sums.get(nameOfPlace(message)) ?? 0, found.most);
  }
  const lighter = terms.map((term) => (named.has(term.word) ? { ...term, weight: NAME_WEIGHT * term.weight } : term));
  const { places, most } = scoreMessages(pools.messageHits.map(({ hits }) => hits), askedForms(lighter), pools.messages);
  const sums = new Map(places.map(({ conversation, depth, sum }) => [nameOfPlace({ conversationId: pools.messageHits[conversation]?.conversationId ?? "", depth }), sum]));
  return (message) => {
    const sum = sums.get(nameOfPlace(message)) ?? 0;
    if (sum === 0 || namesOf(message.author).length === 0) return scoreShare(sum, most);
    return scoreShare(named.size === 1 ? sum * ASKED_ABOUT_FACTOR + ASKED_ABOUT_BONUS : sum * ONE_OF_SEVERAL_FACTOR, most);
  };
}

/** How much less a message counts for each one beside it that is shown already: it says much of the same. */
const BESIDE_SHOWN = 0.03;
const spreadFactor = (shownBeside: number): number => 1 / (1 + BESIDE_SHOWN * shownBeside);

/**
 * Orders by relevance, and prefers new places a little to those next to one that comes before. Scores stay in descending order.
 * @param mayShow asked of what comes next only; what may not be shown changes nothing for the others
 */
export function spreadOut<Item extends Scored>(
  items: readonly Item[],
  placeOf: (item: Item) => { readonly conversationId: string; readonly depth: number },
  limit: number,
  mayShow: (item: Item) => boolean = () => true,
): Item[] {
  const left = items.map((item) => ({ item, place: placeOf(item), score: item.relevanceScore, shownBeside: 0 }));
  const shown: Item[] = [];
  while (shown.length < limit && left.length > 0) {
    let first = 0;
    for (const [index, { score }] of left.entries()) if (score > (left[first]?.score ?? 0)) first = index;
    const [next] = left.splice(first, 1);
    if (!next) break;
    if (!mayShow(next.item)) continue;
    shown.push(next.shownBeside === 0 ? next.item : withSpread(next.item, spreadFactor(next.shownBeside)));
    for (const other of left) {
      if (other.place.conversationId !== next.place.conversationId || Math.abs(other.place.depth - next.place.depth) !== 1) continue;
      other.shownBeside += 1;
      other.score = other.item.relevanceScore * spreadFactor(other.shownBeside);
    }
  }
  return shown;
}
