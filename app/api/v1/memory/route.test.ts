import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DELETE as forget, GET as read, PATCH as change } from "@/app/api/v1/memory/[memoryId]/route";
import { GET as history } from "@/app/api/v1/memory/[memoryId]/history/route";
import { DELETE as hide } from "@/app/api/v1/memory/[memoryId]/soft/route";
import { POST as context } from "@/app/api/v1/memory/context/route";
import { GET as stats } from "@/app/api/v1/memory/stats/route";
import { TestBrowser } from "@/lib/accounts/__fixtures__/test-browser";
import { makeAccount, signedInBrowser } from "@/lib/accounts/__fixtures__/test-accounts";
import { forgetInReceiptsJob } from "@/lib/chat/forgetting/jobs";
import { inTransaction } from "@/lib/db/client";
import { type OwnerId, ownScope } from "@/lib/db/scope";
import { useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { startJobs } from "@/lib/jobs/start";
import { addSource } from "@/lib/memory/sources/commands";
import { GET as list, POST as create } from "./route";

useTestDatabase();

const PATH = "/api/v1/memory";
let ada: TestBrowser;
let adasId: OwnerId;
let mallory: TestBrowser;
let jobs: { stop: () => Promise<void> };

beforeAll(async () => {
  jobs = await startJobs([forgetInReceiptsJob]);
  adasId = (await makeAccount()).scope.ownerId;
  ada = await signedInBrowser(adasId);
  mallory = await signedInBrowser((await makeAccount()).ownerId);
});
afterAll(() => jobs.stop());

const store = async (browser: TestBrowser, content: string, more: object = {}) => {
  const answer = await browser.send(create, PATH, { body: { type: "fact", content, ...more } });
  expect(answer.status).toBe(200);
  return answer.json as { id: string; content: string; version: number };
};
const at = (memoryId: string) => ({ params: { memoryId } });

describe("POST /api/v1/memory", () => {
  it("200: answers with the record, under both names of its id and type, and the state of the limit", async () => {
    const answer = await ada.send(create, PATH, { body: { type: "preference", content: "Prefers quarl over vint", importance: 4, metadata: { a: 1 }, ttl_seconds: 60 } });
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ type: "preference", memory_type: "preference", content: "Prefers quarl over vint", importance: 4, metadata: { a: 1 }, version: 1, is_deleted: false, confidence: 1 });
    expect(answer.json["id"]).toBe(answer.json["memory_id"]);
    expect(answer.headers.get("x-ratelimit-remaining")).toMatch(/^\d+$/);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it("200: exactly 10,000 characters, counted as people count them", async () => {
    await store(ada, "🜁".repeat(10_000));
  });

  it.each([
    ["NUL", "Keeps\u0000 bees", "Keeps bees"],
    ["half a character", "Keeps \ud800 bees", "Keeps \ufffd bees"],
  ])("200: text with %s is stored without it, and read back as it was answered", async (_name, content, stored) => {
    const memory = await store(ada, content);
    expect(memory.content).toBe(stored);
    expect((await ada.send(read, `${PATH}/${memory.id}`, { ...at(memory.id), method: "GET" })).json).toMatchObject({ content: stored });
  });

  it("413: a body of more than a mebibyte", async () => {
    const answer = await ada.send(create, PATH, { body: { type: "fact", content: "x".repeat(1024 * 1024) } });
    expect(answer).toMatchObject({ status: 413, json: { code: "too_large", detail: "The body is larger than 1048576 bytes" } });
  });

  it.each([
    ["10,001 characters", { content: "x".repeat(10_001) }],
    ["a megabyte", { content: "x".repeat(1_000_000) }],
    ["no words", { content: "  \n " }],
    ["an unknown type", { type: "rumour" }],
    ["an importance out of range", { importance: 6 }],
    ["an importance with a fraction", { importance: 1.5 }],
    ["6 levels of metadata", { metadata: { a: { b: { c: { d: { e: { f: 1 } } } } } } }],
    ["5,121 bytes of metadata", { metadata: { a: "x".repeat(5_121 - 7) } }],
    ["an owner of the caller's choice", { owner_id: newId() }],
    ["a user of the caller's choice", { user_id: "somebody" }],
    ["an expiry in the year 0, which no calendar has", { expires_at: "0000-01-01T00:00:00Z" }],
    ["an expiry that lies in the year 0 in UTC", { expires_at: "0001-01-01T00:00:00+14:00" }],
    ["an expiry after the year 9999", { expires_at: "9999-12-31T23:59:59-01:00" }],
    ["more seconds than a column holds", { ttl_seconds: 2_147_483_648 }],
    ["an operator for content", { content: { not: "" } }],
  ])("400: %s", async (_name, wrong) => {
    const answer = await ada.send(create, PATH, { body: { type: "fact", content: "Keeps bees", ...wrong } });
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ code: "invalid_request", status: 400 });
    expect(answer.json["issues"]).not.toHaveLength(0);
  });

  it("401: nobody signed in", async () => {
    const answer = await new TestBrowser().send(create, PATH, { body: { type: "fact", content: "x" } });
    expect(answer).toMatchObject({ status: 401, json: { detail: "Authentication required" } });
  });

  it("403: from another site's page", async () => {
    const answer = await ada.send(create, PATH, { body: { type: "fact", content: "x" }, headers: { origin: "https://evil.example" } });
    expect(answer.status).toBe(403);
  });

  it("415: a form", async () => {
    expect((await ada.send(create, PATH, { body: new URLSearchParams({ type: "fact", content: "x" }) })).status).toBe(415);
  });
});

