import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { chatCalls, newMessageId, useModelServer } from "@/e2e/support/turns";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { createMemory } from "@/lib/memory/commands";
import { NewMemory } from "@/lib/memory/schema";
import { readEverything, type StoredRow, tablesWith } from "@/lib/turn/__fixtures__/read-everything";
import { aWord } from "@/lib/turn/__fixtures__/someone-with";
import type { TurnEvent } from "@/lib/turn/events";
import { joinText } from "@/lib/turn/events";
import { endAllTurns } from "@/lib/turn/keep-turns";
import { erasePersonalData } from "@/lib/turn/personal-data/erase";
import { MOST_TEMPORARY_TURNS_AT_ONCE, startTemporaryTurn, type TemporaryTurn } from "./start-temporary-turn";
import { TemporaryTurnRequest } from "./schema";
import { stopTemporaryTurn } from "./stop-temporary-turns";

useTestDatabase();
const { server, useModel } = useModelServer();
/** What is tested is not how patient we are: a busy machine must not end a reply. */
const use = (name: string) => useModel(name, { timeouts: { connectMs: 60_000, firstTokenMs: 60_000, betweenTokensMs: 60_000 } });
const SOON = { timeout: 30_000 };
beforeEach(() => use("ok"));
afterEach(() => endAllTurns(30_000));

const ask = (text: string, more: object = {}) =>
  TemporaryTurnRequest.parse({ message: { id: newMessageId(), text }, replyId: newMessageId(), past: [], memoryMode: "read", ...more });

function begin(scope: Scope, request: TemporaryTurnRequest): TemporaryTurn {
  const started = startTemporaryTurn(scope, request);
  if (!started.ok) throw new Error(`The turn was refused: ${started.failure.code}`);
  return started.value;
}

async function readAll(turn: TemporaryTurn, signal = new AbortController().signal): Promise<TurnEvent[]> {
  const events: TurnEvent[] = [];
  for await (const batch of turn.read(signal)) events.push(...batch);
  return events;
}

const talk = (scope: Scope, request: TemporaryTurnRequest) => readAll(begin(scope, request));
const receiptOf = (events: readonly TurnEvent[]) => events.flatMap((event) => (event.type === "usage" ? [event.receipt] : []))[0];

async function someoneKnown(fact: string) {
  const { scope } = await makeOwner();
  const memory = await createMemory(scope, NewMemory.parse({ type: "fact", content: fact }), { origin: "person" });
  return { scope, memoryId: memory.id };
}

/** The queue keeps accounts of itself; what it holds for somebody are jobs. */
const isBookkeeping = ({ table }: StoredRow) => table.startsWith("jobs.") && !/^jobs\.(job|j[0-9a-f]{8,}|archive)/.test(table);
const keyOf = ({ table, row }: StoredRow) => `${table} ${row}`;

/** Lets the database go away once, in the middle of recording the use of this model. */
async function loseDatabaseWhileRecording(modelId: string): Promise<() => Promise<void>> {
  const statements = [
    // A sequence counts on where a transaction is undone.
    "CREATE SEQUENCE records_tried",
    `CREATE FUNCTION go_away_once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.model_id = '${modelId}' AND nextval('records_tried') = 1 THEN RAISE 'gone' USING ERRCODE = '57P01'; END IF;
      RETURN NEW;
    END $$`,
    "CREATE TRIGGER go_away_once BEFORE INSERT ON usage_records FOR EACH ROW EXECUTE FUNCTION go_away_once()",
  ];
  for (const statement of statements) await db().$executeRawUnsafe(statement);
  return async () => {
    await db().$executeRawUnsafe("DROP FUNCTION go_away_once CASCADE");
    await db().$executeRawUnsafe("DROP SEQUENCE records_tried");
  };
}

