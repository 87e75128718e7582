import { lengthNorm, saturate } from "./bm25";
import { add, type AskedForms, type Collection, type MessageHit, type Weights, weighTerms } from "./weigh-terms";

/** A message's own questions say what it lacks, not what it holds. */
const OWN_QUESTION_WEIGHT = 0.3;
/** A question counts towards the message that answers it. */
const ANSWERED_QUESTION_WEIGHT = 1.4;
/** Weights of the statements one, two, three… messages before and after. */
const BEFORE = [0.2, 0.3, 0.1, 0.1] as const;
const AFTER = [0.3, 0.2, 0.1, 0.05] as const;

/** A message by its place; `documentId` is null where only its neighbours hold words of the query. */
export type PlaceScore = { readonly conversation: number; readonly depth: number; readonly documentId: number | null; readonly sum: number };
/** `most` is what all terms found once come to: `scoreShare(sum, most)` is the score. */
export type MessageScores = { readonly places: readonly PlaceScore[]; readonly most: number };

/**
 * BM25 over messages whose words were lent by their neighbours before saturation: an answer rarely repeats the words of
 * its question. One list of hits a conversation. Siblings of a branch share a place; the best of them stands for it.
 */
export function scoreMessages(conversations: readonly (readonly MessageHit[])[], asked: AskedForms, collection: Collection): MessageScores {
  const weights = weighTerms(asked, conversations, collection, { byConversation: true });
  const places: PlaceScore[] = [];
  for (const [conversation, hits] of conversations.entries()) {
    for (const stretch of stretchesOf(hits)) scoreStretch(conversation, stretch, asked, weights, collection.averageLength, places);
  }
  return { places, most: weights.most };
}

/** Hits near enough that one lends to the places of another. Between stretches nothing is shared, so each has a table of its own. */
function* stretchesOf(hits: readonly MessageHit[]): Generator<MessageHit[]> {
  const sorted = hits.toSorted((first, second) => first.depth - second.depth);
  let stretch: MessageHit[] = [];
  for (const hit of sorted) {
    const last = stretch.at(-1);
    if (last && hit.depth - last.depth > BEFORE.length + AFTER.length) {
      yield stretch;
      stretch = [];
    }
    stretch.push(hit);
  }
  if (stretch.length > 0) yield stretch;
}

function scoreStretch(conversation: number, hits: readonly MessageHit[], { forms }: AskedForms, weights: Weights, averageLength: number, places: PlaceScore[]): void {
  const start = (hits[0]?.depth ?? 0) - AFTER.length;
  const placeCount = (hits.at(-1)?.depth ?? 0) + BEFORE.length - start + 1;
  const termCount = weights.terms.length;
  /** A row a place, a column a term. */
  const frequencies = new Float64Array(placeCount * termCount);
  const strongest = new Float64Array(placeCount);
  const documentIds = new Float64Array(placeCount);

  for (const { depth, length, documentId, matches } of hits) {
    const norm = lengthNorm(length, averageLength);
    const place = depth - start;
    let own = 0;
    for (const { form, statements, questions } of matches) {
      const term = forms[form]?.term ?? 0;
      const factor = (weights.forms[form] ?? 0) / norm;
      const said = factor * statements;
      const asks = factor * questions;
      const cell = place * termCount + term;
      own += said + OWN_QUESTION_WEIGHT * asks;
      add(frequencies, cell, said + OWN_QUESTION_WEIGHT * asks);
      if (asks > 0) add(frequencies, cell + termCount, ANSWERED_QUESTION_WEIGHT * asks);
      if (said === 0) continue;
      for (let away = 0; away < BEFORE.length; away += 1) add(frequencies, cell + (away + 1) * termCount, (BEFORE[away] ?? 0) * said);
      for (let away = 0; away < AFTER.length; away += 1) add(frequencies, cell - (away + 1) * termCount, (AFTER[away] ?? 0) * said);
    }
    if (own > (strongest[place] ?? 0)) [strongest[place], documentIds[place]] = [own, documentId];
  }

  for (let place = Math.max(0, -start); place < placeCount; place += 1) {
    let sum = 0;
    for (let term = 0; term < termCount; term += 1) {
      const frequency = frequencies[place * termCount + term] ?? 0;
      if (frequency > 0) sum += (weights.terms[term] ?? 0) * saturate(frequency);
    }
    if (sum > 0) places.push({ conversation, depth: start + place, documentId: (strongest[place] ?? 0) > 0 ? (documentIds[place] ?? null) : null, sum });
  }
}