describe("GET /api/v1/memory", () => {
  it.each(["x", `1.${"-".repeat(36)}`, "zzzzzzzzzzz.0", "\u0000"])("200: an unreadable cursor (%j) starts at the beginning", async (cursor) => {
    const answer = await ada.send(list, `${PATH}?cursor=${encodeURIComponent(cursor)}`, { method: "GET" });
    expect(answer.status).toBe(200);
  });

  it("200: an array of one's own, page by page without a gap or a repeat", async () => {
    const grace = await signedInBrowser((await makeAccount()).ownerId);
    const stored: string[] = [];
    for (let index = 0; index < 5; index += 1) stored.push((await store(grace, `Owns a ${index}-masted boat`)).id);
    await store(mallory, "Owns nothing of hers");

    const seen: string[] = [];
    let cursor = "";
    do {
      const response = await grace.send(list, `${PATH}?limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`, { method: "GET" });
      expect(response.status).toBe(200);
      seen.push(...Object.values(response.json as Record<string, { id: string }>).map(({ id }) => id));
      cursor = response.headers.get("x-next-cursor") ?? "";
      if (cursor) expect(response.headers.get("link")).toContain('rel="next"');
    } while (cursor);
    expect(seen).toEqual(stored.toReversed());
  });

  it.each(["limit=0", "limit=501", "limit=NaN", "limit=1e9", "limit=", "type=rumour", "min_importance=9", "order=random", "include_deleted=perhaps"])("400: %s", async (query) => {
    expect((await ada.send(list, `${PATH}?${query}`, { method: "GET" })).status).toBe(400);
  });

  it("401: nobody signed in", async () => {
    expect((await new TestBrowser().send(list, PATH, { method: "GET" })).status).toBe(401);
  });
});

