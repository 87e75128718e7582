import { notify } from "@/components/ui/notify";
import type { ConversationListItem } from "@/lib/chat/schema";
import { renameConversation } from "./conversation-calls";
import { announceConversationChange } from "./conversation-changes";

/**
 * Gives a conversation the title that a person wrote, and says so everywhere. It is shown at once; where the server
 * does not take it, the one before comes back, with a sentence. Nothing written, or the same again, changes nothing.
 * @param show puts a title where the person wrote it
 */
export async function giveTitle({ id, title: before }: Pick<ConversationListItem, "id" | "title">, title: string, show: (title: string | null) => void): Promise<void> {
  if (!title || title === before) return;
  show(title);
  const result = await renameConversation(id, title);
  if (result.ok) return announceConversationChange({ id, title });
  show(before);
  notify({ tone: "bad", message: `Not renamed. ${result.failure.message}` });
}
