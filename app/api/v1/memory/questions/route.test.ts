import { beforeEach, describe, expect, it } from "vitest";
import { makeAccount, signedInBrowser } from "@/lib/accounts/__fixtures__/test-accounts";
import { TestBrowser } from "@/lib/accounts/__fixtures__/test-browser";
import { deleteConversation } from "@/lib/chat/commands";
import { seal } from "@/lib/crypto/sealing";
import { db } from "@/lib/db/client";
import { type Scope, trustedScope } from "@/lib/db/scope";
import { useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { changeMemory, createMemories, createMemory, forgetMemory, hideMemory, supersedeMemories } from "@/lib/memory/commands";
import { indexStoredMessages } from "@/lib/memory/extraction/commands";
import type { QuestionRecord } from "@/lib/memory/questions/contract";
import { MOST_QUESTIONS, MOST_RUN_AT_ONCE, MOST_RUNS } from "@/lib/memory/questions/schema";
import { MemoryChange, NewMemory } from "@/lib/memory/schema";
import { DELETE as remove, PATCH as change } from "./[questionId]/route";
import { POST as runOne } from "./[questionId]/run/route";
import { POST as look } from "./look/route";
import { GET as list, POST as keep } from "./route";
import { POST as runAll } from "./run/route";

useTestDatabase();

const PATH = "/api/v1/memory/questions";
const byHand = { by: "person", reason: "corrected by hand" } as const;
let ada: { browser: TestBrowser; scope: Scope };
beforeEach(async () => {
  const { ownerId, scope } = await makeAccount();
  ada = { browser: await signedInBrowser(ownerId), scope };
});

const note = async (content: string, more: object = {}) => (await createMemory(ada.scope, NewMemory.parse({ type: "fact", content, ...more }), { origin: "person" })).id;
/** More memories than go in whole, so that they have to be chosen. */
const fill = (count = 70, about = "Keeps a jar of buttons, number") =>
  createMemories(ada.scope, Array.from({ length: count }, (_, index) => ({ input: NewMemory.parse({ type: "fact", content: `${about} ${index} ${newId().slice(-5)}` }), provenance: { origin: "person" as const } })));
const ofMemory = (...ids: string[]) => ids.map((id) => ({ kind: "memory", id }));
const record = (answer: { json: Record<string, unknown> }) => answer.json as QuestionRecord;

const keepIt = (question: unknown, expected: unknown, browser = ada.browser) => browser.send(keep, PATH, { body: { question, expected } });
const changeIt = (questionId: string, body: unknown, browser = ada.browser) => browser.send(change, `${PATH}/${questionId}`, { method: "PATCH", params: { questionId }, body });
const removeIt = (questionId: string, browser = ada.browser) => browser.send(remove, `${PATH}/${questionId}`, { method: "DELETE", params: { questionId } });
const runIt = (questionId: string, browser = ada.browser) => browser.send(runOne, `${PATH}/${questionId}/run`, { params: { questionId } });
const runThem = (body: unknown = {}, browser = ada.browser) => browser.send(runAll, `${PATH}/run`, { body });
const kept = async (browser = ada.browser) => (await browser.send(list, PATH, { method: "GET" })).json as { questions: QuestionRecord[]; memories_changed: number; most: number };

async function say(...texts: string[]): Promise<{ conversationId: string; ids: string[] }> {
  const { ownerId, userId } = ada.scope;
  const [conversationId, ids] = [newId(), texts.map(() => newId())];
  await db().conversation.create({ data: { ownerId, id: conversationId, userId } });
  for (const [index, text] of texts.entries()) {
    const id = ids[index] ?? "";
    await db().message.create({ data: { ownerId, id, conversationId, parentId: ids[index - 1] ?? null, role: index % 2 === 0 ? "person" : "assistant", contentSealed: seal("message", [ownerId, id], text), status: "complete", tokenCount: 1 } });
  }
  await indexStoredMessages(ada.scope, ids);
  return { conversationId, ids };
}

describe("POST /api/v1/memory/questions/look", () => {
  it("200: what a reply would be given, memories and past messages, best first, explained; nothing is kept", async () => {
    const allergy = await note("Is allergic to walnuts");
    await note("Lives in Porto");
    const { ids } = await say("The doctor says walnuts are what I am allergic to", "Noted.");
    const answer = await ada.browser.send(look, `${PATH}/look`, { body: { question: "What am I allergic to?" } });
    expect(answer).toMatchObject({ status: 200, json: { memories: [{ id: allergy, score_parts: { keyword: expect.any(Number) } }, { content: "Lives in Porto" }], episodes: [{ message_id: ids[0], score_parts: { keyword: expect.any(Number) } }, { message_id: ids[1] }] } });
    expect((await kept()).questions).toEqual([]);
  });

  it("400, 401", async () => {
    for (const body of [{}, { question: " " }, { question: "x".repeat(1_001) }, { question: 1 }, { question: "What?", user_id: "x" }]) expect((await ada.browser.send(look, `${PATH}/look`, { body })).status).toBe(400);
    expect((await new TestBrowser().send(look, `${PATH}/look`, { body: { question: "What?" } })).status).toBe(401);
  });
});

describe("POST /api/v1/memory/questions", () => {
  it("201: kept with what it expects, and run at once", async () => {
    const allergy = await note("Is allergic to walnuts");
    const { conversationId, ids } = await say("The doctor says walnuts are what I am allergic to", "Noted.");
    const answer = await keepIt("What am I allergic to?", [...ofMemory(allergy), { kind: "message", id: ids[0] }]);
    expect(answer).toMatchObject({
      status: 201,
      json: {
        question: "What am I allergic to?",
        expected: [
          { kind: "memory", id: allergy, current_id: allergy, state: "here", is_replaced: false, type: "fact", content: "Is allergic to walnuts" },
          { kind: "message", id: ids[0], state: "here", type: "person", content: "The doctor says walnuts are what I am allergic to", conversation_id: conversationId },
        ],
        first: { number: 1, found: 2, expected: 2, standings: [{ id: allergy, rank: 1, is_in_view: true }, { id: ids[0], rank: 1, is_in_view: true }] },
        previous: null,
        last: { number: 1 },
        change: null,
        runs: [{ number: 1, found: 2, expected: 2 }],
      },
    });
    expect(await kept()).toMatchObject({ questions: [answer.json], most: MOST_QUESTIONS, memories_changed: 0 });
  });

  it("201: what the search misses may be expected, and its place further down is said", async () => {
    const hobby = await note("Button jars are a hobby");
    await fill(20);
    await fill(50, "Owns a stamp of");
    const missed = record(await keepIt("Which jar of buttons is number five?", ofMemory(hobby)));
    expect(missed.last).toMatchObject({ found: 0, expected: 1, standings: [{ state: "here", is_in_view: false }] });
    expect(missed.last.standings[0]?.rank).toBeGreaterThan(8);
  });

  it("400: blank or too long, nothing expected, too much, twice the same, fields nobody knows", async () => {
    const id = await note("Is allergic to walnuts");
    const many = ofMemory(...Array.from({ length: 11 }, newId));
    for (const [question, expected] of [[" ", ofMemory(id)], ["x".repeat(1_001), ofMemory(id)], ["What?", []], ["What?", many], ["What?", ofMemory(id, id)], ["What?", ofMemory("1")], ["What?", [{ kind: "receipt", id }]], ["What?", undefined]]) {
      expect((await keepIt(question, expected)).status).toBe(400);
    }
    expect((await keepIt("What?", [])).json["detail"]).toContain("choose at least one");
    expect((await kept()).questions).toEqual([]);
  });

  it("401: nobody signed in", async () => {
    expect((await keepIt("What?", ofMemory(newId()), new TestBrowser())).status).toBe(401);
  });

  it("404: what is not there, hidden, forgotten, in another conversation's place or somebody else's cannot be expected", async () => {
    const [hidden, forgotten, hers] = [await note("Hides"), await note("Forgets"), await note("Is hers")];
    const { ids } = await say("Hers as well");
    await hideMemory(ada.scope, hidden);
    await forgetMemory(ada.scope, forgotten);
    for (const id of [newId(), hidden, forgotten]) expect((await keepIt("What?", ofMemory(id))).status).toBe(404);
    const mallory = await signedInBrowser((await makeAccount()).ownerId);
    expect((await keepIt("What?", ofMemory(hers), mallory)).status).toBe(404);
    expect((await keepIt("What?", [{ kind: "message", id: ids[0] }], mallory)).status).toBe(404);
    expect((await kept(mallory)).questions).toEqual([]);
  });

  it("409: one more than can be kept, also when two come at once, with what to do", async () => {
    const id = await note("Is allergic to walnuts");
    const [first] = await Promise.all([keepIt("What am I allergic to?", ofMemory(id))]);
    const { runs: _runs, ...row } = await db().testQuestion.findFirstOrThrow({ where: { ownerId: ada.scope.ownerId, id: record(first).id }, include: { runs: true } });
    await db().testQuestion.createMany({ data: Array.from({ length: MOST_QUESTIONS - 2 }, () => ({ ...row, id: newId() })) });
    const both = await Promise.all([keepIt("This?", ofMemory(id)), keepIt("Or this?", ofMemory(id))]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 409)?.json["detail"]).toMatch(/100 test questions already.*Delete one first/);
    expect(await db().testQuestion.count({ where: { ownerId: ada.scope.ownerId } })).toBe(MOST_QUESTIONS);
  });
});

