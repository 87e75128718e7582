import type { MemoryRecord, EpisodeRecord } from "@/lib/memory/contract";
import type { ExpectedRecord } from "@/lib/memory/questions/contract";
import type { ExpectedItem } from "@/lib/memory/questions/schema";
import type { ScoreParts } from "@/lib/memory/schema";

/** Something that can be ticked as what should come up. */
export type Candidate = ExpectedItem & {
  content: string;
  saidAt: string | null;
  /** A memory's type, or who wrote the message. */
  type: string;
  score: { relevance: number; parts: ScoreParts | undefined } | null;
};

export const keyOf = ({ kind, id }: ExpectedItem): string => `${kind} ${id}`;

type FoundMemory = MemoryRecord & { relevance_score: number; score_parts?: ScoreParts | undefined };
type FoundEpisode = Omit<EpisodeRecord, "score_parts"> & { score_parts?: ScoreParts | undefined };

export const ofMemory = (memory: FoundMemory): Candidate => ({
  kind: "memory",
  id: memory.id,
  content: memory.content,
  saidAt: memory.valid_from,
  type: memory.type,
  score: { relevance: memory.relevance_score, parts: memory.score_parts },
});

export const ofEpisode = (episode: FoundEpisode): Candidate => ({
  kind: "message",
  id: episode.message_id,
  content: episode.content,
  saidAt: episode.created_at,
  type: episode.role,
  score: { relevance: episode.relevance_score, parts: episode.score_parts },
});

/** What a question expects already. What is gone cannot be ticked anew, and goes when the question is changed. */
export const ofExpected = (expected: readonly ExpectedRecord[]): Candidate[] =>
  expected.flatMap(({ kind, id, content, said_at, type }) => (content === null ? [] : [{ kind, id, content, saidAt: said_at, type: type ?? "", score: null }]));

/** Each once, in the group that names it first. */
export function eachOnce(groups: readonly { title: string; candidates: readonly Candidate[] }[]): { title: string; candidates: Candidate[] }[] {
  const seen = new Set<string>();
  return groups
    .map(({ title, candidates }) => ({
      title,
      candidates: candidates.filter((candidate) => {
        if (seen.has(keyOf(candidate))) return false;
        seen.add(keyOf(candidate));
        return true;
      }),
    }))
    .filter(({ candidates }) => candidates.length > 0);
}
