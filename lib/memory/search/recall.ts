import "server-only";
import { setImmediate as nextTurnOfTheLoop } from "node:timers/promises";
import { now } from "@/lib/clock";
import { config } from "@/lib/config/config";
import type { Scope } from "@/lib/db/scope";
import { currentEmbedder, type EmbeddingSubject, embedQuery } from "@/lib/memory/current-embedder";
import { readWhole } from "@/lib/memory/queries";
import type { Memory, MemoryWorth, Recall, RecalledEpisode, RecalledMemory, SearchMemories } from "@/lib/memory/schema";
import type { QueryTerm } from "./analyse-query";
import { type AnalysedQuestion, analyseQuestion } from "./analyse-question";
import { collapseDuplicates } from "./collapse-duplicates";
import type { LoadedMessage } from "./documents/rows";
import { findAndLoad } from "./find-and-load";
import { findHeld, type HeldTable } from "./held/held-tables";
import type { PoolQuery, Pools } from "./pools";
import { countedMemories } from "./queries";
import type { RankingOptions } from "./rank-candidates";
import { bestMemories, NO_SCORES, type RankedMemory, rankMemories, type Scores } from "./rank-memories";
import { type LeastScores, type RankedMessage, rankMessages } from "./rank-messages";
import { findPlaces } from "./rank-places";
import { spreadOverSources } from "./spread-over-sources";
import { type AskedForms, askedForms } from "./weigh-terms";
import { candidateTerms, weighCandidates } from "./words-of-best";

/** With so few memories in force nothing is left to a search: they go in whole, best first. */
const WHOLE_UP_TO = 60;
/** More than are shown are loaded, since multipliers and duplicates still change the order. */
const LOADED_PER_SHOWN = 3;
/** A person waits for a turn, and a row takes some 0.05 ms. Recall is the same (docs/memory.md); of many that say the same, fewer than are wanted may be left. */
const LOADED_PER_SHOWN_IN_TURN = 2;
/** A past message must share this much with the question, however old it is: recent turns and facts are better company than a stray word. */
const LEAST_EPISODE_SCORE = 0.2;
/** Without a word in common, a match below this is noise of the embedder: shown, it would look like an answer. */
const LEAST_SHOWN_SCORE = 0.005;
/** What shares no word is shown beside what does where it counts for something: the built-in vectors find a likeness in any two words. */
const LEAST_SHARE_OF_BEST = 0.05;
/** Who asks for so many past messages wants what is hard to find, too: the words of the best are looked for as well. */
const MANY_EPISODES = 25;

/** So many in force, and reading all of them to see whether they are few would be in vain. A count may be a minute old. */
const CERTAINLY_MANY = 4 * WHOLE_UP_TO;

/** How far an embedder is trusted beside words. The built-in one sees the same words again, a learnt one sees meaning. */
const vectorWeight = (): number => (currentEmbedder().name.startsWith("builtin") ? 0.05 : 0.8);
const rankingOptions = (): RankingOptions => ({ halfLifeInDays: config().MEMORY_HALF_LIFE_DAYS, vectorWeight: vectorWeight() });

/**
 * What a turn is given to remember by: facts (all of them while they are few, else the most relevant) and past messages,
 * best first. The statements of `search`, and one beside them where all may be few. What does not fit a prompt is for the caller to leave out.
 *
 * @param query.limit how many episodes, and how many facts once they have to be chosen
 * @param query.analysed the question taken apart, where that was done already
 * @param query.asOf answers with what was known then
 */
