import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { GET as readMessages } from "@/app/api/v1/conversations/[conversationId]/messages/route";
import { makeAccount, signedInBrowser } from "@/lib/accounts/__fixtures__/test-accounts";
import { TestBrowser } from "@/lib/accounts/__fixtures__/test-browser";
import { MOST_IMPORTED_MESSAGES } from "@/lib/chat/import/schema";
import { findConversation } from "@/lib/chat/queries";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { startJobs } from "@/lib/jobs/start";
import { indexMessagesJob } from "@/lib/memory/jobs";
import { recall } from "@/lib/memory/search/recall";
import { POST } from "./route";

useTestDatabase();

const PATH = "/api/v1/conversations/import";
let ada: TestBrowser;
let scope: Scope;
let jobs: { stop: () => Promise<void> };

beforeAll(async () => {
  const account = await makeAccount();
  scope = account.scope;
  ada = await signedInBrowser(account.ownerId);
  jobs = await startJobs([indexMessagesJob]);
});
afterAll(() => jobs.stop());

const message = (text: string, more: object = {}) => ({ id: newId(), role: "person", text, createdAt: "2024-05-04T10:00:00Z", ...more });
const conversation = (messages: object[], more: object = {}) => ({ id: newId(), title: "An old talk", messages, ...more });
const send = (conversations: unknown, browser = ada) => browser.send(POST, PATH, { body: { conversations } });
const shown = async (conversationId: string, browser = ada) =>
  (await browser.send(readMessages, `/api/v1/conversations/${conversationId}/messages`, { method: "GET", params: { conversationId } })).json["messages"] as { text: string; createdAt: string }[];

