import { afterAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { begin, newConversationId, newMessageId, readAll, submit, talk, useModelServer } from "@/e2e/support/turns";
import { MOST_TURNS_AT_ONCE } from "./begin/commands";
import { endAllTurns } from "./keep-turns";
import { startTurn } from "./start-turn";
import { stopTurn } from "./stop-turn";

useTestDatabase();
const { server, useModel } = useModelServer();
afterAll(() => endAllTurns(1_000));

describe("what a person may start", () => {
  it("is a reply by a model that the operator offers, and by no other of the provider's", async () => {
    useModel("ok");
    const { scope } = await makeOwner();
    const request = submit(newConversationId(), "Use the dear one.", { modelId: "the-dearest-of-all" });
    expect(await startTurn(scope, request)).toMatchObject({ ok: false, failure: { code: "conflict" } });
    expect(server().log().some(({ model }) => model === "the-dearest-of-all")).toBe(false);
    expect((await talk(scope, { ...request, modelId: "ok" })).last).toMatchObject({ type: "done", status: "complete" });
  });

  it("is so many replies at once, and again as many when one has ended; others are not held up", async () => {
    // Patient, so that no reply ends by itself on a busy machine while others are begun.
    useModel("rate:5:500", { timeouts: { connectMs: 30_000, firstTokenMs: 30_000, betweenTokensMs: 30_000, totalMs: 120_000 } });
    const [{ scope }, other] = [await makeOwner(), await makeOwner()];
    const requests = Array.from({ length: MOST_TURNS_AT_ONCE }, () => submit(newConversationId(), "Tell me a long story."));
    const handles = [];
    for (const request of requests) handles.push(await begin(scope, request));
    const oneMore = submit(newConversationId(), "And one more.");
    expect(await startTurn(scope, oneMore)).toMatchObject({ ok: false, failure: { code: "too_many_requests" } });
    expect(await startTurn(other.scope, submit(newConversationId(), "Somebody else asks."))).toMatchObject({ ok: true });

    // Wherever the others are written: one of them is another process's from now on.
    await db().turn.updateMany({ where: { id: handles[1]?.turn.turnId ?? "" }, data: { leaseHolder: "elsewhere/boot/1/them" } });
    expect(await startTurn(scope, oneMore)).toMatchObject({ ok: false, failure: { code: "too_many_requests" } });
    expect(await startTurn(scope, { trigger: "regenerate", conversationId: newConversationId(), messageId: newMessageId() })).toMatchObject({
      ok: false,
      failure: { code: "too_many_requests" },
    });

    const [first] = handles;
    if (!first) throw new Error("The first reply was begun");
    await stopTurn(scope, first.turn.conversationId);
    await readAll(first);
    await expect.poll(async () => (await startTurn(scope, oneMore)).ok).toBe(true);
  });
});
