import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeAccount, signedInBrowser } from "@/lib/accounts/__fixtures__/test-accounts";
import type { TestBrowser } from "@/lib/accounts/__fixtures__/test-browser";
import { ImportConversations } from "@/lib/chat/import/schema";
import { useTestDatabase } from "@/lib/db/test-database";
import type { Scope } from "@/lib/db/scope";
import { newId } from "@/lib/ids";
import { startJobs } from "@/lib/jobs/start";
import { createMemory } from "@/lib/memory/commands";
import { indexStoredMessages } from "@/lib/memory/extraction/commands";
import { indexMessagesJob } from "@/lib/memory/jobs";
import { NewMemory } from "@/lib/memory/schema";
import { importConversations } from "@/lib/turn/import-conversations";
import { POST } from "./route";

useTestDatabase();

const PATH = "/api/v1/memory/context";
let ada: TestBrowser;
let scope: Scope;
let mallory: TestBrowser;
let jobs: { stop: () => Promise<void> };

/** A talk of two people in the search. */
async function bringAlong(said: readonly (readonly [author: string, text: string])[]) {
  const conversationId = newId();
  const messages = said.map(([author, text], index) => ({ id: newId(), role: "person" as const, author, text, createdAt: new Date(Date.UTC(2024, 4, 4, 10, index)).toISOString() }));
  const imported = await importConversations(scope, ImportConversations.parse({ conversations: [{ id: conversationId, title: "On the pier", messages }] }));
  if (!imported.ok) throw new Error(imported.failure.code);
  await indexStoredMessages(scope, messages.map(({ id }) => id));
  return { conversationId, messages };
}

beforeAll(async () => {
  const account = await makeAccount();
  scope = account.scope;
  ada = await signedInBrowser(account.ownerId);
  mallory = await signedInBrowser((await makeAccount()).ownerId);
  jobs = await startJobs([indexMessagesJob]);
  await createMemory(scope, NewMemory.parse({ type: "fact", content: "Owns a theorbo" }), { origin: "person" });
  await bringAlong([["Grace", "Where do you keep the theorbo these days?"], ["Ada", "In the attic, under a blanket."], ["Grace", "And the lute?"]]);
});
afterAll(() => jobs.stop());

const ask = (body: object, browser = ada) => browser.send(POST, PATH, { body: { query: "Where is the theorbo?", ...body } });

describe(`POST ${PATH}`, () => {
  it("200: memories alone, unless more is asked for", async () => {
    const { status, json } = await ask({});
    expect(status).toBe(200);
    expect(json["memories"]).toMatchObject([{ content: "Owns a theorbo" }]);
    expect(json).not.toHaveProperty("episodes");
    expect(json["context_summary"]).toBe("- Owns a theorbo");
  });

  it("200: past messages with who wrote them, and when", async () => {
    const { json } = await ask({ include: ["episodes"], explain: true });
    const episodes = json["episodes"] as { content: string }[];
    expect(episodes.map(({ content }) => content)).toContain("In the attic, under a blanket.");
    expect(episodes.find(({ content }) => content.startsWith("In the attic"))).toMatchObject({
      author: "Ada",
      role: "person",
      conversation_title: "On the pier",
      created_at: "2024-05-04T10:01:00.000Z",
      score_parts: { keyword: expect.any(Number) as number },
    });
    expect(json["context_summary"]).toContain("- (2024-05-04) Ada: In the attic, under a blanket.");
  });

  it("200: what was said by who is asked about comes first", async () => {
    await bringAlong([["Ada", "The zither is broken."], ["Bo", "Hm."], ["Bo", "Hm!"], ["Bo", "So?"], ["Bo", "Now."], ["Grace", "The zither is broken, too?"]]);
    const first = async (query: string) => ((await ask({ query, include: ["episodes"] })).json["episodes"] as { author: string }[])[0]?.author;
    expect(await first("What did Ada say of the zither?")).toBe("Ada");
  });

  it("200: no more episodes than asked for, and none of somebody else", async () => {
    expect((await ask({ include: ["episodes"], episodes_limit: 1 })).json["episodes"]).toHaveLength(1);
    expect((await ask({ include: ["episodes"] }, mallory)).json).toMatchObject({ memories: [], episodes: [], context_summary: "" });
  });

  it("200: nothing that was said after the moment asked about", async () => {
    expect((await ask({ include: ["episodes"], as_of: "2024-01-01T00:00:00Z" })).json["episodes"]).toEqual([]);
  });

  it("200: of a talk that went on, only what had been said by the moment asked about", async () => {
    const { json } = await ask({ include: ["episodes"], as_of: "2024-05-04T10:00:30Z" });
    const episodes = json["episodes"] as { content: string; created_at: string }[];
    expect(episodes.map(({ content }) => content)).toContain("Where do you keep the theorbo these days?");
    expect(episodes.filter(({ created_at }) => created_at > "2024-05-04T10:00:30")).toEqual([]);
    expect(json["context_summary"]).not.toContain("attic");
  });

  it.each([{ include: ["files"] }, { include: "episodes" }, { episodes_limit: 0 }, { episodes_limit: 101 }, { episodes_limit: 1.5 }])("400: %j", async (wrong) => {
    expect((await ask(wrong)).status).toBe(400);
  });
});
