import { beforeAll, describe, expect, it } from "vitest";
import { newConversationId, submit, talk, useModelServer } from "@/e2e/support/turns";
import { readMessages } from "@/lib/chat/queries";
import type { PromptPartName } from "@/lib/chat/receipt";
import type { ConversationId } from "@/lib/chat/schema";
import { useSettings } from "@/lib/config/test-settings";
import type { Scope } from "@/lib/db/scope";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { createMemory } from "@/lib/memory/commands";
import { indexStoredMessages } from "@/lib/memory/extraction/commands";
import { NewMemory } from "@/lib/memory/schema";
import { foldTurns } from "@/lib/memory/summary/fold-turns";
import { settingsFromEnvironment } from "@/lib/models/settings-from-environment";
import { estimateMessageTokens, estimateTokens, loadTokenizer } from "@/lib/models/tokens";
import { TOKENS_PER_MESSAGE } from "./group-into-turns";

useTestDatabase();
const { server, useModel } = useModelServer();
const { set } = useSettings();
beforeAll(() => loadTokenizer());

/** Where two parts meet, a tokenizer may join the end of one with the beginning of the other. */
const TOKENS_PER_SEAM = 1;
const FENCES = ["memories", "past-conversations", "summary"] as const;

/** The lines in a fence of the system prompt. */
function linesOf(system: string, fence: (typeof FENCES)[number]): string[] {
  const [, inside] = new RegExp(`<${fence}>\n([\\s\\S]*?)\n</${fence}>`).exec(system) ?? [];
  return inside?.split("\n") ?? [];
}
/** Each with the break that ends it. */
const tokensOfLines = (lines: readonly string[]) => lines.reduce((sum, line) => sum + estimateTokens(line) + 1, 0);

/** What the model was sent for a message, and what the receipt of the newest reply says of it. */
async function compare(scope: Scope, conversationId: ConversationId, lastMessage: string) {
  const request = server().log().findLast((each) => each.lastMessage.startsWith(lastMessage));
  const sent = (request?.messages ?? []).map(({ role, text }) => ({ role: role as "system" | "user" | "assistant", content: text }));
  const receipt = (await readMessages(scope, conversationId))?.messages.at(-1)?.receipt;
  if (!receipt) throw new Error("A reply has a receipt");
  return {
    sent,
    system: sent[0]?.content ?? "",
    tokensOf: (name: PromptPartName) => receipt.parts.find((part) => part.name === name)?.tokenCount,
    counted: receipt.parts.reduce((sum, { tokenCount }) => sum + tokenCount, 0),
  };
}

/** A conversation whose next prompt has every part there is: a turn in view and two in the summary, something known, something said elsewhere. */
async function someoneWithAPast(): Promise<{ scope: Scope; conversationId: ConversationId }> {
  set({ SHORT_TERM_MEMORY_K: "1" });
  useModel("ok");
  const { scope } = await makeOwner();
  for (const content of ["Feeds a heron at the weir", "Owns two pairs of waders"]) await createMemory(scope, NewMemory.parse({ type: "fact", content }), { origin: "person" });
  const elsewhere = newConversationId();
  await talk(scope, submit(elsewhere, "The heron at the weir caught an eel on Monday."));
  await indexStoredMessages(scope, ((await readMessages(scope, elsewhere))?.messages ?? []).map(({ id }) => id));

  const conversationId = newConversationId();
  for (const text of ["The kettle is broken.", "The lamp is green.", "The ferry leaves at nine."]) await talk(scope, submit(conversationId, text));
  await foldTurns(scope, conversationId, { upTo: "working-memory", isLastAttempt: true }, { settings: settingsFromEnvironment({}), recordCalls: async () => undefined });
  return { scope, conversationId };
}

describe("the tokens of a receipt", () => {
  it("are those of every part of the prompt that was sent, and in all those of the whole prompt", async () => {
    const { scope, conversationId } = await someoneWithAPast();
    const question = "What did the heron at the weir catch?";
    await talk(scope, submit(conversationId, question));
    const { sent, system, tokensOf, counted } = await compare(scope, conversationId, question);
    const [facts, episodes, summary] = FENCES.map((fence) => linesOf(system, fence)) as [string[], string[], string[]];
    for (const lines of [facts, episodes, summary]) expect(lines).not.toEqual([]);

    expect(tokensOf("facts")).toBe(tokensOfLines(facts));
    expect(tokensOf("episodes")).toBe(tokensOfLines(episodes));
    expect(tokensOf("summary")).toBe(tokensOfLines(summary));
    expect(sent.map(({ role }) => role)).toEqual(["system", "user", "assistant", "user"]);
    expect(tokensOf("recent")).toBe(estimateMessageTokens(sent.slice(1, -1)));
    expect(tokensOf("message")).toBe(estimateTokens(question) + TOKENS_PER_MESSAGE);
    const seams = [...facts, ...episodes, ...summary].length + FENCES.length;
    expect(Math.abs(counted - estimateMessageTokens(sent))).toBeLessThanOrEqual(seams * TOKENS_PER_SEAM);
  });

  it("are those of the whole prompt where nothing is known yet", async () => {
    useModel("ok");
    const { scope } = await makeOwner();
    const conversationId = newConversationId();
    await talk(scope, submit(conversationId, "Who lives at the weir?"));
    const { sent, counted } = await compare(scope, conversationId, "Who lives at the weir?");
    expect(counted).toBe(estimateMessageTokens(sent));
  });

  it("count what a reply that goes on had, and the request to go on", async () => {
    const { scope } = await makeOwner();
    const conversationId = newConversationId();
    useModel("ok", { maxOutputTokens: 5 });
    server().when("Name the herons", "One is grey, one is white, one is blue, one is small.");
    const { handle } = await talk(scope, submit(conversationId, "Name the herons"));
    useModel("ok");
    await talk(scope, { trigger: "continue", conversationId, messageId: handle.turn.replyId });
    const { sent, tokensOf, counted } = await compare(scope, conversationId, "Your last reply broke off");
    expect(sent.map(({ role }) => role)).toEqual(["system", "user", "assistant", "user"]);
    expect(tokensOf("message")).toBe(estimateMessageTokens(sent.slice(1)));
    expect(counted).toBe(estimateMessageTokens(sent));
  });
});