describe("/api/v1/memory/[memoryId]", () => {
  it("200: with the places where it was heard again", async () => {
    const { id } = await store(ada, "Keeps quarls");
    const again = { messageId: newId(), conversationId: newId(), quote: "I keep quarls, as I said", saidAt: new Date("2027-05-03T10:00:00Z") };
    await inTransaction((transaction) => addSource(transaction, ownScope(adasId), id, again));
    expect((await ada.send(read, `${PATH}/${id}`, { ...at(id), method: "GET" })).json).toMatchObject({
      content: "Keeps quarls",
      heard_again: [{ conversation_id: again.conversationId, message_id: again.messageId, quote: "I keep quarls, as I said", said_at: "2027-05-03T10:00:00.000Z" }],
    });
  });

  it("200: a correction keeps what was said before", async () => {
    const { id } = await store(ada, "Lives in Vantor");
    const changed = await ada.send(change, `${PATH}/${id}`, { ...at(id), method: "PATCH", body: { content: "Lives in Quell" } });
    expect(changed).toMatchObject({ status: 200, json: { content: "Lives in Quell", version: 2, corrected_at: expect.any(String) } });
    const pinned = await ada.send(change, `${PATH}/${id}`, { ...at(id), method: "PATCH", body: { is_pinned: true, expires_at: "2090-01-01T00:00:00Z" } });
    expect(pinned).toMatchObject({ status: 200, json: { is_pinned: true, version: 2, corrected_at: changed.json["corrected_at"] } });
    const versions = Object.values((await ada.send(history, `${PATH}/${id}/history`, { ...at(id), method: "GET" })).json);
    expect(versions).toMatchObject([
      { memory_id: id, version: 2, content: "Lives in Quell", valid_to: null, reason: "corrected by hand" },
      { memory_id: id, version: 1, content: "Lives in Vantor", reason: "first learned" },
    ]);
  });

  it("200: what is forgotten is gone with its history", async () => {
    const { id } = await store(ada, "Fears moths");
    expect((await ada.send(forget, `${PATH}/${id}`, { ...at(id), method: "DELETE" })).json).toEqual({ success: true, memory_id: id });
    expect((await ada.send(read, `${PATH}/${id}`, { ...at(id), method: "GET" })).status).toBe(404);
    expect((await ada.send(history, `${PATH}/${id}/history`, { ...at(id), method: "GET" })).status).toBe(404);
    expect((await ada.send(forget, `${PATH}/${id}`, { ...at(id), method: "DELETE" })).status).toBe(404);
  });

  it("200: what is hidden leaves lists and search, and is still there for audit", async () => {
    const { id } = await store(ada, "Collects zibbets");
    expect((await ada.send(hide, `${PATH}/${id}/soft`, { ...at(id), method: "DELETE" })).json).toMatchObject({ id, is_deleted: true });
    const found = await ada.send(context, `${PATH}/context`, { body: { query: "zibbets" } });
    expect(JSON.stringify(found.json)).not.toContain("zibbets");
    const audit = await ada.send(list, `${PATH}?include_deleted=true&limit=500`, { method: "GET" });
    expect(JSON.stringify(audit.json)).toContain("zibbets");
  });

  it.each([
    ["read", read, "GET", undefined],
    ["change", change, "PATCH", { content: "Is mine now" }],
    ["forget", forget, "DELETE", undefined],
    ["hide", hide, "DELETE", undefined],
    ["history", history, "GET", undefined],
  ] as const)("404: %s of another's memory answers as for one that is not there, and changes nothing", async (_name, handler, method, body) => {
    const { id } = await store(ada, "Hides a marker ZQX");
    const send = (memoryId: string) => mallory.send(handler, `${PATH}/${memoryId}`, { ...at(memoryId), method, ...(body ? { body } : {}) });
    const [foreign, missing] = [await send(id), await send(newId())];
    expect(foreign.status).toBe(404);
    expect({ ...foreign.json, request_id: "" }).toEqual({ ...missing.json, request_id: "" });
    expect((await ada.send(read, `${PATH}/${id}`, { ...at(id), method: "GET" })).json).toMatchObject({ content: "Hides a marker ZQX", version: 1 });
  });

  it.each(["not-an-id", "../x", "%00", "undefined"])("404: the id %s cannot name anything", async (id) => {
    expect((await ada.send(read, `${PATH}/x`, { ...at(id), method: "GET" })).status).toBe(404);
  });

  it("400: a change of nothing, or of what is not a caller's to change", async () => {
    const { id } = await store(ada, "Plays the lute");
    for (const body of [{}, { owner_id: newId() }, { created_at: "2020-01-01T00:00:00Z" }, { version: 9 }, { is_deleted: true }]) {
      expect((await ada.send(change, `${PATH}/${id}`, { ...at(id), method: "PATCH", body })).status).toBe(400);
    }
  });
});

describe("POST /api/v1/memory/context", () => {
  it("200: finds by a word of it, explains the score, and never another's", async () => {
    await store(ada, "Is allergic to plombits");
    await store(mallory, "Sells plombits by the dozen");
    const answer = await ada.send(context, `${PATH}/context`, { body: { query: "what about plombits?", explain: true } });
    const memories = answer.json["memories"] as { content: string; relevance_score: number; score_parts: object }[];
    expect(memories[0]).toMatchObject({ content: "Is allergic to plombits" });
    expect(memories[0]?.relevance_score).toBeGreaterThan(0);
    expect(memories[0]?.score_parts).toHaveProperty("keyword");
    expect(answer.json["context_summary"]).toContain("- Is allergic to plombits");
    expect(JSON.stringify(answer.json)).not.toContain("dozen");
  });

  it.each([
    ["a wildcard", "%"],
    ["another wildcard", "_"],
    ["a backslash", "\\"],
    ["a quote", '"'],
    ["operators of text search", "&|!():*<->"],
    ["a regular expression that explodes", "(a+)+$".repeat(1000)],
    ["only stop words", "the of and"],
    ["letters beyond the basic plane", "𝔘".repeat(4000)],
  ])("200: %s as the search text does no harm", async (_name, query) => {
    const startedAtMs = performance.now();
    expect((await ada.send(context, `${PATH}/context`, { body: { query } })).status).toBe(200);
    expect(performance.now() - startedAtMs).toBeLessThan(1000);
  });
});

describe("GET /api/v1/memory/stats", () => {
  it("200: counts what is there, without what was deleted", async () => {
    const ivy = await signedInBrowser((await makeAccount()).ownerId);
    await store(ivy, "Rows on Tuesdays", { importance: 3 });
    const { id } = await store(ivy, "Sings alto");
    await ivy.send(hide, `${PATH}/${id}/soft`, { ...at(id), method: "DELETE" });
    expect((await ivy.send(stats, `${PATH}/stats`, { method: "GET" })).json).toMatchObject({ total: 1, deleted: 1, expired: 0, by_type: { fact: 1 }, by_importance: { 3: 1 } });
  });
});
