/**
 * BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) with two changes found on past
 * conversations: a message is lent the words of its neighbours before saturation, and the IDF of a message is
 * the mean of its message-level and conversation-level IDF. `b` is small because lengths of messages say little.
 */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.3;
/** A message's own questions say what it lacks, not what it holds. */
const OWN_QUESTION_WEIGHT = 0.4;
/** A question counts towards the message that answers it. */
const ANSWERED_QUESTION_WEIGHT = 1.5;
/** Weights of the statements one, two, three… messages before and after. */
const BEFORE = [0.2, 0.3, 0.1, 0.1] as const;
const AFTER = [0.3, 0.2, 0.1] as const;

/** A term of the query found in a document. */
export type Match = { readonly term: number; readonly statements: number; readonly questions: number };
export type Hit = { readonly documentId: number; readonly length: number; readonly matches: readonly Match[] };
export type MessageHit = Hit & { readonly depth: number };

/** Counts over everything the query could have found: documents of its kind in its scope, and conversations for messages. */
export type Collection = { readonly documents: number; readonly conversations: number; readonly averageLength: number };

/** A message by its place; `documentId` is null where only its neighbours hold words of the query. */
export type ScoredPlace = { conversation: number; depth: number; documentId: number | null; score: number };
export type ScoredDocument = { documentId: number; score: number };

/** Robertson-Sparck Jones weight, kept above zero. */
const idf = (found: number, all: number) => Math.log(1 + (Math.max(all, found) - found + 0.5) / (found + 0.5));
const saturate = (frequency: number) => (frequency * (SATURATION + 1)) / (frequency + SATURATION);
const lengthNorm = (length: number, average: number) => 1 - LENGTH_SHARE + LENGTH_SHARE * (length / Math.max(average, 1));

/**
 * A score in 0–1 that can be compared between queries: the share of the query's information that was found
 * (1 when every term was found once), with room above nine tenths for terms found again and again.
 */
export function scoreShare(sum: number, most: number): number {
  if (most <= 0 || sum <= 0) return 0;
  const share = sum / most;
  return share <= 1 ? 0.9 * share : 0.9 + 0.1 * (1 - 1 / share);
}

/** @param termWeights weight of each term of the query, by the index that matches carry */
export function scoreMemories(hits: readonly Hit[], termWeights: readonly number[], collection: Collection): ScoredDocument[] {
  const found = countBy(hits.flatMap((hit) => hit.matches.map(({ term }) => term)));
  const weights = termWeights.map((weight, term) => weight * idf(found.get(term) ?? 0, collection.documents));
  const most = weights.reduce((sum, weight) => sum + weight, 0);
  return hits.map((hit) => {
    const norm = lengthNorm(hit.length, collection.averageLength);
    const sum = hit.matches.reduce(
      (total, { term, statements, questions }) =>
        total + (weights[term] ?? 0) * saturate((statements + OWN_QUESTION_WEIGHT * questions) / norm),
      0,
    );
    return { documentId: hit.documentId, score: scoreShare(sum, most) };
  });
}

/** Scores messages, one list of hits a conversation. Siblings of a branch share a place; the best of them stands for it. */
export function scoreMessages(
  conversations: readonly (readonly MessageHit[])[],
  termWeights: readonly number[],
  collection: Collection,
): ScoredPlace[] {
  const inMessages = countBy(conversations.flatMap((hits) => hits.flatMap((hit) => hit.matches.map(({ term }) => term))));
  const inConversations = countBy(conversations.flatMap((hits) => [...new Set(hits.flatMap((hit) => hit.matches.map(({ term }) => term)))]));
  const weights = termWeights.map(
    (weight, term) =>
      (weight * (idf(inMessages.get(term) ?? 0, collection.documents) + idf(inConversations.get(term) ?? 0, collection.conversations))) / 2,
  );
  const most = weights.reduce((sum, weight) => sum + weight, 0);
  return conversations.flatMap((hits, conversation) =>
    spread(hits, collection.averageLength).map(({ depth, documentId, frequencies }) => {
      let sum = 0;
      for (const [term, frequency] of frequencies) sum += (weights[term] ?? 0) * saturate(frequency);
      return { conversation, depth, documentId, score: scoreShare(sum, most) };
    }),
  );
}

type Place = { depth: number; documentId: number | null; own: number; frequencies: Map<number, number> };

/** Mixes each place's own words with what its neighbours lend. */
function spread(hits: readonly MessageHit[], averageLength: number): Place[] {
  const places = new Map<number, Place>();
  const lend = (depth: number, term: number, frequency: number): Place | undefined => {
    if (depth < 0) return undefined;
    let place = places.get(depth);
    if (!place) places.set(depth, (place = { depth, documentId: null, own: 0, frequencies: new Map() }));
    place.frequencies.set(term, (place.frequencies.get(term) ?? 0) + frequency);
    return place;
  };
  for (const hit of hits) {
    const norm = lengthNorm(hit.length, averageLength);
    let own = 0;
    for (const match of hit.matches) {
      const [statements, questions] = [match.statements / norm, match.questions / norm];
      own += statements + OWN_QUESTION_WEIGHT * questions;
      lend(hit.depth, match.term, statements + OWN_QUESTION_WEIGHT * questions);
      if (questions > 0) lend(hit.depth + 1, match.term, ANSWERED_QUESTION_WEIGHT * questions);
      if (statements === 0) continue;
      for (const [index, weight] of BEFORE.entries()) lend(hit.depth + index + 1, match.term, weight * statements);
      for (const [index, weight] of AFTER.entries()) lend(hit.depth - index - 1, match.term, weight * statements);
    }
    const place = places.get(hit.depth);
    if (place && own > place.own) [place.own, place.documentId] = [own, hit.documentId];
  }
  return [...places.values()];
}

function countBy(values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
