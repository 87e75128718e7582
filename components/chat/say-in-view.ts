import type { ReceiptMemory } from "@/lib/chat/receipt";

function sayCount(number: number, one: string, many: string): string | null {
  if (number === 0) return null;
  return number === 1 ? `one ${one}` : `${number} ${many}`;
}

/** What of my memory lies before the model, as in "3 memories, 2 past talks in view."; "" for nothing. A talk counts once, however many of its messages are there. */
export function sayInView(memories: readonly Pick<ReceiptMemory, "kind" | "use" | "source">[]): string {
  const inView = memories.filter(({ use }) => use !== "dropped");
  const episodes = inView.filter(({ kind }) => kind === "episode");
  const talks = new Set(episodes.map(({ source }, index) => source.conversationId ?? index));
  const counts = [sayCount(inView.length - episodes.length, "memory", "memories"), sayCount(talks.size, "past talk", "past talks")];
  const said = counts.filter((text) => text !== null).join(", ");
  return said === "" ? "" : `${said.charAt(0).toUpperCase()}${said.slice(1)} in view.`;
}