describe("POST /api/v1/memory/questions/[questionId]/run", () => {
  it("200: says what a correction made worse, and what correcting it back made better", async () => {
    const jar = await note("Is allergic to walnuts");
    await fill();
    const { id } = record(await keepIt("What am I allergic to?", ofMemory(jar)));
    await changeMemory(ada.scope, jar, MemoryChange.parse({ content: "Zugzwang" }), byHand);
    expect((await kept()).memories_changed).toBe(1);
    const worse = record(await runIt(id));
    expect(worse).toMatchObject({ change: "worse", change_since_first: "worse", first: { found: 1 }, previous: { found: 1 }, last: { number: 2, found: 0 }, expected: [{ content: "Zugzwang" }] });
    expect((await kept()).memories_changed).toBe(0);
    await changeMemory(ada.scope, jar, MemoryChange.parse({ content: "Is allergic to walnuts" }), byHand);
    expect(record(await runIt(id))).toMatchObject({ change: "better", change_since_first: "same", runs: [{ found: 1 }, { found: 0 }, { found: 1 }] });
  });

  it("200: what replaced it is expected in its place, however often it was replaced", async () => {
    const porto = await note("Lives in Porto");
    const { id } = record(await keepIt("Where do I live?", ofMemory(porto)));
    const ids = [porto, await note("Lives in Braga"), await note("Lives in Lyon")] as const;
    await supersedeMemories(db(), ada.scope, [ids[0]], { id: ids[1], at: new Date() });
    await supersedeMemories(db(), ada.scope, [ids[1]], { id: ids[2], at: new Date() });
    expect(record(await runIt(id))).toMatchObject({
      expected: [{ id: ids[0], current_id: ids[2], is_replaced: true, state: "here", content: "Lives in Lyon" }],
      last: { found: 1, expected: 1, standings: [{ id: ids[0], rank: 1 }] },
      change: "same",
    });
    await forgetMemory(ada.scope, ids[2]);
    expect(record(await runIt(id)).expected).toMatchObject([{ state: "forgotten", content: null }]);
  });

  it("200: what was forgotten, hidden, has expired or went with its conversation is no miss, and none of its words is left", async () => {
    const { conversationId, ids } = await say("Walnuts are what I am allergic to");
    const [stays, forgotten, hidden, expired] = [await note("Is allergic to walnuts"), await note("Is allergic to dust"), await note("Is allergic to cats"), await note("Is allergic to pollen in May")];
    const { id } = record(await keepIt("What am I allergic to?", [...ofMemory(stays, forgotten, hidden, expired), { kind: "message", id: ids[0] }]));
    await forgetMemory(ada.scope, forgotten);
    await hideMemory(ada.scope, hidden);
    await changeMemory(ada.scope, expired, MemoryChange.parse({ expiresAt: "2020-01-01T00:00:00Z" }), byHand);
    await deleteConversation(ada.scope, conversationId);
    expect((await kept()).memories_changed).toBe(3);
    const after = await runIt(id);
    expect(record(after)).toMatchObject({ change: "same", previous: { found: 5, expected: 5 }, last: { found: 1, expected: 1 } });
    expect(record(after).expected.map(({ state, content }) => [state, content])).toEqual([["here", "Is allergic to walnuts"], ["forgotten", null], ["hidden", null], ["expired", null], ["gone", null]]);
    expect(JSON.stringify(await kept())).not.toMatch(/dust|cats|pollen|Walnuts are/);
    await forgetMemory(ada.scope, stays);
    expect(record(await runIt(id))).toMatchObject({ change: "nothing-to-compare", last: { found: 0, expected: 0 } });
  });

  it("200: the first run stays and so do the newest, no more", async () => {
    const { id } = record(await keepIt("What am I allergic to?", ofMemory(await note("Is allergic to walnuts"))));
    for (let times = 0; times < MOST_RUNS + 2; times += 1) await runIt(id);
    const { runs, first, last } = (await kept()).questions[0] ?? record(await runIt(id));
    expect(runs.map(({ number }) => number)).toEqual([1, ...Array.from({ length: MOST_RUNS }, (_, index) => index + 4)]);
    expect([first.number, last.number]).toEqual([1, MOST_RUNS + 3]);
  });

  it("401, 404: nobody signed in; one that is not there or somebody else's, which keeps no run", async () => {
    const { id } = record(await keepIt("What?", ofMemory(await note("Is allergic to walnuts"))));
    expect((await runIt(id, new TestBrowser())).status).toBe(401);
    const mallory = await signedInBrowser((await makeAccount()).ownerId);
    for (const [questionId, browser] of [[id, mallory], [newId(), ada.browser], ["1", ada.browser]] as const) expect((await runIt(questionId, browser)).status).toBe(404);
    expect((await kept()).questions[0]?.runs).toHaveLength(1);
  });
});

