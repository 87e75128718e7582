import { describe, expect, it } from "vitest";
import { SECRET_MARK } from "@/e2e/support/fault-modes";
import { readMessages } from "@/lib/chat/queries";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { begin, chatCalls, newConversationId, readAll, submit, talk, useModelServer } from "@/e2e/support/turns";

useTestDatabase();
const { server, useModel } = useModelServer();

const KEPT = /Your message (is|and what had arrived are) kept\./;
/** Not the provider's failure but our limit: what is to be done is the person's to know. */
const ENDED_BY_US = /^The reply from \S+ went past the limit and was ended\. Your message and what had arrived are kept\. Ask for a shorter reply, or for the next part\.$/;

/** Mode, what the failure is called, and whether some of a reply had arrived. */
const FAULTS = [
  ["refuse", "refused", false],
  ["silent", "timeout-first-token", false],
  ["hang", "timeout-first-token", false],
  ["stall", "stalled", true],
  ["429", "rate-limited", false],
  ["401", "unauthorized", false],
  ["404", "not-found", false],
  ["500", "provider-error", false],
  ["503", "provider-error", false],
  ["context", "context-too-long", false],
  ["cut", "cut-off", true],
  ["endearly", "cut-off", true],
  ["half", null, true],
  ["garbage", null, false],
  ["badjson", null, true],
  ["html", "wrong-content-type", false],
  ["empty", "empty", false],
  ["sseerror", null, true],
  ["sseerrorfirst", null, false],
  ["flood", "too-long", true],
] as const;

describe("a model that fails", () => {
  it.each(FAULTS)("%s: the message is kept, the person is told, the use is recorded, trying again works", async (mode, code, hasPartial) => {
    useModel(`fault:${mode}`);
    const { scope } = await makeOwner();
    const conversationId = newConversationId();
    const { last, text, handle, events } = await talk(scope, submit(conversationId, "What a person wrote."));
    if (last.type !== "failed") throw new Error(`ended with ${last.type}`);
    if (code) expect(last.failure.code).toBe(code);
    expect(last.failure.message).toMatch(mode === "flood" ? ENDED_BY_US : KEPT);
    expect(text !== "").toBe(hasPartial);

    const page = await readMessages(scope, conversationId);
    expect(page?.messages).toMatchObject([
      { text: "What a person wrote.", status: "complete" },
      { text, status: "failed", failure: last.failure },
    ]);
    expect(await chatCalls(scope)).toMatchObject([{ outcome: last.failure.code, messageId: handle.turn.replyId }]);
    expect(JSON.stringify([events, page])).not.toContain(SECRET_MARK);

    useModel("ok");
    server().when("What a person wrote.", "Now it works.");
    const again = await talk(scope, { trigger: "regenerate", conversationId, messageId: handle.turn.replyId });
    expect(again.text).toBe("Now it works.");
    const shown = await readMessages(scope, conversationId);
    expect(shown?.messages.map((message) => message.text)).toEqual(["What a person wrote.", "Now it works."]);
  });

  it("gives text that can be stored, whatever the model sends", async () => {
    useModel("fault:nul");
    const { scope } = await makeOwner();
    const conversationId = newConversationId();
    const { text, last } = await talk(scope, submit(conversationId, "Strange letters, please."));
    expect(last).toMatchObject({ type: "done", status: "complete" });
    expect(text.isWellFormed()).toBe(true);
    expect((await readMessages(scope, conversationId))?.messages[1]?.text).toBe(text);
  });

  it.each(["negative", "nan", "text", "huge", "fraction"])("records nonsense usage as numbers that add up: %s", async (kind) => {
    useModel(`fault:badusage:${kind}`);
    const { scope } = await makeOwner();
    await talk(scope, submit(newConversationId(), "Count badly."));
    const [call] = await chatCalls(scope);
    for (const count of [call?.promptTokens, call?.completionTokens, call?.reasoningTokens]) {
      expect(Number.isInteger(count)).toBe(true);
      expect(count).toBeGreaterThanOrEqual(0);
    }
  });

  it("lets another conversation go on while one hangs", async () => {
    useModel("fault:hang", { timeouts: { connectMs: 3_000, firstTokenMs: 3_000 } });
    const { scope } = await makeOwner();
    const hanging = await begin(scope, submit(newConversationId(), "Hang."));
    useModel("ok");
    server().when("Go on.", "Gladly.");
    expect((await talk(scope, submit(newConversationId(), "Go on."))).text).toBe("Gladly.");
    const { stopTurn } = await import("./stop-turn");
    expect(await stopTurn(scope, hanging.turn.conversationId)).toBe(true);
    await readAll(hanging);
  });
});