describe("a temporary chat", () => {
  it("has each use of a model on record once, though the database goes away between two of them", async () => {
    const { scope } = await makeOwner();
    use("fault:garbage, rate:max:5");
    const comeBack = await loseDatabaseWhileRecording("rate:max:5");
    try {
      expect((await talk(scope, ask("Count to five."))).at(-1)).toMatchObject({ type: "done", status: "complete" });
    } finally {
      await comeBack();
    }
    expect((await chatCalls(scope)).map(({ modelId }) => modelId).toSorted()).toEqual(["fault:garbage", "rate:max:5"]);
  });

  it("leaves no word and no row in any table, but what its model was used for", async () => {
    const [word, answer] = [aWord(), aWord()];
    const { scope, memoryId } = await someoneKnown("Keeps a barn owl");
    const before = new Set((await readEverything()).map(keyOf));

    server().when(word, { text: `So it is **${answer}**, then. You keep a barn owl.`, reasoning: `They said ${word}.` });
    const first = ask(`My name is ${word}. Remember that I live in ${word}. What do I keep?`);
    const events = await talk(scope, first);
    expect(joinText(events, "text")).toContain(answer);
    expect(receiptOf(events)?.memories).toMatchObject([{ memoryId, use: "used" }]);
    await talk(scope, ask(first.message.text, { withoutMemoryIds: [memoryId] }));
    const past = [{ role: "person", text: first.message.text }, { role: "assistant", text: joinText(events, "text") }];
    await talk(scope, ask(`And again, ${word}?`, { past, memoryMode: "off" }));
    use("fault:cut");
    expect((await talk(scope, ask(`Fail at ${word}.`))).at(-1)).toMatchObject({ type: "failed" });
    use("rate:50:400");
    const stopped = ask(`Count for ${word}.`);
    const turn = begin(scope, stopped);
    const reading = readAll(turn);
    await expect.poll(() => server().log().some(({ lastMessage }) => lastMessage === stopped.message.text), SOON).toBe(true);
    stopTemporaryTurn(scope, stopped.replyId);
    await reading;

    for (const each of [word, answer]) expect(await tablesWith(each)).toEqual([]);
    const added = (await readEverything()).filter((row) => !before.has(keyOf(row)) && !isBookkeeping(row));
    expect(added.map(({ table }) => table)).toEqual(Array.from({ length: 5 }, () => "public.usage_records"));
    const calls = await chatCalls(scope);
    expect(calls.map(({ conversationId, messageId }) => [conversationId, messageId])).toEqual(calls.map(() => [null, null]));
    expect(calls.map(({ outcome }) => outcome)).toEqual(["finished", "finished", "finished", "cut-off", "aborted"]);
  });

  it("remembers within itself, word for word and, before that, summed up", async () => {
    const { scope } = await makeOwner();
    const past = Array.from({ length: 12 }, (_, index) => [{ role: "person", text: `The number ${index} is a lighthouse on island ${index}.` }, { role: "assistant", text: `Noted, number ${index}.` }]).flat();
    const question = `What stands on island 0, asked by ${aWord()}?`;
    const events = await talk(scope, ask(question, { past }));
    const sent = JSON.stringify(server().log().find(({ lastMessage }) => lastMessage === question)?.body);
    expect(sent).toContain("The number 11 is a lighthouse");
    expect(sent).toContain("The number 0 is a lighthouse");
    const parts = new Map(receiptOf(events)?.parts.map((part) => [part.name, part]));
    expect(parts.get("recent")).toMatchObject({ itemCount: 10, droppedCount: 0 });
    expect(parts.get("summary")?.itemCount).toBeGreaterThan(0);
  });

  it("goes on with a reply where it ended, under the same id", async () => {
    const { scope } = await makeOwner();
    const request = ask("Tell me of the sea.", { earlier: { text: "The sea is", reasoning: "" } });
    const turn = begin(scope, request);
    expect(turn.streamed.turn).toMatchObject({ replyId: request.replyId, personId: request.message.id });
    expect(joinText(await readAll(turn), "text")).toMatch(/^The sea is/);
  });

  it.each([
    ["reads what is known", {}, true, true],
    ["does not, switched off for it", { memoryMode: "off" }, true, false],
    ["does not, with memory off for the account", {}, false, false],
  ])("%s", async (_name, more, isEnabled, isKnown) => {
    const { scope, memoryId } = await someoneKnown("Keeps a barn owl");
    await db().account.updateMany({ where: { ownerId: scope.ownerId }, data: { memoryEnabled: isEnabled } });
    const events = await talk(scope, ask("What do I keep?", more));
    expect(receiptOf(events)?.memories.map((memory) => memory.memoryId)).toEqual(isKnown ? [memoryId] : []);
  });

  it("stops when it is told to, with what had come and what that cost", async () => {
    use("rate:50:2000");
    const { scope } = await makeOwner();
    const request = ask(`Count, ${aWord()}`);
    const turn = begin(scope, request);
    const events: TurnEvent[] = [];
    for await (const batch of turn.read(new AbortController().signal)) {
      events.push(...batch);
      if (joinText(events, "text").length > 20) expect(stopTemporaryTurn(scope, request.replyId)).toBe(true);
    }
    expect(events.at(-1)).toEqual({ type: "done", status: "stopped", failure: null });
    expect(receiptOf(events)?.completionTokens).toBeGreaterThan(0);
    await expect.poll(() => server().log().find(({ lastMessage }) => lastMessage === request.message.text)?.aborted, SOON).toBe(true);
    expect(stopTemporaryTurn(scope, request.replyId), "it is over").toBe(false);
  });

  it("ends when its reader leaves: the provider is cut off, and what it cost is recorded", async () => {
    use("fault:endless");
    const { scope } = await makeOwner();
    const request = ask(`Without end, ${aWord()}`);
    const leaving = new AbortController();
    const turn = begin(scope, request);
    let read = 0;
    for await (const batch of turn.read(leaving.signal)) {
      read += joinText(batch, "text").length;
      if (read > 20) leaving.abort();
    }
    await expect.poll(() => server().log().find(({ lastMessage }) => lastMessage === request.message.text)?.aborted, SOON).toBe(true);
    await expect.poll(async () => (await chatCalls(scope)).map(({ outcome }) => outcome), SOON).toEqual(["aborted"]);
  });

  it("is interrupted, and its reader told, when the server goes down", async () => {
    use("rate:20:2000");
    const { scope } = await makeOwner();
    const reading = readAll(begin(scope, ask("Count.")));
    await endAllTurns(30_000);
    expect((await reading).at(-1)).toEqual({ type: "done", status: "interrupted", failure: null });
  });
});