export async function recall(scope: Scope, query: { query: string; conversationId?: string | undefined; asOf?: Date | undefined; limit: number; analysed?: AnalysedQuestion | undefined }): Promise<Recall> {
  const asOf = query.asOf ?? null;
  const isCertainlyMany = (countedMemories(scope) ?? 0) >= CERTAINLY_MANY;
  const reading = isCertainlyMany || asOf !== null ? null : readWhole(scope, WHOLE_UP_TO + 1, null);
  const held = asOf === null ? findHeld(scope) : null;
  // Waited for once both pools are found: it is read beside them, and where they fail nobody asks for it.
  reading?.catch(() => undefined);
  // What was asked of the database has to leave first, by this and by the caller: it takes about as long as what follows.
  await nextTurnOfTheLoop();
  const { terms, asked, vector } = analyse(scope, query, { conversationId: query.conversationId ?? null, messageId: null });
  const { pools, chosen, loaded } = await findAndLoad(scope, held, { asked, vector, asOf, withMessages: true }, async (found) => {
    const all = await reading;
    const whole = all !== null && all.length <= WHOLE_UP_TO ? all : null;
    return { ...choose(found, terms, asked, { memoryLimit: whole ? WHOLE_UP_TO : query.limit * LOADED_PER_SHOWN_IN_TURN, placeLimit: query.limit * LOADED_PER_SHOWN_IN_TURN }), whole };
  });
  const { wanted, found: places, whole } = chosen;

  const found = new Map<string, { readonly found: Found; readonly scores: Scores }>(loaded.memories.map((each) => [each.worth.id, { found: each, scores: wanted.get(each.documentId) ?? NO_SCORES }]));
  for (const memory of whole ?? []) if (!found.has(memory.id)) found.set(memory.id, { found: { worth: memory, memory, sourceMessageId: memory.source?.messageId ?? null }, scores: NO_SCORES });
  const ranked = rankMemories([...found.values()], asOf ?? now(), rankingOptions());
  const facts = (whole ? ranked : collapseDuplicates(spreadOverSources(aboveThreshold(ranked), sourceOf), contentOf, query.limit)).map(toRecalled);
  const episodes = rankMessages(pools, terms, places, loaded.messages, { ...rankingOptions(), limit: query.limit, least: LEAST_EPISODE_SCORE, threshold: config().MEMORY_SIMILARITY_THRESHOLD, at: asOf ?? now() });
  return { facts, episodes: episodes.map(toEpisode) };
}

/**
 * Searches memories alone. Only what was found comes back; a blank query finds nothing.
 * @param about what the use of an embedder is recorded for; without it, for no conversation
 */
export const searchMemories = async (scope: Scope, input: SearchMemories, about?: EmbeddingSubject): Promise<RecalledMemory[]> =>
  (await search(scope, { ...input, about })).memories;

/**
 * Searches memories, and past messages too where a limit is given for them. Only what was found comes back, best first. Two
 * statements; one where the scope is held, three where something has changed in it. For a long list of messages as many again.
 */
export async function search(
  scope: Scope,
  input: SearchMemories & { readonly episodeLimit?: number | undefined; readonly analysed?: AnalysedQuestion | undefined; readonly about?: EmbeddingSubject | undefined },
): Promise<{ memories: RecalledMemory[]; episodes: RecalledEpisode[] }> {
  const asOf = input.asOf === undefined ? null : new Date(input.asOf);
  const at = asOf ?? now();
  const episodeLimit = input.episodeLimit ?? 0;
  const held = asOf === null ? findHeld(scope) : null;
  const { terms, asked, vector } = analyse(scope, input, input.about);
  const poolQuery = { asked, vector, asOf, types: input.types, withMessages: episodeLimit > 0 };
  const { pools, chosen, loaded } = await findAndLoad(scope, held, poolQuery, (found) =>
    choose(found, terms, asked, { memoryLimit: input.limit * LOADED_PER_SHOWN, placeLimit: episodeLimit * LOADED_PER_SHOWN }),
  );
  const { wanted, found } = chosen;

  const ranked = rankMemories(loaded.memories.map((each) => ({ found: each, scores: wanted.get(each.documentId) ?? NO_SCORES })), at, rankingOptions());
  const least = Math.max(LEAST_SHOWN_SCORE, LEAST_SHARE_OF_BEST * ranked.reduce((best, { foundScore }) => Math.max(best, foundScore), 0));
  const shown = aboveThreshold(ranked).filter(({ foundScore, scoreParts }) => scoreParts.keyword > 0 || foundScore >= least);
  const options = { ...rankingOptions(), limit: episodeLimit, least: LEAST_SHOWN_SCORE, threshold: config().MEMORY_SIMILARITY_THRESHOLD, at };
  const episodes = rankMessages(pools, terms, found, loaded.messages, options);
  const isLong = episodeLimit >= MANY_EPISODES && episodes.length > 0;
  return {
    memories: collapseDuplicates(spreadOverSources(shown, sourceOf), contentOf, input.limit).map(toRecalled),
    episodes: (isLong ? await withWordsOfBest(scope, held, { ...poolQuery, terms, ...options, most: found.most }, episodes) : episodes).map(toEpisode),
  };
}