describe(`POST ${PATH}`, () => {
  it("200: conversations are there with their dates, in their order, under their titles", async () => {
    const one = conversation([
      message("Where is the theorbo?"),
      message("In the attic.", { role: "assistant", createdAt: "2024-05-04T10:00:09+02:00" }),
      message("Thanks", { createdAt: "2024-05-04T10:01:00Z" }),
    ]);
    expect(await send([one])).toMatchObject({ status: 200, json: { conversationsAdded: 1, messagesAdded: 3, messagesKnown: 0 } });
    expect(await shown(one.id)).toMatchObject([
      { text: "Where is the theorbo?", createdAt: "2024-05-04T10:00:00.000Z", role: "person" },
      { text: "In the attic.", createdAt: "2024-05-04T08:00:09.000Z", role: "assistant" },
      { text: "Thanks" },
    ]);
    expect(await findConversation(scope, one.id)).toMatchObject({ title: "An old talk", lastMessageAt: "2024-05-04T10:01:00.000Z", createdAt: "2024-05-04T08:00:09.000Z" });
    await vi.waitFor(async () => expect((await recall(scope, { query: "theorbo", limit: 5 })).episodes.map(({ text }) => text)).toContain("In the attic."), { timeout: 20_000 });
  });

  it("200: a long conversation and many short ones are stored whole, and every message gets its place in the search", async () => {
    // Ids of chance: a hundred of them in a row cannot be packed.
    const long = conversation(Array.from({ length: 250 }, (_, index) => message(`Page ${index}`, { id: randomUUID() })));
    const short = Array.from({ length: 60 }, (_, index) => conversation([message(`Question ${index}`), message(`Answer ${index}`, { role: "assistant", createdAt: "2024-05-05T10:00:00Z" })]));
    expect((await send([long, ...short])).json).toEqual({ conversationsAdded: 61, messagesAdded: 370, messagesKnown: 0 });
    expect((await shown(short[40]?.id ?? "")).map(({ text }) => text)).toEqual(["Question 40", "Answer 40"]);
    const places = async (ids: string[]) => (await db().searchDocument.findMany({ where: { ownerId: scope.ownerId, conversationId: { in: ids } }, orderBy: { depth: "asc" } })).map(({ depth }) => depth);
    await vi.waitFor(async () => expect(await places([long.id])).toEqual(long.messages.map((_, index) => index)), { timeout: 20_000 });
    await vi.waitFor(async () => expect(await places(short.map(({ id }) => id))).toEqual([...short.map(() => 0), ...short.map(() => 1)]), { timeout: 20_000 });
    // Some of a batch there already, some not.
    const longer = short.map((each) => ({ ...each, messages: [...each.messages, message("Thanks", { createdAt: "2024-05-06T10:00:00Z" })] }));
    expect((await send([...longer, conversation([message("New")])])).json).toEqual({ conversationsAdded: 1, messagesAdded: 61, messagesKnown: 120 });
    expect((await shown(short[7]?.id ?? "")).map(({ text }) => text)).toEqual(["Question 7", "Answer 7", "Thanks"]);
    expect((await findConversation(scope, short[7]?.id ?? ""))?.lastMessageAt).toBe("2024-05-06T10:00:00.000Z");
  });

  it("200: the same again changes nothing, and what is new is added", async () => {
    const one = conversation([message("First"), message("Second")]);
    await send([one]);
    expect((await send([one])).json).toEqual({ conversationsAdded: 0, messagesAdded: 0, messagesKnown: 2 });
    const longer = { ...one, title: "Another title", messages: [...one.messages, message("Third")] };
    expect((await send([longer])).json).toEqual({ conversationsAdded: 0, messagesAdded: 1, messagesKnown: 2 });
    expect((await shown(one.id)).map(({ text }) => text)).toEqual(["First", "Second", "Third"]);
    expect((await findConversation(scope, one.id))?.title).toBe("An old talk");
  });

  it("200: a part that is sent later goes on where it says", async () => {
    const [first, second] = [message("First"), message("Second")];
    const one = conversation([first]);
    await send([one]);
    await send([{ ...one, messages: [{ ...second, parentId: first.id }] }]);
    expect((await shown(one.id)).map(({ text }) => text)).toEqual(["First", "Second"]);
  });

  it("200: an older branch does not take the place of the one in view", async () => {
    const one = conversation([message("First"), message("Second")]);
    await send([one]);
    await send([{ ...one, messages: [message("Older beginning", { parentId: null, createdAt: "2020-01-01T00:00:00Z" })] }]);
    expect((await shown(one.id)).map(({ text }) => text)).toEqual(["First", "Second"]);
    expect((await findConversation(scope, one.id))?.lastMessageAt).toBe("2024-05-04T10:00:00.000Z");
  });

  it("200: names of those who took part are kept, and lie nowhere in clear", async () => {
    const one = conversation([message("Hello", { author: "Zqwertine" })]);
    expect((await send([one])).status).toBe(200);
    const row = await db().message.findFirstOrThrow({ where: { ownerId: scope.ownerId, conversationId: one.id } });
    expect(row.authorSealed).not.toBeNull();
    expect(Buffer.from(row.authorSealed ?? []).toString("latin1")).not.toContain("Zqwertine");
  });

  it("200: another person's ids make conversations of one's own, and leave theirs alone", async () => {
    const mallory = await signedInBrowser((await makeAccount()).ownerId);
    const one = conversation([message("Hers")]);
    await send([one]);
    expect((await send([{ ...one, title: "Mine", messages: one.messages.map((each) => ({ ...each, text: "Mine" })) }], mallory)).json).toMatchObject({ messagesAdded: 1 });
    expect((await shown(one.id)).map(({ text }) => text)).toEqual(["Hers"]);
    expect((await shown(one.id, mallory)).map(({ text }) => text)).toEqual(["Mine"]);
  });

  it.each([
    ["no conversation", []],
    ["a conversation without messages", [conversation([])]],
    ["an empty message", [conversation([message(" ")])]],
    ["NUL", [conversation([message("a\u0000b")])]],
    ["no date", [conversation([message("x", { createdAt: undefined })])]],
    ["a date that has not come", [conversation([message("x", { createdAt: "2999-01-01T00:00:00Z" })])]],
    ["a date before 1970", [conversation([message("x", { createdAt: "1969-12-31T23:59:59Z" })])]],
    ["a role of the caller's choice", [conversation([message("x", { role: "system" })])]],
    ["an owner of the caller's choice", [conversation([message("x")], { ownerId: newId() })]],
    ["an id that is none", [conversation([message("x", { id: "1" })])]],
    ["a parent that nobody has", [conversation([message("x", { parentId: newId() })])]],
    ["a name of line breaks", [conversation([message("x", { author: "a\nb" })])]],
    ["too many messages", [conversation(Array.from({ length: MOST_IMPORTED_MESSAGES + 1 }, () => message("x")))]],
    ["too many messages in all", [conversation(Array.from({ length: MOST_IMPORTED_MESSAGES }, () => message("x"))), conversation([message("x")])]],
  ])("400: %s", async (_name, conversations) => {
    expect(await send(conversations)).toMatchObject({ status: 400, json: { code: "invalid_request" } });
  });

  it("400: an id that is given twice", async () => {
    const twice = message("x");
    expect((await send([conversation([twice, twice])])).status).toBe(400);
    expect((await send([conversation([twice]), conversation([twice])])).status).toBe(400);
  });

  it("401: nobody signed in", async () => {
    expect((await send([conversation([message("x")])], new TestBrowser())).status).toBe(401);
  });

  it("403: from another site's page", async () => {
    const answer = await ada.send(POST, PATH, { body: { conversations: [conversation([message("x")])] }, headers: { origin: "https://evil.example" } });
    expect(answer.status).toBe(403);
  });

  it("409: a message's id that another conversation has, and nothing is stored", async () => {
    const taken = message("First");
    await send([conversation([taken])]);
    const other = conversation([message("Fresh"), taken]);
    expect(await send([other])).toMatchObject({ status: 409, json: { code: "conflict" } });
    expect(await findConversation(scope, other.id)).toBeNull();
  });

  it("409: a conversation's id that another of the owner's users has", async () => {
    const id = newId();
    await db().conversation.create({ data: { ownerId: scope.ownerId, id, userId: "somebody else" } });
    expect((await send([{ ...conversation([message("x")]), id }])).status).toBe(409);
    expect(await db().message.count({ where: { ownerId: scope.ownerId, conversationId: id } })).toBe(0);
  });

  it("413: more than 8 MiB", async () => {
    const long = Array.from({ length: 90 }, () => message("x".repeat(99_999)));
    expect((await send([conversation(long)])).status).toBe(413);
  });

  it("415: a form", async () => {
    expect((await ada.send(POST, PATH, { body: new URLSearchParams({ conversations: "x" }) })).status).toBe(415);
  });
});
