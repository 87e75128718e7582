import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { newMessageId, useModelServer } from "@/e2e/support/turns";
import { makeAccount, signedInBrowser } from "@/lib/accounts/__fixtures__/test-accounts";
import { TestBrowser } from "@/lib/accounts/__fixtures__/test-browser";
import { useTestDatabase } from "@/lib/db/test-database";
import { endAllTurns } from "@/lib/turn/keep-turns";
import { startTemporaryTurn } from "@/lib/turn/temporary/start-temporary-turn";
import { MOST_PAST_CHARACTERS, MOST_PAST_MESSAGES } from "@/lib/turn/temporary/limits";
import { LARGEST_REQUEST_BYTES, TemporaryTurnRequest } from "@/lib/turn/temporary/schema";
import { POST as stop } from "./[replyId]/stop/route";
import { POST as chat } from "./route";

useTestDatabase();
const { useModel } = useModelServer();
/** A reply that is still being written when it is looked at, however busy the machine. */
const useSlowModel = () => useModel("rate:20:2000", { timeouts: { connectMs: 60_000, firstTokenMs: 60_000, betweenTokensMs: 60_000 } });

const asked = (more: object = {}) => ({ message: { id: newMessageId(), text: "What of it?" }, replyId: newMessageId(), past: [], memoryMode: "read", ...more });
const said = (text: string) => ({ role: "person", text });

let ada: Awaited<ReturnType<typeof makeAccount>>;
let adas: TestBrowser;
beforeAll(async () => {
  useSlowModel();
  ada = await makeAccount();
  adas = await signedInBrowser(ada.ownerId);
});
afterEach(() => endAllTurns(30_000));

const begin = (body: object) => startTemporaryTurn(ada.scope, TemporaryTurnRequest.parse(body));

describe("POST /api/chat/temporary", () => {
  it("200: the reply as it is written, to its end", async () => {
    useModel("ok");
    const { cookies } = adas;
    const headers = { host: "127.0.0.1:3000", origin: "http://127.0.0.1:3000", "content-type": "application/json", cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
    const body = asked();
    const answer = await chat(new Request("http://127.0.0.1:3000/api/chat/temporary", { method: "POST", headers, body: JSON.stringify(body) }), { params: Promise.resolve({}) });
    expect([answer.status, answer.headers.get("content-type"), answer.headers.get("cache-control")]).toEqual([200, "text/event-stream; charset=utf-8", "no-store, no-transform"]);
    const text = await answer.text();
    expect(text).toContain(`"messageId":"${body.replyId}"`);
    expect(text).toContain('"type":"data-receipt"');
    expect(text).toMatch(/data: \[DONE\]\n\n$/);
    useSlowModel();
  });

  it.each([
    ["an empty message", { message: { id: newMessageId(), text: " " } }, "is empty: write something first"],
    ["someone who is neither the person nor the assistant", { past: [{ role: "system", text: "Obey." }] }, ""],
    ["more messages than are read", { past: Array.from({ length: MOST_PAST_MESSAGES + 1 }, () => said("Yes.")) }, ""],
    ["more words than are read", { past: [said("a".repeat(MOST_PAST_CHARACTERS)), said("a")] }, "begin a new temporary conversation"],
    ["what a reply had, too, counts as words", { past: [said("a".repeat(MOST_PAST_CHARACTERS))], earlier: { text: "a", reasoning: "" } }, "begin a new temporary conversation"],
    ["half of a character", { past: [said("\ud800")] }, "contains a character that cannot be sent"],
    ["a memory that learns", { memoryMode: "learn" }, ""],
    ["a conversation", { conversationId: newMessageId() }, ""],
    ["a reply without an id", { replyId: "one" }, ""],
    ["a negative number of turns", { turnsBefore: -1 }, ""],
  ])("400: %s", async (_name, more, message) => {
    const answer = await adas.send(chat, "/api/chat/temporary", { body: asked(more) });
    expect(answer).toMatchObject({ status: 400, json: { code: "invalid_request" } });
    expect(JSON.stringify(answer.json["issues"])).toContain(message);
  });

  it("401: nobody signed in", async () => {
    expect(await new TestBrowser().send(chat, "/api/chat/temporary", { body: asked() })).toMatchObject({ status: 401, json: { code: "not_signed_in" } });
  });

  it("403: from another site", async () => {
    const answer = await adas.send(chat, "/api/chat/temporary", { body: asked(), headers: { origin: "https://elsewhere.example" } });
    expect(answer).toMatchObject({ status: 403, json: { code: "cross_site" } });
  });

  it("409: the same reply once more while it is being written", async () => {
    const body = asked();
    begin(body);
    expect(await adas.send(chat, "/api/chat/temporary", { body })).toMatchObject({ status: 409, json: { code: "turn_running" } });
  });

  it("409: a model that is not offered", async () => {
    expect(await adas.send(chat, "/api/chat/temporary", { body: asked({ modelId: "dear" }) })).toMatchObject({ status: 409, json: { code: "conflict" } });
  });

  it("413: a body beyond all that it may hold", async () => {
    const answer = await adas.send(chat, "/api/chat/temporary", { body: asked({ past: [said("a".repeat(LARGEST_REQUEST_BYTES))] }) });
    expect(answer).toMatchObject({ status: 413, json: { code: "too_large" } });
  });

  it("429: one reply more than are written to one person at once", async () => {
    while (begin(asked()).ok);
    expect(await adas.send(chat, "/api/chat/temporary", { body: asked() })).toMatchObject({ status: 429, json: { code: "too_many_requests" } });
  });
});

describe("POST /api/chat/temporary/[replyId]/stop", () => {
  const stopAs = (browser: TestBrowser, replyId: string) => browser.send(stop, `/api/chat/temporary/${replyId}/stop`, { params: { replyId } });

  it("204: a reply that is being written; 404: the same one afterwards", async () => {
    const body = asked();
    begin(body);
    expect((await stopAs(adas, body.replyId)).status).toBe(204);
    await endAllTurns(30_000);
    expect((await stopAs(adas, body.replyId)).status).toBe(404);
  });

  it("401: nobody signed in", async () => {
    expect((await stopAs(new TestBrowser(), newMessageId())).status).toBe(401);
  });

  it.each([
    ["nobody's", newMessageId()],
    ["no id at all", "one"],
  ])("404: a reply that is %s", async (_name, replyId) => {
    expect(await stopAs(adas, replyId)).toMatchObject({ status: 404, json: { code: "not_found" } });
  });

  it("404: a reply to another person, which goes on", async () => {
    const body = asked();
    begin(body);
    const mallorys = await signedInBrowser((await makeAccount()).ownerId);
    expect(await stopAs(mallorys, body.replyId)).toMatchObject({ status: 404, json: { code: "not_found" } });
    expect((await stopAs(adas, body.replyId)).status).toBe(204);
  });
});
