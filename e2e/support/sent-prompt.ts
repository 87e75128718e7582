import type { FaultServer } from "./fault-server";

/** What a model was sent for one reply. */
export type SentPrompt = {
  readonly authorization: string | null;
  readonly modelId: string;
  /** What is known, in the fence it was put in. */
  readonly memories: string;
  /** What was said, without what stands before it. */
  readonly turns: readonly { readonly role: string; readonly text: string }[];
  /** By the server's count, which it told. */
  readonly promptTokens: number;
};

const FENCE = /<memories>([\s\S]*?)<\/memories>/;

/** Every prompt with these words as the person's message, in the order in which they came. */
export const sentPrompts = (model: FaultServer, words: string): SentPrompt[] =>
  model
    .log()
    .filter(({ lastMessage }) => lastMessage === words)
    .map(({ authorization, model: modelId, messages, usage }) => ({
      authorization,
      modelId,
      memories: FENCE.exec(messages.find(({ role }) => role === "system")?.text ?? "")?.[1] ?? "",
      turns: messages.filter(({ role }) => role !== "system"),
      promptTokens: usage.promptTokens,
    }));

/** The last of them. */
export function lastPrompt(model: FaultServer, words: string): SentPrompt {
  const prompt = sentPrompts(model, words).at(-1);
  if (!prompt) throw new Error(`The model was not asked: ${words}`);
  return prompt;
}
