import { beforeAll, describe, expect, it } from "vitest";
import { GET as listLeftOut } from "@/app/api/v1/conversations/[conversationId]/left-out/route";
import { DELETE as takeIn, PUT as leaveOut } from "@/app/api/v1/conversations/[conversationId]/left-out/[memoryId]/route";
import { makeAccount, signedInBrowser } from "@/lib/accounts/__fixtures__/test-accounts";
import { TestBrowser } from "@/lib/accounts/__fixtures__/test-browser";
import { useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { changeMemory, createMemory } from "@/lib/memory/commands";
import { NewMemory } from "@/lib/memory/schema";
import { searchMemories } from "@/lib/memory/search/recall";
import { SearchMemories } from "@/lib/memory/schema";
import { tell } from "@/lib/memory/summary/__fixtures__/told-conversation";
import { readLeftOut } from "@/lib/memory/feedback/queries";
import { recallForTurn, withoutMemories } from "@/lib/turn/recall-for-turn";
import { POST as giveFeedback } from "./route";

useTestDatabase();

let ada: Awaited<ReturnType<typeof makeAccount>>;
let browser: TestBrowser;
let mallory: TestBrowser;
beforeAll(async () => {
  ada = await makeAccount();
  browser = await signedInBrowser(ada.ownerId);
  mallory = await signedInBrowser((await makeAccount()).ownerId);
});

const remember = (content: string) => createMemory(ada.scope, NewMemory.parse({ type: "fact", content }), { origin: "person" });
const say = (memoryId: string, body: object, as = browser) =>
  as.send(giveFeedback, `/api/v1/memory/${memoryId}/feedback`, { params: { memoryId }, method: "POST", body });

describe("POST /api/v1/memory/{id}/feedback", () => {
  it("200: counts, bounds the factor, and takes a word back", async () => {
    const { id } = await remember("Keeps a kestrel");
    expect((await say(id, { verdict: "useful" })).json).toEqual({ useful_count: 1, wrong_count: 0, feedback_factor: 1.15 });
    expect((await say(id, { verdict: "useful", take_back: true })).json).toEqual({ useful_count: 0, wrong_count: 0, feedback_factor: 1 });
    expect((await say(id, { verdict: "useful", take_back: true })).json).toMatchObject({ useful_count: 0 });
    expect(await say(id, { verdict: "wrong" })).toMatchObject({ status: 200, json: { wrong_count: 1, feedback_factor: 0.8 } });
  });

  it("200: what is said of it changes its rank, and the score says so, until its words change", async () => {
    const [first, second] = [await remember("Plays the theorbo on Mondays"), await remember("Plays the theorbo on Fridays")];
    const found = async () => searchMemories(ada.scope, SearchMemories.parse({ query: "theorbo" }));
    await say(first.id, { verdict: "wrong" });
    await say(second.id, { verdict: "useful" });
    expect((await found()).map(({ memory, scoreParts }) => [memory.id, scoreParts.feedback])).toEqual([[second.id, 1.15], [first.id, 0.8]]);
    await changeMemory(ada.scope, first.id, { content: "Plays the theorbo on Sundays" }, { by: "person", reason: "corrected by hand" });
    expect((await found()).find(({ memory }) => memory.id === first.id)?.scoreParts.feedback).toBe(1);
  });

  it.each([{ verdict: "fine" }, {}, { verdict: "wrong", take_back: "yes" }])("400: %j", async (body) => {
    expect((await say((await remember("Keeps bees")).id, body)).status).toBe(400);
  });

  it("401: nobody signed in", async () => {
    expect((await say(newId(), { verdict: "wrong" }, new TestBrowser())).status).toBe(401);
  });

  it("404: another's, as for one that is not there", async () => {
    const { id } = await remember("Keeps a lantern");
    expect([(await say(id, { verdict: "wrong" }, mallory)).status, (await say(newId(), { verdict: "wrong" })).status]).toEqual([404, 404]);
    expect((await say(id, { verdict: "useful" })).json).toMatchObject({ wrong_count: 0 });
  });
});

describe("/api/v1/conversations/{id}/left-out", () => {
  const at = (conversationId: string, memoryId: string) => ({ params: { conversationId, memoryId } });
  const put = (conversationId: string, memoryId: string, as = browser) => as.send(leaveOut, `/api/v1/conversations/${conversationId}/left-out/${memoryId}`, { ...at(conversationId, memoryId), method: "PUT" });
  const take = (conversationId: string, memoryId: string, as = browser) => as.send(takeIn, `/api/v1/conversations/${conversationId}/left-out/${memoryId}`, { ...at(conversationId, memoryId), method: "DELETE" });
  const list = (conversationId: string, as = browser) => as.send(listLeftOut, `/api/v1/conversations/${conversationId}/left-out`, { params: { conversationId }, method: "GET" });
  const recalled = async (conversationId: string) =>
    (await withoutMemories(ada.scope, await recallForTurn(ada.scope, { query: "the walrus", conversationId }), await readLeftOut(ada.scope, conversationId))).facts.map(({ memory }) => memory.id as string);

  it("204: stays out of this conversation and of no other, until it is let in again", async () => {
    const { id } = await remember("Is fond of the walrus");
    const [{ conversationId }, other] = [await tell(ada.scope), await tell(ada.scope)];
    await other.turns(1);
    expect(await recalled(conversationId)).toContain(id);
    expect([(await put(conversationId, id)).status, (await put(conversationId, id)).status]).toEqual([204, 204]);
    expect((await list(conversationId)).json).toEqual({ memory_ids: [id] });
    expect(await recalled(conversationId)).not.toContain(id);
    expect(await recalled(other.conversationId)).toContain(id);
    expect((await take(conversationId, id)).status).toBe(204);
    expect(await recalled(conversationId)).toContain(id);
    expect((await take(conversationId, id)).status).toBe(404);
  });

  it("404: another's conversation or memory, and ids of nobody", async () => {
    const { id } = await remember("Is fond of the narwhal");
    const { conversationId } = await tell(ada.scope);
    await put(conversationId, id);
    const answers = [await put(conversationId, id, mallory), await take(conversationId, id, mallory), await list(conversationId, mallory), await put(conversationId, newId()), await put(newId(), id), await list(newId())];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
    expect((await list(conversationId)).json).toEqual({ memory_ids: [id] });
  });

  it("401: nobody signed in", async () => {
    const nobody = new TestBrowser();
    expect([(await put(newId(), newId(), nobody)).status, (await take(newId(), newId(), nobody)).status, (await list(newId(), nobody)).status]).toEqual([401, 401, 401]);
  });
});