describe("POST /api/v1/memory/questions/run", () => {
  it("200: runs all of them, a few at a call, until none is left", async () => {
    const id = await note("Is allergic to walnuts");
    const count = MOST_RUN_AT_ONCE + 3;
    for (let each = 0; each < count; each += 1) await keepIt(`What am I allergic to, number ${each}?`, ofMemory(id));
    const first = await runThem();
    expect(first).toMatchObject({ status: 200, json: { left: 3 } });
    expect(first.json["questions"]).toHaveLength(MOST_RUN_AT_ONCE);
    const second = await runThem({ since: first.json["since"] });
    expect(second.json).toMatchObject({ left: 0, since: first.json["since"] });
    expect(second.json["questions"]).toHaveLength(3);
    expect((await runThem({ since: first.json["since"] })).json).toMatchObject({ left: 0, questions: [] });
    expect((await kept()).questions.map(({ runs }) => runs.length)).toEqual(Array.from({ length: count }, () => 2));
  });

  it("200: a moment that lies ahead is now, so that there is an end", async () => {
    await keepIt("What?", ofMemory(await note("Is allergic to walnuts")));
    const answer = await runThem({ since: "2100-01-01T00:00:00Z" });
    expect(Date.parse(String(answer.json["since"]))).toBeLessThanOrEqual(Date.now());
    expect((await runThem({ since: answer.json["since"] })).json).toMatchObject({ left: 0, questions: [] });
  });

  it("200, 400, 401: nothing to run, nonsense, nobody; nobody runs another's", async () => {
    expect((await runThem()).json).toMatchObject({ left: 0, questions: [] });
    await keepIt("What?", ofMemory(await note("Is allergic to walnuts")));
    for (const body of [{ since: "yesterday" }, { all: true }]) expect((await runThem(body)).status).toBe(400);
    expect((await runThem({}, new TestBrowser())).status).toBe(401);
    await runThem({}, await signedInBrowser((await makeAccount()).ownerId));
    expect((await kept()).questions[0]?.runs).toHaveLength(1);
  });
});

