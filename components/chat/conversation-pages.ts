import type { ConversationId, ConversationPage } from "@/lib/chat/schema";
import type { ConversationChange } from "./conversation-changes";

/** The list with what is known of a change without asking the server. */
export function withChange(page: ConversationPage, { id, title, isDeleted }: ConversationChange): ConversationPage {
  if (isDeleted) return { ...page, conversations: page.conversations.filter((each) => each.id !== id) };
  return title === undefined ? page : withTitle(page, id, title);
}

export function withTitle(page: ConversationPage, id: ConversationId, title: string | null): ConversationPage {
  return { ...page, conversations: page.conversations.map((each) => (each.id === id ? { ...each, title } : each)) };
}

/** The list with its first page as it is by now. Older conversations that were fetched stay, where the two still meet. */
export function withNewest(before: ConversationPage, newest: ConversationPage): ConversationPage {
  const last = newest.conversations.at(-1);
  if (!last || newest.nextCursor === null) return newest;
  const ids = new Set(newest.conversations.map(({ id }) => id));
  const older = before.conversations.filter(({ id, lastMessageAt }) => !ids.has(id) && lastMessageAt <= last.lastMessageAt);
  if (older.length === 0 || !before.conversations.some(({ id }) => ids.has(id))) return newest;
  return { conversations: [...newest.conversations, ...older], nextCursor: before.nextCursor };
}
