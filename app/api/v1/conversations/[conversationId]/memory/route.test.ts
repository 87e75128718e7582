import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POST as reset } from "@/app/api/v1/conversations/[conversationId]/reset/route";
import { POST as summarise } from "@/app/api/v1/conversations/[conversationId]/summarize/route";
import { makeAccount, signedInBrowser } from "@/lib/accounts/__fixtures__/test-accounts";
import { TestBrowser } from "@/lib/accounts/__fixtures__/test-browser";
import { db } from "@/lib/db/client";
import { useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { startJobs } from "@/lib/jobs/start";
import { createMemory } from "@/lib/memory/commands";
import { MEMORY_JOBS } from "@/lib/memory/jobs";
import { tell, type ToldConversation } from "@/lib/memory/summary/__fixtures__/told-conversation";
import { turnsOf } from "@/lib/memory/summary/__fixtures__/stored-summaries";
import { ConversationMemory } from "@/lib/memory/summary/schema";
import { NewMemory } from "@/lib/memory/schema";
import { useModelSettings } from "@/lib/models/current-settings";
import { settingsFromEnvironment } from "@/lib/models/settings-from-environment";
import { GET as read } from "./route";

useTestDatabase();

let ada: Awaited<ReturnType<typeof makeAccount>>;
let browser: TestBrowser;
let jobs: { stop: () => Promise<void> };
beforeAll(async () => {
  useModelSettings(settingsFromEnvironment({}));
  ada = await makeAccount();
  browser = await signedInBrowser(ada.ownerId);
  jobs = await startJobs(MEMORY_JOBS.map((each) => ({ ...each, run: async () => undefined })));
});
afterAll(() => jobs.stop());

const HANDLERS = { memory: [read, "GET"], summarize: [summarise, "POST"], reset: [reset, "POST"] } as const;
type What = keyof typeof HANDLERS;

const send = (what: What, conversationId: string, options: { as?: TestBrowser; query?: string } = {}) => {
  const [handler, method] = HANDLERS[what];
  return (options.as ?? browser).send(handler, `/api/v1/conversations/${conversationId}/${what}${options.query ?? ""}`, { params: { conversationId }, method });
};
const memoryOf = async (what: What, told: ToldConversation, query = "") => {
  const answer = await send(what, told.conversationId, { query });
  expect(answer.status).toBe(200);
  return ConversationMemory.parse(answer.json);
};
async function toldTurns(count: number): Promise<ToldConversation> {
  const told = await tell(ada.scope);
  await told.turns(count);
  return told;
}

describe("the memory of a conversation", () => {
  it("200: recent turns whole, and the summary of those before", async () => {
    const told = await toldTurns(3);
    expect(await memoryOf("memory", told)).toMatchObject({ interactions: [], important_details: [], summary: null, versions: [], turn_count: 3 });
    const done = await memoryOf("summarize", told);
    expect(turnsOf({ content: done })).toEqual([1, 2, 3]);
    expect(done).toMatchObject({ summary: { version: 1, watermark: 3, is_on_branch: true }, turn_count: 3 });
    expect(done.short_term.map(({ content }) => content)).toContain("Turn 3 is about the ferry.");
    expect(await memoryOf("memory", told)).toEqual(done);
    expect(await memoryOf("summarize", told)).toEqual(done);
  });

  it("200: an older version, when it is named", async () => {
    const told = await toldTurns(1);
    const first = await memoryOf("summarize", told);
    await told.turns(1, 2);
    const second = await memoryOf("summarize", told);
    expect(second.versions.map(({ version }) => version)).toEqual([2, 1]);
    expect(await memoryOf("memory", told, "?version=1")).toMatchObject({ interactions: first.interactions, summary: { version: 1 } });
  });

  it("200: only the branch in view, and versions of the others marked as such", async () => {
    const told = await toldTurns(2);
    await memoryOf("summarize", told);
    told.goOnAfter(null);
    await told.turn("Another beginning.", "So be it.");
    expect(await memoryOf("memory", told)).toMatchObject({ turn_count: 1, interactions: [], summary: null, versions: [{ version: 1, is_on_branch: false }] });
  });

  it("200: a long conversation is summarised as far as one call goes, and the rest later", async () => {
    const told = await toldTurns(60);
    const done = await memoryOf("summarize", told);
    expect(done).toMatchObject({ summary: { watermark: 48 }, turn_count: 60 });
    expect(await db().$queryRaw`SELECT data->>'upTo' AS up_to FROM jobs.job WHERE data->>'conversationId' = ${told.conversationId}`).toEqual([{ up_to: "end" }]);
  });

  it("200: a reset clears working memory and summaries, and nothing else", async () => {
    const told = await toldTurns(3);
    await memoryOf("summarize", told);
    const memory = await createMemory(ada.scope, NewMemory.parse({ type: "fact", content: "Keeps a lantern" }), { origin: "person" });
    const cleared = await memoryOf("reset", told);
    expect(cleared).toMatchObject({ short_term: [], interactions: [], important_details: [], summary: null, turn_count: 0, versions: [] });
    expect(await db().message.count({ where: { conversationId: told.conversationId } })).toBe(6);
    expect(await db().memory.count({ where: { id: memory.id } })).toBe(1);
    await told.turn("After that.", "Yes.");
    expect((await memoryOf("memory", told)).short_term.map(({ content }) => content)).toEqual(["After that.", "Yes."]);
  });
});

describe.each(["memory", "summarize", "reset"] as const)("%s", (what) => {
  it("404: an id that is none", async () => {
    expect((await send(what, "not-an-id")).status).toBe(404);
  });

  it("401: nobody signed in", async () => {
    const told = await toldTurns(1);
    expect((await send(what, told.conversationId, { as: new TestBrowser() })).status).toBe(401);
  });

  it("404: another's, as for one that is not there, and nothing of it changes", async () => {
    const told = await toldTurns(1);
    const mallory = await signedInBrowser((await makeAccount()).ownerId);
    const [foreign, missing] = [await send(what, told.conversationId, { as: mallory }), await send(what, newId(), { as: mallory })];
    expect([foreign.status, missing.status]).toEqual([404, 404]);
    expect({ ...foreign.json, request_id: "" }).toEqual({ ...missing.json, request_id: "" });
    expect((await memoryOf("memory", told)).short_term).toHaveLength(2);
  });
});

it.each(["version=0", "version=x", "version=99999999999"])("400: %s", async (query) => {
  const told = await toldTurns(1);
  expect((await send("memory", told.conversationId, { query: `?${query}` })).status).toBe(400);
});

it("404: a version that there is not", async () => {
  const told = await toldTurns(1);
  expect((await send("memory", told.conversationId, { query: "?version=7" })).status).toBe(404);
});
