import type { ChatMessage } from "@/lib/chat/schema";
import { MOST_PAST_CHARACTERS, MOST_PAST_MESSAGES } from "@/lib/turn/temporary/limits";
import type { SaidBefore } from "@/lib/turn/temporary/schema";

/**
 * What of a branch goes along with a message: whole turns, as many of the newest as the server takes. A reply without
 * a word is nothing that was said.
 * @param branch oldest first
 * @param room characters that something else takes already
 */
export function fitPast(branch: readonly ChatMessage[], room = 0): { past: SaidBefore[]; turnsBefore: number } {
  const turns: SaidBefore[][] = [];
  for (const { role, text } of branch) {
    if (role === "person") turns.push([{ role, text }]);
    else if (text.trim() !== "") turns.at(-1)?.push({ role, text });
  }
  let [characters, messages, first] = [room, 0, turns.length];
  for (const turn of turns.toReversed()) {
    characters += turn.reduce((sum, { text }) => sum + text.length, 0);
    messages += turn.length;
    if (characters > MOST_PAST_CHARACTERS || messages > MOST_PAST_MESSAGES) break;
    first -= 1;
  }
  return { past: turns.slice(first).flat(), turnsBefore: first };
}
