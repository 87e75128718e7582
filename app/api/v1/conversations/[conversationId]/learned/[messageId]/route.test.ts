import { beforeAll, describe, expect, it } from "vitest";
import { newConversationId, submit, talk, useModelServer } from "@/e2e/support/turns";
import { makeAccount, signedInBrowser } from "@/lib/accounts/__fixtures__/test-accounts";
import { TestBrowser } from "@/lib/accounts/__fixtures__/test-browser";
import { readMessages } from "@/lib/chat/queries";
import { db, inTransaction } from "@/lib/db/client";
import { useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { createMemory } from "@/lib/memory/commands";
import { Candidate } from "@/lib/memory/extraction/candidate";
import { refuseProposal, storeProposal } from "@/lib/memory/review/commands";
import { NewMemory } from "@/lib/memory/schema";
import { GET as read } from "./route";

useTestDatabase();
const { useModel } = useModelServer();

let ada: Awaited<ReturnType<typeof makeAccount>>;
let browser: TestBrowser;
let said: { conversationId: string; messageId: string };
beforeAll(async () => {
  useModel("ok");
  ada = await makeAccount();
  browser = await signedInBrowser(ada.ownerId);
  const conversationId = newConversationId();
  await talk(ada.scope, submit(conversationId, "I keep bees."));
  said = { conversationId, messageId: (await readMessages(ada.scope, conversationId))?.messages[0]?.id ?? "" };
});

const ask = (params: { conversationId: string; messageId: string }, as = browser) =>
  as.send(read, `/api/v1/conversations/${params.conversationId}/learned/${params.messageId}`, { params, method: "GET" });

describe("what was learned from a message", () => {
  it("200: nothing while it has not been read, and then the memories", async () => {
    expect(await ask(said)).toMatchObject({ status: 200, json: { is_read: false, memories: [], proposals: [] } });
    const memory = await createMemory(ada.scope, NewMemory.parse({ type: "fact", content: "Keeps bees" }), { origin: "extraction", source: { ...said, quote: "I keep bees." } });
    await createMemory(ada.scope, NewMemory.parse({ type: "fact", content: "Something else" }), { origin: "person" });
    await db().memoryExtraction.create({ data: { ownerId: ada.ownerId, messageId: said.messageId, method: "rules", learnedCount: 1, droppedCount: 0 } });
    expect((await ask(said)).json).toEqual({ is_read: true, memories: [{ id: memory.id, content: "Keeps bees" }], proposals: [] });
  });

  it("200: what waits for the person's word, until it is decided", async () => {
    const candidate = { content: "Keeps goats", type: "fact" as const, importance: 5, confidence: 1, evidence: { messageId: said.messageId, quote: "I keep bees." } };
    await inTransaction((transaction) => storeProposal(transaction, ada.scope, { ...said, saidAt: new Date() }, { candidate: Candidate.parse(candidate), named: new Map() }));
    const { proposals } = (await ask(said)).json as { proposals: { id: string; content: string }[] };
    expect(proposals).toEqual([{ id: expect.any(String) as string, content: "Keeps goats" }]);
    await refuseProposal(ada.scope, proposals[0]?.id ?? "");
    expect((await ask(said)).json).toMatchObject({ proposals: [] });
  });

  it("401: nobody signed in", async () => {
    expect((await ask(said, new TestBrowser())).status).toBe(401);
  });

  it("404: another's, one of another conversation, and ids of nobody", async () => {
    const mallory = await signedInBrowser((await makeAccount()).ownerId);
    const answers = [await ask(said, mallory), await ask({ ...said, conversationId: newId() }), await ask({ ...said, messageId: newId() }), await ask({ ...said, messageId: "not-an-id" })];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });
});
