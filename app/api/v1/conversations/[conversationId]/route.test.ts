import { beforeAll, describe, expect, it } from "vitest";
import { POST as branch } from "@/app/api/v1/conversations/[conversationId]/branch/route";
import { GET as messages } from "@/app/api/v1/conversations/[conversationId]/messages/route";
import { GET as list } from "@/app/api/v1/conversations/route";
import { newConversationId, newMessageId, submit, talk, useModelServer } from "@/e2e/support/turns";
import { makeAccount, signedInBrowser } from "@/lib/accounts/__fixtures__/test-accounts";
import { TestBrowser } from "@/lib/accounts/__fixtures__/test-browser";
import { useSettings } from "@/lib/config/test-settings";
import { useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { createMemory } from "@/lib/memory/commands";
import { findMemory } from "@/lib/memory/queries";
import { NewMemory } from "@/lib/memory/schema";
import { DELETE as remove, GET as read, PATCH as rename } from "./route";

useTestDatabase();
const { useModel } = useModelServer();
const settings = useSettings();

type Person = Awaited<ReturnType<typeof makeAccount>>;
let ada: Person;
let browser: TestBrowser;
let mallory: TestBrowser;

beforeAll(async () => {
  ada = await makeAccount();
  browser = await signedInBrowser(ada.ownerId);
  mallory = await signedInBrowser((await makeAccount()).ownerId);
});

async function converse(text: string) {
  useModel("ok");
  const conversationId = newConversationId();
  await talk(ada.scope, submit(conversationId, text, { isNewConversation: true }));
  return conversationId;
}

const path = (id: string) => `/api/v1/conversations/${id}`;
const at = (conversationId: string) => ({ params: { conversationId } });
type Listed = { conversations: { id: string; title: string | null }[] };
type Page = { messages: { id: string; role: string; text: string; siblings: { index: number; count: number } }[]; hasEarlier: boolean };

describe("GET /api/v1/conversations", () => {
  it("200: one's own, the one last spoken in first", async () => {
    const [first, second] = [await converse("Row the first"), await converse("Row the second")];
    const answer = await browser.send(list, "/api/v1/conversations", { method: "GET" });
    expect(answer.status).toBe(200);
    expect((answer.json as Listed).conversations.slice(0, 2).map(({ id }) => id)).toEqual([second, first]);
    expect((await mallory.send(list, "/api/v1/conversations", { method: "GET" })).json).toMatchObject({ conversations: [] });
  });

  it.each(["limit=0", "limit=101", "limit=NaN"])("400: %s", async (query) => {
    expect((await browser.send(list, `/api/v1/conversations?${query}`, { method: "GET" })).status).toBe(400);
  });

  it("401: nobody signed in", async () => {
    expect((await new TestBrowser().send(list, "/api/v1/conversations", { method: "GET" })).status).toBe(401);
  });
});

describe("/api/v1/conversations/[conversationId]", () => {
  it("200: renames, and reads back to the letter", async () => {
    const id = await converse("Name me");
    const title = "<b>Übung</b> \u202eمرحبا 👩‍👩‍👧";
    expect(await browser.send(rename, path(id), { ...at(id), method: "PATCH", body: { title } })).toMatchObject({ status: 200, json: { id, title } });
    expect((await browser.send(read, path(id), { ...at(id), method: "GET" })).json).toMatchObject({ id, title });
  });

  it("200: says when it will be deleted, in the list and renamed too, and null where conversations stay", async () => {
    const id = await converse("Until when");
    const readAll = async () => [
      (await browser.send(read, path(id), { ...at(id), method: "GET" })).json,
      (await browser.send(rename, path(id), { ...at(id), method: "PATCH", body: { title: "Renamed" } })).json,
      ((await browser.send(list, "/api/v1/conversations", { method: "GET" })).json as Listed).conversations[0],
    ];
    for (const conversation of await readAll()) expect(conversation).toMatchObject({ id, expiresAt: null });
    settings.set({ CONVERSATION_TTL_DAYS: "30" });
    for (const conversation of await readAll()) {
      const { lastMessageAt, expiresAt } = conversation as { lastMessageAt: string; expiresAt: string };
      expect(Date.parse(expiresAt) - Date.parse(lastMessageAt)).toBe(30 * 86_400_000);
    }
  });

  it.each([
    ["a blank title", { title: "  " }],
    ["121 characters", { title: "x".repeat(121) }],
    ["an owner", { title: "x", ownerId: newId() }],
    ["an operator", { title: { set: "x" } }],
    ["nothing", undefined],
  ])("400: %s", async (_name, body) => {
    const id = await converse("Keep my name");
    expect((await browser.send(rename, path(id), { ...at(id), method: "PATCH", ...(body ? { body } : {}) })).status).toBe(400);
  });

  it.each([
    ["NUL", "a\u0000b"],
    ["half a character", "a\ud800b"],
    ["a megabyte", "x".repeat(1_000_000)],
  ])("400: %s is refused as a title with a reason, and the title stays", async (_name, title) => {
    const id = await converse("Keep my name");
    await browser.send(rename, path(id), { ...at(id), method: "PATCH", body: { title: "As it was" } });
    const answer = await browser.send(rename, path(id), { ...at(id), method: "PATCH", body: { title } });
    expect(answer).toMatchObject({ status: 400, json: { code: "invalid_request", issues: [{ path: "title" }] } });
    expect(answer.json["detail"]).toMatch(/^title (is longer than 120 characters|contains a character that cannot be stored)$/);
    expect((await browser.send(read, path(id), { ...at(id), method: "GET" })).json).toMatchObject({ title: "As it was" });
  });

  it("204: deletes it with its messages", async () => {
    const id = await converse("Delete me");
    expect((await browser.send(remove, path(id), { ...at(id), method: "DELETE" })).status).toBe(204);
    for (const [handler, sub] of [[read, ""], [messages, "/messages"]] as const) {
      expect((await browser.send(handler, path(id) + sub, { ...at(id), method: "GET" })).status).toBe(404);
    }
    expect((await browser.send(remove, path(id), { ...at(id), method: "DELETE" })).status).toBe(404);
  });

  it("204: takes along what was learned from it, where that is asked for", async () => {
    const learnFrom = async (conversationId: string) => {
      const page = (await browser.send(messages, `${path(conversationId)}/messages`, { ...at(conversationId), method: "GET" })).json as Page;
      const source = { conversationId, messageId: page.messages[0]?.id ?? "", quote: "Keep bees" };
      return createMemory(ada.scope, NewMemory.parse({ type: "fact", content: "Keeps bees" }), { origin: "extraction", source });
    };
    const [kept, gone] = [await converse("Keep what I said"), await converse("Forget what I said")];
    const [first, second] = [await learnFrom(kept), await learnFrom(gone)];
    expect((await browser.send(remove, `${path(kept)}?forget=false`, { ...at(kept), method: "DELETE" })).status).toBe(204);
    expect((await browser.send(remove, `${path(gone)}?forget=true`, { ...at(gone), method: "DELETE" })).status).toBe(204);
    expect(await findMemory(ada.scope, first.id)).not.toBeNull();
    expect(await findMemory(ada.scope, second.id)).toBeNull();
  });

  it("400: forgetting neither asked for nor not; the conversation stays", async () => {
    const id = await converse("Keep me");
    expect((await browser.send(remove, `${path(id)}?forget=perhaps`, { ...at(id), method: "DELETE" })).status).toBe(400);
    expect((await browser.send(read, path(id), { ...at(id), method: "GET" })).status).toBe(200);
  });

  it.each([
    ["read", read, "", "GET", undefined],
    ["messages", messages, "/messages", "GET", undefined],
    ["rename", rename, "", "PATCH", { title: "Mine now" }],
    ["branch", branch, "/branch", "POST", { messageId: newMessageId() }],
    ["delete", remove, "", "DELETE", undefined],
  ] as const)("404: %s of another's answers as for one that is not there", async (_name, handler, sub, method, body) => {
    const id = await converse("Hides ZQX");
    const send = (target: string) => mallory.send(handler, path(target) + sub, { ...at(target), method, ...(body ? { body } : {}) });
    const [foreign, missing] = [await send(id), await send(newId())];
    expect(foreign.status).toBe(404);
    expect({ ...foreign.json, request_id: "" }).toEqual({ ...missing.json, request_id: "" });
    expect((await browser.send(read, path(id), { ...at(id), method: "GET" })).status).toBe(200);
  });

  it("401: nobody signed in", async () => {
    const id = await converse("Who is there");
    expect((await new TestBrowser().send(read, path(id), { ...at(id), method: "GET" })).status).toBe(401);
  });
});

describe("messages and branches", () => {
  it("200: an edited message is a sibling, and either branch can be brought into view", async () => {
    const id = newConversationId();
    const first = submit(id, "The first wording", { isNewConversation: true });
    await talk(ada.scope, first);
    await talk(ada.scope, submit(id, "The second wording", { parentId: null }));

    const page = async () => (await browser.send(messages, `${path(id)}/messages`, { ...at(id), method: "GET" })).json as Page;
    const second = await page();
    expect(second.messages[0]).toMatchObject({ text: "The second wording", siblings: { index: 1, count: 2 } });
    expect(second.hasEarlier).toBe(false);

    const messageId = first.trigger === "submit" ? first.message.id : "";
    expect((await browser.send(branch, `${path(id)}/branch`, { ...at(id), body: { messageId } })).status).toBe(200);
    expect((await page()).messages[0]).toMatchObject({ text: "The first wording", siblings: { index: 0, count: 2 } });
  });

  it("200: the page around a message, and after one; 404 for those of another person or conversation; 400 for two at once", async () => {
    const [id, other] = [await converse("Row on"), await converse("Row elsewhere")];
    const ask = (who: TestBrowser, conversation: string, query: string) => who.send(messages, `${path(conversation)}/messages?${query}`, { ...at(conversation), method: "GET" });
    const [first, second] = ((await ask(browser, id, "")).json as Page).messages.map((message) => message.id);
    expect((await ask(browser, id, `around=${second}`)).json).toMatchObject({ messages: [{ id: first }, { id: second }], hasEarlier: false, hasLater: false, isOnBranch: true });
    expect((await ask(browser, id, `after=${first}`)).json).toMatchObject({ messages: [{ id: second }], hasEarlier: true, hasLater: false });
    for (const place of ["around", "after"]) {
      expect((await ask(browser, other, `${place}=${first}`)).status).toBe(404);
      const [foreign, missing] = [await ask(mallory, id, `${place}=${first}`), await ask(mallory, id, `${place}=${newId()}`)];
      expect(foreign.status).toBe(404);
      expect({ ...foreign.json, request_id: "" }).toEqual({ ...missing.json, request_id: "" });
    }
    expect((await ask(browser, id, `around=${first}&after=${first}`)).status).toBe(400);
    expect((await ask(browser, id, "around=nonsense")).status).toBe(400);
  });

  it("404: a message of another conversation is no branch of this one", async () => {
    const [one, other] = [await converse("One"), await converse("Other")];
    const page = (await browser.send(messages, `${path(other)}/messages`, { ...at(other), method: "GET" })).json as Page;
    const answer = await browser.send(branch, `${path(one)}/branch`, { ...at(one), body: { messageId: page.messages[0]?.id } });
    expect(answer.status).toBe(404);
  });
});