describe("what a temporary chat may take", () => {
  it("is so many replies at once, each once; and another person's is nobody's", async () => {
    use("rate:20:2000");
    const [{ scope }, { scope: other }] = [await makeOwner(), await makeOwner()];
    const requests = Array.from({ length: MOST_TEMPORARY_TURNS_AT_ONCE }, () => ask("Count."));
    for (const request of requests) begin(scope, request);
    expect(startTemporaryTurn(scope, requests[0] ?? ask("Count."))).toEqual({ ok: false, failure: { code: "turn_running" } });
    expect(startTemporaryTurn(scope, ask("One more."))).toEqual({ ok: false, failure: { code: "too_many_requests" } });
    const sameId = ask("The same id.", { replyId: requests[0]?.replyId });
    expect(stopTemporaryTurn(other, sameId.replyId)).toBe(false);
    begin(other, sameId);
    expect(stopTemporaryTurn(other, sameId.replyId)).toBe(true);
    expect(stopTemporaryTurn(scope, sameId.replyId)).toBe(true);
  });

  it("ends with the account, and leaves nothing behind it", async () => {
    use("rate:20:2000");
    const { scope } = await makeOwner();
    const reading = readAll(begin(scope, ask("Count.")));
    const erased = await erasePersonalData(scope);
    expect(erased).toMatchObject({ ok: true, value: { account_deleted: true, total_after: 0 } });
    await reading;
    expect(await db().usageRecord.count({ where: { ownerId: scope.ownerId } })).toBe(0);
  });

  it("is a model that is offered", async () => {
    const { scope } = await makeOwner();
    expect(startTemporaryTurn(scope, ask("Hello.", { modelId: `dear-${newId()}` }))).toMatchObject({ ok: false, failure: { code: "conflict" } });
  });
});