describe("PATCH /api/v1/memory/questions/[questionId]", () => {
  it("200: in other words, or with other things expected; its runs begin anew", async () => {
    const [allergy, home] = [await note("Is allergic to walnuts"), await note("Lives in Porto")];
    const { id } = record(await keepIt("What am I allergic to?", ofMemory(allergy)));
    await runIt(id);
    expect(record(await changeIt(id, { question: "Where do I live?" }))).toMatchObject({ question: "Where do I live?", expected: [{ id: allergy }], runs: [{ number: 1 }], previous: null });
    expect(record(await changeIt(id, { expected: ofMemory(home) }))).toMatchObject({ question: "Where do I live?", expected: [{ id: home }], last: { standings: [{ id: home, rank: 1 }] } });
  });

  it("200: what it expected before and was forgotten since may stay", async () => {
    const [allergy, home] = [await note("Is allergic to walnuts"), await note("Lives in Porto")];
    const { id } = record(await keepIt("What of me?", ofMemory(allergy)));
    await forgetMemory(ada.scope, allergy);
    expect(record(await changeIt(id, { expected: ofMemory(allergy, home) })).expected).toMatchObject([{ state: "forgotten" }, { state: "here" }]);
  });

  it("400, 401, 404: nothing to change, nonsense; nobody; not there, somebody else's, or expecting what is not there", async () => {
    const { id } = record(await keepIt("What?", ofMemory(await note("Is allergic to walnuts"))));
    for (const body of [{}, { question: "" }, { expected: [] }, { id }]) expect((await changeIt(id, body)).status).toBe(400);
    expect((await changeIt(id, { question: "Why?" }, new TestBrowser())).status).toBe(401);
    const mallory = await signedInBrowser((await makeAccount()).ownerId);
    expect((await changeIt(id, { question: "Why?" }, mallory)).status).toBe(404);
    expect((await changeIt(newId(), { question: "Why?" })).status).toBe(404);
    expect((await changeIt(id, { expected: ofMemory(newId()) })).status).toBe(404);
    expect((await kept()).questions).toMatchObject([{ question: "What?", runs: [{ number: 1 }] }]);
  });
});