/** Searches for messages once more, also by words of the best of those that were found. */
async function withWordsOfBest(
  scope: Scope,
  held: HeldTable | null,
  query: PoolQuery & RankingOptions & Required<LeastScores> & { readonly terms: readonly QueryTerm[]; readonly limit: number; readonly at: Date; readonly most: number },
  first: readonly RankedMessage<LoadedMessage>[],
): Promise<RankedMessage<LoadedMessage>[]> {
  const candidates = candidateTerms(first, query.terms);
  const asked = askedForms([...query.terms, ...candidates]);
  const { pools, chosen, loaded } = await findAndLoad(scope, held, { ...query, asked, types: [] }, (found) => {
    const terms = [...query.terms, ...weighCandidates(candidates, found, asked.forms.length - candidates.length)];
    const places = findPlaces(found, terms, { vectorWeight: query.vectorWeight, limit: query.limit * LOADED_PER_SHOWN });
    return { terms, found: places, documentIds: [], places: places.places };
  });
  // Scores are shares of what was asked for, in a short list and in a long one: what was added makes no message worse.
  const addedFactor = query.most > 0 ? Math.max(1, chosen.found.most / query.most) : 1;
  const scaled = (share: number): number => Math.min(1, share * addedFactor);
  const options = { ...query, least: query.least / addedFactor, threshold: query.threshold / addedFactor };
  return rankMessages(pools, chosen.terms, chosen.found, loaded.messages, options).map(({ message, relevanceScore, scoreParts }) => ({
    message,
    relevanceScore: scaled(relevanceScore),
    scoreParts: { ...scoreParts, keyword: scaled(scoreParts.keyword) },
  }));
}

type Analysed = { readonly terms: readonly QueryTerm[]; readonly asked: AskedForms; readonly vector: Promise<Float32Array | null> };

function analyse(scope: Scope, { query, isTyping, analysed }: { query: string; isTyping?: boolean | undefined; analysed?: AnalysedQuestion | undefined }, about?: EmbeddingSubject): Analysed {
  const { terms, asked, vector } = analysed ?? analyseQuestion(query, { isTyping });
  return { terms, asked, vector: vector ? Promise.resolve(vector) : embedQuery(scope, query, about) };
}

/** What of both pools is worth reading. */
function choose(pools: Pools, terms: readonly QueryTerm[], asked: AskedForms, { memoryLimit, placeLimit }: { memoryLimit: number; placeLimit: number }) {
  const wanted = bestMemories(pools, asked, { vectorWeight: vectorWeight(), limit: memoryLimit });
  const found = findPlaces(pools, terms, { vectorWeight: vectorWeight(), limit: placeLimit });
  return { wanted, found, documentIds: [...wanted.keys()], places: found.places };
}

/** A memory found, which may not have been opened yet. */
type Found = { readonly worth: MemoryWorth; readonly memory: Memory; readonly sourceMessageId: string | null };

const contentOf = ({ found }: RankedMemory<Found>): string => found.memory.content;
const sourceOf = ({ found }: RankedMemory<Found>): string | null => found.sourceMessageId;
const toRecalled = ({ found, relevanceScore, scoreParts }: RankedMemory<Found>): RecalledMemory => ({ memory: found.memory, relevanceScore, scoreParts });

/** Unlike what is least, the operator's threshold is asked of the score with all that multiplies it: it is said of what an answer shows. */
const aboveThreshold = (ranked: readonly RankedMemory<Found>[]): RankedMemory<Found>[] =>
  ranked.filter(({ relevanceScore }) => relevanceScore > 0 && relevanceScore >= config().MEMORY_SIMILARITY_THRESHOLD);

const toEpisode = ({ message, relevanceScore, scoreParts }: RankedMessage<LoadedMessage>): RecalledEpisode => ({
  messageId: message.messageId,
  conversationId: message.conversationId,
  conversationTitle: message.conversationTitle,
  role: message.role,
  author: message.author,
  text: message.text,
  createdAt: message.createdAt.toISOString(),
  relevanceScore,
  scoreParts,
});
