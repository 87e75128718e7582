import { expiresAfter } from "@/lib/chat/expires-after";
import type { Entry } from "./chat-state";

/** When the conversation in view will be deleted unless somebody writes in it: what is said after the page was opened moves that on. Null where conversations stay, and before the first word. */
export function expiryInView(ttlDays: number | null, atOpening: string | null, entries: readonly Pick<Entry, "message">[]): string | null {
  const lastSaidAt = entries.at(-1)?.message.createdAt;
  if (ttlDays === null || lastSaidAt === undefined) return null;
  const afterLastWord = expiresAfter(lastSaidAt, ttlDays);
  return atOpening !== null && atOpening > afterLastWord ? atOpening : afterLastWord;
}
