import type { ModelMessage } from "@/lib/models/types";
import { continueReplyPrompt } from "./prompts/continue-reply";

type Said = { readonly role: "person" | "assistant"; readonly text: string };

/**
 * The messages a model is sent: the system prompt, recent turns, the person's message, and for a reply that goes
 * on, what it had and the request to go on. Neighbours of one speaker are joined, since many servers take only
 * messages in turn.
 */
export function buildMessages(input: { system: string; recent: readonly Said[]; message: string; earlierReply: string }): ModelMessage[] {
  const said: Said[] = [
    ...input.recent,
    { role: "person", text: input.message },
    ...(input.earlierReply === ""
      ? []
      : [{ role: "assistant", text: input.earlierReply } as const, { role: "person", text: continueReplyPrompt.render() } as const]),
  ];
  const joined: { role: "user" | "assistant"; content: string }[] = [];
  for (const { role, text } of said) {
    const last = joined.at(-1);
    const name = role === "person" ? "user" : "assistant";
    if (last?.role === name) last.content += `\n\n${text}`;
    else joined.push({ role: name, content: text });
  }
  return [{ role: "system", content: input.system }, ...joined];
}
