import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeAccount, signedInBrowser } from "@/lib/accounts/__fixtures__/test-accounts";
import { TestBrowser } from "@/lib/accounts/__fixtures__/test-browser";
import { seal } from "@/lib/crypto/sealing";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { extractFromMessage } from "@/lib/memory/extraction/extract-from-message";
import { listMemories } from "@/lib/memory/queries";
import type { ProposalRecord } from "@/lib/memory/review/schema";
import { ListMemories } from "@/lib/memory/schema";
import { settingsFromEnvironment } from "@/lib/models/settings-from-environment";
import { POST as accept } from "./[proposalId]/accept/route";
import { POST as reject } from "./[proposalId]/reject/route";
import { GET as list, PATCH as setReview } from "./route";

useTestDatabase();
afterEach(() => void vi.useRealTimers());

const PATH = "/api/v1/memory/proposals";
let ada: { browser: TestBrowser; scope: Scope };
beforeEach(async () => {
  const { ownerId, scope } = await makeAccount();
  ada = { browser: await signedInBrowser(ownerId), scope };
  expect(await ada.browser.send(setReview, PATH, { method: "PATCH", body: { memory_review: true } })).toMatchObject({ status: 200, json: { memory_review: true } });
});

/** What a person says, read by rules. */
async function say(text: string, createdAt = new Date("2027-05-03T10:00:00Z")): Promise<string> {
  const { ownerId, userId } = ada.scope;
  const [conversationId, id] = [newId(), newId()];
  await db().conversation.create({ data: { ownerId, id: conversationId, userId } });
  await db().message.create({ data: { ownerId, id, conversationId, role: "person", contentSealed: seal("message", [ownerId, id], text), status: "complete", tokenCount: 1, createdAt } });
  await extractFromMessage(ada.scope, id, { settings: settingsFromEnvironment({}), recordCalls: async () => undefined });
  return id;
}
const waiting = async (browser = ada.browser) => (await browser.send(list, PATH, { method: "GET" })).json["proposals"] as ProposalRecord[];
const only = async () => (await waiting())[0]?.id ?? "";
const acceptIt = (id: string, body: object = {}, browser = ada.browser) => browser.send(accept, `${PATH}/${id}/accept`, { params: { proposalId: id }, body });
const rejectIt = (id: string, browser = ada.browser) => browser.send(reject, `${PATH}/${id}/reject`, { method: "POST", params: { proposalId: id } });
const known = async () => (await listMemories(ada.scope, ListMemories.parse({}))).memories.map(({ content }) => content);

