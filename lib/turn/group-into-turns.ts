type Past = { readonly role: "person" | "assistant"; readonly text: string; readonly tokenCount: number };

/** A person's message and what answered it, oldest message first. */
export type PastTurn<Message> = { readonly messages: readonly Message[]; readonly tokenCount: number };

/** What the chat format adds to a message. */
export const TOKENS_PER_MESSAGE = 4;

/**
 * Groups a branch into whole turns, oldest first: a question without its reply, or a reply without its question,
 * would mislead the model more than their absence. Takes messages newest first, as they are read. A reply that
 * never got a word is left out of its turn.
 */
export function groupIntoTurns<Message extends Past>(newestFirst: readonly Message[]): PastTurn<Message>[] {
  const turns: PastTurn<Message>[] = [];
  let current: Message[] = [];
  for (const message of newestFirst) {
    if (message.text.trim() !== "") current.unshift(message);
    if (message.role !== "person") continue;
    turns.unshift({ messages: current, tokenCount: current.reduce((sum, { tokenCount }) => sum + tokenCount + TOKENS_PER_MESSAGE, 0) });
    current = [];
  }
  // What is left over is a reply whose question was not read any more: not whole.
  return turns;
}
