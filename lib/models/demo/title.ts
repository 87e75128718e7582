import { titleOfWords } from "@/lib/models/title-of-words";
import type { DemoPrompt } from "./read-prompt";

/** A title task is known by its instructions; no memory is ever read for one. */
export const isTitleTask = ({ system, memories }: DemoPrompt): boolean =>
  memories.length === 0 && /\b(write|give|make|create|suggest)\b[^.]{0,40}\btitle\b/i.test(system.slice(0, 600));

/** The first words of the first message. */
export function composeTitle({ ownWords }: DemoPrompt): string {
  const [message = ""] = (ownWords[0] ?? "").split(/\n\s*(?:assistant|reply):/i);
  return titleOfWords(message.trim().replace(/^(person|user|message)\s*:\s*/i, "")) || "New conversation";
}