describe("review", () => {
  it("200: what is learned waits, with the person's own words, and is remembered by nobody", async () => {
    const messageId = await say("Hi, I'm allergic to walnuts, sadly.");
    expect(await waiting()).toMatchObject([{ content: "Is allergic to walnuts", type: "fact", source: { message_id: messageId, quote: expect.stringContaining("allergic to walnuts") }, said_at: "2027-05-03T10:00:00.000Z" }]);
    expect(await known()).toEqual([]);
  });

  it("200: what was learned from one message waits as it was said, however fast it was written down", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2027-05-03T10:00:05Z") });
    await say("I live in Porto. I'm allergic to walnuts. I collect stamps. I'm allergic to figs. I collect coins.");
    vi.useRealTimers();
    expect((await waiting()).map(({ content }) => content)).toEqual(["Lives in Porto", "Is allergic to walnuts", "Collects stamps", "Is allergic to figs", "Collects coins"]);
  });

  it("200: accepted it is remembered, with the date it was said and its source, and waits no more", async () => {
    const messageId = await say("I'm allergic to walnuts");
    const answer = await acceptIt(await only());
    expect(answer).toMatchObject({ status: 200, json: { memory: { content: "Is allergic to walnuts", origin: "extraction", valid_from: "2027-05-03T10:00:00.000Z", source: { message_id: messageId } } } });
    expect(await waiting()).toEqual([]);
    expect(await known()).toEqual(["Is allergic to walnuts"]);
  });

  it("200: accepted in the person's own wording, which is theirs", async () => {
    await say("I live in Porto");
    expect(await acceptIt(await only(), { content: "Lives in Braga" })).toMatchObject({ status: 200, json: { memory: { content: "Lives in Braga", key: "home_city", value: null, origin: "person" } } });
    expect(await known()).toEqual(["Lives in Braga"]);
  });

  it("200: a correction replaces what was known only once it is accepted", async () => {
    await say("I live in Porto", new Date("2027-05-01"));
    await acceptIt(await only());
    await say("I live in Lyon", new Date("2027-06-01"));
    expect(await known()).toEqual(["Lives in Porto"]);
    await acceptIt(await only());
    expect(await known()).toEqual(["Lives in Lyon"]);
  });

  it("what is known already is only heard again, and what waits is not asked twice", async () => {
    await say("I'm allergic to walnuts");
    await say("I'm allergic to walnuts!");
    expect(await waiting()).toHaveLength(1);
    await acceptIt(await only());
    await say("Remember I'm allergic to walnuts");
    expect(await waiting()).toEqual([]);
    expect(await db().memorySource.count({ where: { ownerId: ada.scope.ownerId } })).toBe(1);
  });

  it("204: rejected it is gone with its words, and is not proposed again in these or in other words for the same", async () => {
    await say("I'm allergic to walnuts");
    expect((await rejectIt(await only())).status).toBe(204);
    expect(await waiting()).toEqual([]);
    const rows = await db().memoryProposal.findMany({ where: { ownerId: ada.scope.ownerId } });
    expect(rows).toMatchObject([{ proposalSealed: null, messageId: null }]);
    await say("I have a walnut allergy.", new Date("2028-01-01"));
    await say("I'm allergic to walnuts.", new Date("2028-01-02"));
    expect(await waiting()).toEqual([]);
    expect(await known()).toEqual([]);
    await say("I'm allergic to figs.");
    expect(await waiting()).toHaveLength(1);
  });

  it("a proposal goes with its message", async () => {
    const messageId = await say("I'm allergic to walnuts");
    await db().message.deleteMany({ where: { ownerId: ada.scope.ownerId, id: messageId } });
    expect(await waiting()).toEqual([]);
  });

  it("switched off, what is learned is remembered at once, and what waits goes on waiting", async () => {
    await say("I'm allergic to walnuts");
    await ada.browser.send(setReview, PATH, { method: "PATCH", body: { memory_review: false } });
    await say("I'm allergic to figs");
    expect(await known()).toEqual(["Is allergic to figs"]);
    expect(await waiting()).toHaveLength(1);
  });

  it("400: a blank wording, a wording too long, fields nobody knows", async () => {
    await say("I'm allergic to walnuts");
    const id = await only();
    for (const body of [{ content: "  " }, { content: "x".repeat(10_001) }, { owner_id: newId() }]) expect((await acceptIt(id, body)).status).toBe(400);
    expect((await ada.browser.send(setReview, PATH, { method: "PATCH", body: { memory_review: "yes" } })).status).toBe(400);
    expect(await waiting()).toHaveLength(1);
  });

  it("401: nobody signed in", async () => {
    const nobody = new TestBrowser();
    expect((await nobody.send(list, PATH, { method: "GET" })).status).toBe(401);
    expect((await nobody.send(setReview, PATH, { method: "PATCH", body: { memory_review: true } })).status).toBe(401);
    expect((await acceptIt(newId(), {}, nobody)).status).toBe(401);
    expect((await rejectIt(newId(), nobody)).status).toBe(401);
  });

  it("404: one that is not there, was decided, or is somebody else's", async () => {
    await say("I'm allergic to walnuts");
    const id = await only();
    const mallory = await signedInBrowser((await makeAccount()).ownerId);
    expect((await acceptIt(id, {}, mallory)).status).toBe(404);
    expect((await rejectIt(id, mallory)).status).toBe(404);
    expect(await waiting(mallory)).toEqual([]);
    const both = await Promise.all([acceptIt(id), acceptIt(id)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 404]);
    expect((await rejectIt(id)).status).toBe(404);
    for (const nobodys of [newId(), "1"]) expect([(await acceptIt(nobodys)).status, (await rejectIt(nobodys)).status]).toEqual([404, 404]);
    expect(await known()).toEqual(["Is allergic to walnuts"]);
  });
});
