import { analyseMessage } from "@/lib/memory/search/analyse-message";
import { analyseQuery, type QueryTerm } from "@/lib/memory/search/analyse-query";
import { type FoundMessage, rankMessages } from "@/lib/memory/search/rank-messages";
import { findPlaces, type MessagePools, nameOfPlace } from "@/lib/memory/search/rank-places";
import { candidateTerms, weighCandidates } from "@/lib/memory/search/words-of-best";
import { askedForms, type Match, type MessageHit } from "@/lib/memory/search/weigh-terms";
import type { AnalysedText } from "@/lib/memory/words/analyse-text";
import { embedText } from "@/lib/models/embedders/builtin";
import type { Dialog } from "./locomo";

/** As the app has them: see `lib/memory/search`. */
const NEAREST = 40;
const LOADED_PER_SHOWN = 3;
const VECTOR_WEIGHT = 0.05;
const HALF_LIFE_IN_DAYS = 90;
const LIMIT = 50;

type Indexed = FoundMessage & { readonly analysed: AnalysedText; readonly vector: Float32Array };

/**
 * The app's own scoring over documents in memory: no database, no hashes, a hundred times faster. For trying changes;
 * the figures that count come from `main.ts`, and `check` there compares the two.
 */
export function offlineSearch(dialog: Dialog, at: Date): (question: string) => string[] {
  const documents: Indexed[] = dialog.sessions.flatMap((session, index) =>
    session.map(({ id, speaker, text, saidAt }, depth) => ({
      documentId: depth + index * 10_000 + 1,
      messageId: id,
      conversationId: String(index).padStart(4, "0"),
      depth,
      author: speaker,
      text,
      createdAt: saidAt,
      analysed: analyseMessage(text, saidAt),
      vector: embedText(text),
    })),
  );
  const postings = postingsOf(documents);
  const byPlace = new Map(documents.map((document) => [nameOfPlace(document), document]));
  const messages = { documents: documents.length, conversations: dialog.sessions.length, averageLength: documents.reduce((sum, { analysed }) => sum + analysed.length, 0) / documents.length };

  return (question) => {
    const asked = analyseQuery(question);
    const nearMessages = nearestTo(documents, embedText(question));
    const poolsOf = (terms: readonly QueryTerm[]): MessagePools => ({ messageHits: hitsOf(postings, terms), nearMessages, messages });
    const rank = (pools: MessagePools, terms: readonly QueryTerm[]) => {
      const found = findPlaces(pools, terms, { vectorWeight: VECTOR_WEIGHT, limit: LIMIT * LOADED_PER_SHOWN });
      const loaded = found.places.flatMap((place) => byPlace.get(nameOfPlace(place)) ?? []);
      return rankMessages(pools, terms, found, loaded, { at, least: 0, limit: LIMIT, halfLifeInDays: HALF_LIFE_IN_DAYS, vectorWeight: VECTOR_WEIGHT });
    };
    const first = rank(poolsOf(asked), asked);
    const candidates = candidateTerms(first, asked);
    const pools = poolsOf([...asked, ...candidates]);
    return rank(pools, [...asked, ...weighCandidates(candidates, pools, askedForms(asked).forms.length)]).map(({ message }) => message.messageId);
  };
}

/** The documents that hold each term. */
type Postings = ReadonlyMap<string, readonly Indexed[]>;

function postingsOf(documents: readonly Indexed[]): Postings {
  const postings = new Map<string, Indexed[]>();
  for (const document of documents) {
    for (const term of document.analysed.terms.keys()) {
      const list = postings.get(term) ?? [];
      postings.set(term, list);
      list.push(document);
    }
  }
  return postings;
}

function hitsOf(postings: Postings, terms: readonly QueryTerm[]): MessagePools["messageHits"] {
  const matches = new Map<Indexed, Match[]>();
  for (const [place, { form }] of askedForms(terms).forms.entries()) {
    for (const document of postings.get(form) ?? []) {
      const count = document.analysed.terms.get(form) ?? { statements: 0, questions: 0 };
      const known = matches.get(document) ?? [];
      matches.set(document, known);
      known.push({ form: place, ...count });
    }
  }
  const byConversation = new Map<string, MessageHit[]>();
  for (const [{ documentId, conversationId, depth, analysed }, found] of matches) {
    const hits = byConversation.get(conversationId) ?? [];
    byConversation.set(conversationId, hits);
    hits.push({ documentId, depth, length: analysed.length, matches: found });
  }
  return [...byConversation].map(([conversationId, hits]) => ({ conversationId, hits }));
}

function nearestTo(documents: readonly Indexed[], vector: Float32Array): MessagePools["nearMessages"] {
  return documents
    .map(({ documentId, conversationId, depth, vector: other }) => ({ documentId, conversationId, depth, similarity: cosine(vector, other) }))
    .toSorted((first, second) => second.similarity - first.similarity)
    .slice(0, NEAREST);
}

/** Of vectors of length 1. */
function cosine(first: Float32Array, second: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < first.length; index += 1) sum += (first[index] ?? 0) * (second[index] ?? 0);
  return sum;
}
