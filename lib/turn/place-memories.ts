import type { EpisodeLine, MemoryLine } from "@/lib/memory/render-memories";
import { episodeMark, memoryMark, renderEpisodeLine, renderEpisodes, renderMemories, renderMemoryLine } from "@/lib/memory/render-memories";
import type { RecalledEpisode, RecalledMemory } from "@/lib/memory/schema";
import { estimateTokens } from "@/lib/models/tokens";
import type { ReceiptMemory } from "@/lib/chat/receipt";

/** Something recalled, with what its line in the prompt costs. */
export type SizedMemory = { readonly kind: "memory"; readonly item: RecalledMemory; readonly tokenCount: number };
export type SizedEpisode = { readonly kind: "episode"; readonly item: RecalledEpisode; readonly tokenCount: number };

/** The mark's own number hardly changes the count: any will do before its place is known. */
const ANY_PLACE = 10;

export const sizeMemory = (item: RecalledMemory): SizedMemory => ({
  kind: "memory",
  item,
  tokenCount: estimateTokens(renderMemoryLine(toMemoryLine(item, memoryMark(ANY_PLACE)))) + 1,
});

export const sizeEpisode = (item: RecalledEpisode): SizedEpisode => ({
  kind: "episode",
  item,
  tokenCount: estimateTokens(renderEpisodeLine(toEpisodeLine(item, episodeMark(ANY_PLACE)))) + 1,
});

type Fitted<Item> = { readonly kept: readonly Item[]; readonly dropped: readonly Item[] };

/**
 * Numbers what fits into the prompt and fences it; what did not fit goes on record as dropped.
 * @returns the two fences, empty for none, and the receipt's account of everything that came up
 */
export function placeMemories(
  facts: Fitted<SizedMemory>,
  episodes: Fitted<SizedEpisode>,
): { memoriesText: string; episodesText: string; memories: ReceiptMemory[] } {
  return {
    memoriesText: renderMemories(facts.kept.map(({ item }, index) => toMemoryLine(item, memoryMark(index)))),
    episodesText: renderEpisodes(episodes.kept.map(({ item }, index) => toEpisodeLine(item, episodeMark(index)))),
    memories: [
      ...facts.kept.map((fact, index) => receiptOfMemory(fact, memoryMark(index))),
      ...episodes.kept.map((episode, index) => receiptOfEpisode(episode, episodeMark(index))),
      ...facts.dropped.map((fact) => receiptOfMemory(fact, null)),
      ...episodes.dropped.map((episode) => receiptOfEpisode(episode, null)),
    ],
  };
}

const toMemoryLine = ({ memory }: RecalledMemory, mark: string): MemoryLine => ({
  mark,
  type: memory.type,
  content: memory.content,
  learnedAt: memory.validFrom,
});

const toEpisodeLine = ({ role, author, text, conversationTitle, createdAt }: RecalledEpisode, mark: string): EpisodeLine => ({
  mark,
  role,
  author,
  text,
  conversationTitle,
  createdAt,
});

const receiptOfMemory = ({ item: { memory, relevanceScore, scoreParts }, tokenCount }: SizedMemory, mark: string | null): ReceiptMemory => ({
  mark,
  memoryId: memory.id,
  version: memory.version,
  kind: "memory",
  type: memory.type,
  content: memory.content,
  relevanceScore,
  scoreParts,
  tokenCount,
  use: mark === null ? "dropped" : "in-view",
  source: {
    conversationId: memory.source?.conversationId ?? null,
    conversationTitle: null,
    messageId: memory.source?.messageId ?? null,
    date: memory.validFrom,
    ...(memory.correctedAt === null ? { quote: memory.source?.quote ?? null } : { quote: null, correctedAt: memory.correctedAt }),
  },
});

const receiptOfEpisode = ({ item: episode, tokenCount }: SizedEpisode, mark: string | null): ReceiptMemory => ({
  mark,
  memoryId: null,
  version: 1,
  kind: "episode",
  type: episode.role,
  content: episode.text,
  relevanceScore: episode.relevanceScore,
  scoreParts: episode.scoreParts,
  tokenCount,
  use: mark === null ? "dropped" : "in-view",
  source: {
    conversationId: episode.conversationId,
    conversationTitle: episode.conversationTitle,
    messageId: episode.messageId,
    date: episode.createdAt,
    quote: null,
  },
});
