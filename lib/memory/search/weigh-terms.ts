import type { QueryTerm } from "./analyse-query";
import { idf } from "./bm25";

/** A form of the query found in a document, by its place in `AskedForms.forms`. */
export type Match = { readonly form: number; readonly statements: number; readonly questions: number };
export type Hit = { readonly documentId: number; readonly length: number; readonly matches: readonly Match[] };
export type MessageHit = Hit & { readonly depth: number };

/** Counts over everything the query could have found: documents of its kind in its scope, and conversations for messages. */
export type Collection = {
  readonly documents: number;
  readonly conversations: number;
  readonly averageLength: number;
  /** The share of the documents that hold a form, by its place, where hits do not tell: the form was not looked for. */
  readonly shares?: ReadonlyMap<number, number>;
};

/** A query as numbers: its forms one after another, each with the term it belongs to. */
export type AskedForms = {
  readonly termWeights: readonly number[];
  readonly forms: readonly { readonly form: string; readonly term: number; readonly weight: number }[];
  /** The place of the last form, where it is a beginning of words and no word itself. */
  readonly beginningAt?: number;
};

export const askedForms = (terms: readonly QueryTerm[]): AskedForms => ({
  termWeights: terms.map(({ weight }) => weight),
  forms: terms.flatMap(({ forms }, term) => forms.map(({ form, weight }) => ({ form, term, weight }))),
});

/** What a term is worth here, what an occurrence of each form counts, and the sum of all terms found once. */
export type Weights = { readonly terms: Float64Array; readonly forms: Float64Array; readonly most: number };

/** A related word that is far rarer than the word itself counts more than it was given, but no more than this. */
const MOST_BY_RARITY = 1.5;

/**
 * Weighs a query by how rare its words are among what it could have found. The word that was asked decides, its related
 * ones only where it does not occur at all: else a word with many relatives would be worth nothing.
 *
 * @param groups hits, a list a conversation; memories come in one list
 * @param options.byConversation takes the mean of message-level and conversation-level IDF
 */
export function weighTerms(asked: AskedForms, groups: readonly (readonly Hit[])[], collection: Collection, options: { readonly byConversation: boolean }): Weights {
  const count = asked.termWeights.length;
  const [documents, groupsWith, anyDocuments, anyGroups] = [new Float64Array(count), new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  const formDocuments = new Float64Array(asked.forms.length);
  /** The last hit, or group, in which a term was counted: a document with two forms of a term is one document. */
  const [lastHit, lastGroup, lastAnyHit, lastAnyGroup] = [new Int32Array(count), new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  let hitNumber = 0;
  for (const [index, hits] of groups.entries()) {
    for (const { matches } of hits) {
      hitNumber += 1;
      for (const { form } of matches) {
        const { term, weight } = asked.forms[form] ?? { term: 0, weight: 0 };
        add(formDocuments, form, 1);
        countOnce(anyDocuments, lastAnyHit, term, hitNumber);
        countOnce(anyGroups, lastAnyGroup, term, index + 1);
        if (weight < 1) continue;
        countOnce(documents, lastHit, term, hitNumber);
        countOnce(groupsWith, lastGroup, term, index + 1);
      }
    }
  }
  for (const [form, share] of collection.shares ?? []) {
    const { term, weight } = asked.forms[form] ?? { term: 0, weight: 0 };
    const held = share * collection.documents;
    raise(formDocuments, form, held);
    raise(anyDocuments, term, held);
    raise(anyGroups, term, Math.min(held, collection.conversations));
    if (weight < 1) continue;
    raise(documents, term, held);
    raise(groupsWith, term, Math.min(held, collection.conversations));
  }

  const found = (own: Float64Array, any: Float64Array, term: number) => (own[term] === 0 ? any[term] : own[term]) ?? 0;
  const terms = Float64Array.from(asked.termWeights, (weight, term) => {
    const inDocuments = idf(found(documents, anyDocuments, term), collection.documents);
    return weight * (options.byConversation ? (inDocuments + idf(found(groupsWith, anyGroups, term), collection.conversations)) / 2 : inDocuments);
  });
  const forms = Float64Array.from(asked.forms, ({ term, weight }, form) => {
    const own = documents[term] ?? 0;
    if (weight === 1 || own === 0) return weight;
    return weight * Math.min(MOST_BY_RARITY, idf(formDocuments[form] ?? 0, collection.documents) / idf(own, collection.documents));
  });
  return { terms, forms, most: terms.reduce((sum, weight) => sum + weight, 0) };
}

function countOnce(counts: Float64Array, last: Int32Array, term: number, number: number): void {
  if (last[term] === number) return;
  last[term] = number;
  add(counts, term, 1);
}

function raise(numbers: Float64Array, place: number, least: number): void {
  numbers[place] = Math.max(numbers[place] ?? 0, least);
}

/** Adds to a place of an array of numbers. */
export function add(numbers: Float64Array, place: number, amount: number): void {
  numbers[place] = (numbers[place] ?? 0) + amount;
}
