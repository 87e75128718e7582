/** A past message; `Message` is whatever the caller keeps beside. */
type Past = { readonly role: "person" | "assistant"; readonly text: string; readonly tokenCount: number };

/**
 * The newest turns that fit, whole: a question without its reply, or a reply without its question, would mislead
 * the model more than their absence. Takes messages newest first and gives them oldest first.
 * A reply that never got a word is left out, its question is not.
 */
export function fitRecentTurns<Message extends Past>(
  newestFirst: readonly Message[],
  limits: { readonly turns: number; readonly tokens: number },
): { messages: Message[]; turnCount: number; tokenCount: number; droppedCount: number } {
  const turns = groupIntoTurns(newestFirst);
  let tokenCount = 0;
  let turnCount = 0;
  for (const turn of turns.slice(0, limits.turns)) {
    const tokens = turn.reduce((sum, message) => sum + message.tokenCount, 0);
    if (tokenCount + tokens > limits.tokens) break;
    tokenCount += tokens;
    turnCount += 1;
  }
  const messages = turns
    .slice(0, turnCount)
    .flat()
    .filter(({ text }) => text.trim() !== "")
    .reverse();
  return { messages, turnCount, tokenCount, droppedCount: turns.length - turnCount };
}

/** Newest first: each turn ends, going back, with the person's message that began it. */
function groupIntoTurns<Message extends Past>(newestFirst: readonly Message[]): Message[][] {
  const turns: Message[][] = [];
  let current: Message[] = [];
  for (const message of newestFirst) {
    current.push(message);
    if (message.role !== "person") continue;
    turns.push(current);
    current = [];
  }
  // What is left is a reply whose question was not read any more: not whole.
  return turns;
}
