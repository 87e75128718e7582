import type { RecalledEpisode } from "@/lib/memory/schema";
import type { AskedTurn } from "./asked-turn";

type Look = { readonly limit: number; readonly tokenBudget: number };

/**
 * The past messages that may be put before the model. Those of the branch are in view already. While the branch
 * can be seen to its beginning, whatever else its conversation holds stands in other branches: other answers to the
 * same words, which a person asked to have done differently.
 */
export function chooseEpisodes(
  asked: Pick<AskedTurn, "conversationId" | "past"> & { person: Pick<AskedTurn["person"], "id"> },
  episodes: readonly RecalledEpisode[],
  look: Look,
): RecalledEpisode[] {
  const { conversationId, past, person } = asked;
  const inView = new Set<string>([person.id, ...past.map(({ id }) => id)]);
  const tokens = past.reduce((sum, { tokenCount }) => sum + tokenCount, 0);
  const seesBeginning = past.length < look.limit && tokens <= look.tokenBudget;
  return episodes.filter((episode) => !inView.has(episode.messageId) && !(seesBeginning && episode.conversationId === conversationId));
}
