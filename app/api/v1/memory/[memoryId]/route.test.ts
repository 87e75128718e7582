import { beforeAll, describe, expect, it } from "vitest";
import { POST as showBranch } from "@/app/api/v1/conversations/[conversationId]/branch/route";
import { DELETE as deleteConversation } from "@/app/api/v1/conversations/[conversationId]/route";
import { POST as context } from "@/app/api/v1/memory/context/route";
import { GET as list } from "@/app/api/v1/memory/route";
import { newConversationId, submit, talk, useModelServer } from "@/e2e/support/turns";
import { makeAccount, signedInBrowser } from "@/lib/accounts/__fixtures__/test-accounts";
import type { TestBrowser } from "@/lib/accounts/__fixtures__/test-browser";
import { inTransaction } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { useTestDatabase } from "@/lib/db/test-database";
import { createMemory } from "@/lib/memory/commands";
import { type MemorySource, NewMemory } from "@/lib/memory/schema";
import { addSource } from "@/lib/memory/sources/commands";
import { GET as read } from "./route";

useTestDatabase();
const { useModel } = useModelServer();

const PATH = "/api/v1/memory";
let ada: Scope;
let browser: TestBrowser;
beforeAll(async () => {
  useModel("ok");
  ada = (await makeAccount()).scope;
  browser = await signedInBrowser(ada.ownerId);
});

type ConversationId = ReturnType<typeof newConversationId>;
const say = async (conversationId: ConversationId, text: string, more: Parameters<typeof submit>[2] = {}) => (await talk(ada, submit(conversationId, text, more))).handle.turn;
const learn = (scope: Scope, content: string, source: MemorySource) => createMemory(scope, NewMemory.parse({ type: "fact", content }), { origin: "extraction", source });
const hearAgain = (memoryId: string, source: MemorySource) => inTransaction((transaction) => addSource(transaction, ada, memoryId, { ...source, saidAt: new Date("2027-05-03T10:00:00Z") }));

/** Of each place where a memory was heard, whether it is on the branch in view. */
async function marksOf(memoryId: string, as = browser) {
  const answer = await as.send(read, `${PATH}/${memoryId}`, { params: { memoryId }, method: "GET" });
  expect(answer.status).toBe(200);
  const { source, heard_again } = answer.json as { source: { is_on_branch: unknown } | null; heard_again: { is_on_branch: unknown }[] };
  return { source: source && source.is_on_branch, heardAgain: heard_again.map(({ is_on_branch }) => is_on_branch) };
}

async function goBackTo(conversationId: string, messageId: string) {
  const answer = await browser.send(showBranch, `/api/v1/conversations/${conversationId}/branch`, { params: { conversationId }, body: { messageId } });
  expect(answer.status).toBe(200);
}

describe("where a memory was learned", () => {
  it("is marked while its message is edited into another branch, and no longer when that one is gone back to", async () => {
    const conversationId = newConversationId();
    const first = await say(conversationId, "I keep bees.");
    const again = await say(conversationId, "As I said, I keep bees.");
    const { id } = await learn(ada, "Keeps bees", { conversationId, messageId: first.personId, quote: "I keep bees." });
    await hearAgain(id, { conversationId, messageId: again.personId, quote: "I keep bees." });
    expect(await marksOf(id)).toEqual({ source: true, heardAgain: [true] });

    await say(conversationId, "The weather is fine.", { parentId: first.replyId });
    expect(await marksOf(id)).toEqual({ source: true, heardAgain: [false] });
    const instead = await say(conversationId, "I keep nothing at all.", { parentId: null });
    expect(await marksOf(id)).toEqual({ source: false, heardAgain: [false] });

    await goBackTo(conversationId, again.personId);
    expect(await marksOf(id)).toEqual({ source: true, heardAgain: [true] });
    await goBackTo(conversationId, instead.personId);
    expect(await marksOf(id)).toEqual({ source: false, heardAgain: [false] });
  });

  it("is marked when another reply before its message is chosen", async () => {
    const conversationId = newConversationId();
    const first = await say(conversationId, "What is good about bees?");
    const later = await say(conversationId, "Then I shall keep wasps.");
    const { id } = await learn(ada, "Keeps wasps", { conversationId, messageId: later.personId, quote: "I shall keep wasps" });
    await talk(ada, { trigger: "regenerate", conversationId, messageId: first.replyId });
    expect(await marksOf(id)).toEqual({ source: false, heardAgain: [] });
    await goBackTo(conversationId, first.replyId);
    expect(await marksOf(id)).toEqual({ source: true, heardAgain: [] });
  });

  it("is in no place once its conversation is gone, and the other places stay as they are", async () => {
    const [gone, stays] = [newConversationId(), newConversationId()];
    const said = await say(gone, "I keep hornets.");
    const again = await say(stays, "I keep hornets, still.");
    const { id } = await learn(ada, "Keeps hornets", { conversationId: gone, messageId: said.personId, quote: "I keep hornets." });
    await hearAgain(id, { conversationId: stays, messageId: again.personId, quote: "I keep hornets" });
    expect((await browser.send(deleteConversation, `/api/v1/conversations/${gone}`, { params: { conversationId: gone }, method: "DELETE" })).status).toBe(204);
    expect(await marksOf(id)).toEqual({ source: null, heardAgain: [true] });
  });

  it("says nothing of another's conversation, also where a memory names it", async () => {
    const conversationId = newConversationId();
    const said = await say(conversationId, "I keep moths.");
    const { scope } = await makeAccount();
    const { id } = await learn(scope, "Keeps moths", { conversationId, messageId: said.personId, quote: "I keep moths." });
    expect(await marksOf(id, await signedInBrowser(scope.ownerId))).toEqual({ source: null, heardAgain: [] });
  });

  it("is not looked up for a list or a search, which would cost a walk for each row", async () => {
    const conversationId = newConversationId();
    const said = await say(conversationId, "I keep glowworms.");
    await learn(ada, "Keeps glowworms", { conversationId, messageId: said.personId, quote: "I keep glowworms." });
    const answers = [await browser.send(list, PATH, { method: "GET" }), await browser.send(context, `${PATH}/context`, { body: { query: "glowworms" } })];
    for (const { json } of answers) {
      expect(JSON.stringify(json)).toContain(said.personId);
      expect(JSON.stringify(json)).not.toContain("is_on_branch");
    }
  });
});