describe("DELETE /api/v1/memory/questions/[questionId]", () => {
  it("204: gone with its runs; what it expected stays", async () => {
    const allergy = await note("Is allergic to walnuts");
    const { id } = record(await keepIt("What?", ofMemory(allergy)));
    expect((await removeIt(id)).status).toBe(204);
    expect(await db().testQuestionRun.count({ where: { questionId: id } })).toBe(0);
    expect(await db().memory.count({ where: { id: allergy } })).toBe(1);
    expect((await removeIt(id)).status).toBe(404);
  });

  it("401, 404: nobody signed in; somebody else's", async () => {
    const { id } = record(await keepIt("What?", ofMemory(await note("Is allergic to walnuts"))));
    expect((await removeIt(id, new TestBrowser())).status).toBe(401);
    expect((await removeIt(id, await signedInBrowser((await makeAccount()).ownerId))).status).toBe(404);
    expect((await kept()).questions).toHaveLength(1);
  });
});

it("401: the list is nobody's who is not signed in; users of one owner see their own only", async () => {
  expect((await new TestBrowser().send(list, PATH, { method: "GET" })).status).toBe(401);
  const other = trustedScope(ada.scope.ownerId, "somebody-elses-user");
  const memory = await createMemory(other, NewMemory.parse({ type: "fact", content: "Is allergic to figs" }), { origin: "api" });
  expect((await keepIt("What?", ofMemory(memory.id))).status).toBe(404);
});
