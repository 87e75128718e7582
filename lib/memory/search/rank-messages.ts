import type { ScoreParts } from "@/lib/memory/schema";
import type { QueryTerm } from "./analyse-query";
import { collapseDuplicates } from "./collapse-duplicates";
import { rankCandidates, type RankingOptions } from "./rank-candidates";
import { type MessagePools, nameOfPlace, type Places, scoreWritten, spreadOut } from "./rank-places";

/** A past message as ranking needs it. */
export type FoundMessage = {
  readonly documentId: number;
  readonly messageId: string;
  readonly conversationId: string;
  readonly depth: number;
  /** Who wrote it, where its conversation had more people than one. */
  readonly author: string | null;
  readonly text: string;
  readonly createdAt: Date;
};
export type RankedMessage<Message> = { readonly message: Message; readonly relevanceScore: number; readonly scoreParts: ScoreParts };

const DAY_MS = 86_400_000;

/** Of messages that score alike the one said first comes first: ids of one import tell nothing of that. */
const orderOfTies = ({ conversationId, depth, messageId }: FoundMessage): string => `${conversationId} ${String(depth).padStart(DEPTH_DIGITS, "0")} ${messageId}`;
const DEPTH_DIGITS = 10;

/** What a message has to come to: `least` by words and meaning alone, so that age removes nothing, and `threshold` in the end, where an operator sets one. */
export type LeastScores = { readonly least: number; readonly threshold?: number };

/** Orders the messages that stand at the places found, best first, each thing said once. */
export function rankMessages<Message extends FoundMessage>(
  pools: MessagePools,
  terms: readonly QueryTerm[],
  found: Places,
  messages: readonly Message[],
  options: RankingOptions & LeastScores & { readonly at: Date; readonly limit: number },
): RankedMessage<Message>[] {
  const { least, threshold = 0 } = options;
  const byPlace = new Map(found.places.map((place) => [nameOfPlace(place), place]));
  const keywordOf = scoreWritten(pools, terms, found, messages);
  const candidates = messages.flatMap((message) => {
    const place = byPlace.get(nameOfPlace(message));
    // Of the branches that share a place, the one that holds the words stands for it.
    if (!place || (place.documentId !== null && place.documentId !== message.documentId)) return [];
    return [{ id: orderOfTies(message), keyword: keywordOf(message), vector: place.similarity, message, ageInDays: (options.at.getTime() - message.createdAt.getTime()) / DAY_MS }];
  });
  const ranked = rankCandidates(candidates, options)
    .filter(({ foundScore, relevanceScore }) => foundScore > 0 && foundScore >= least && relevanceScore >= threshold)
    .map(({ candidate: { message }, relevanceScore, scoreParts }) => ({ message, relevanceScore, scoreParts }));
  // Its text is looked at late: where it is sealed, reading it costs more than ranking it.
  const spread = spreadOut(ranked, ({ message }) => message, 2 * options.limit, ({ message }) => message.text.trim() !== "");
  return collapseDuplicates(spread, ({ message }) => message.text, options.limit);
}
