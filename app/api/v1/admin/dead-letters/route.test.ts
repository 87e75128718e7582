import { beforeEach, describe, expect, it } from "vitest";
import { makeAccount, signedInBrowser } from "@/lib/accounts/__fixtures__/test-accounts";
import { TestBrowser } from "@/lib/accounts/__fixtures__/test-browser";
import { newConversationId, submit, talk, useModelServer } from "@/e2e/support/turns";
import { readMessages } from "@/lib/chat/queries";
import { db } from "@/lib/db/client";
import { useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { runQueueStatement } from "@/lib/jobs/commands";
import { parkWork } from "@/lib/memory/dead-letters/commands";
import { POST as retry } from "./[deadLetterId]/retry/route";
import { DELETE as drop } from "./[deadLetterId]/route";
import { GET as list } from "./route";

useTestDatabase();
const { useModel } = useModelServer();

const PATH = "/api/v1/admin/dead-letters";
let admin: TestBrowser;
beforeEach(async () => {
  useModel("ok");
  await db().deadLetter.deleteMany();
  admin = await signedInBrowser((await makeAccount({ role: "admin" })).ownerId);
});

/** Work of somebody that was given up, on a message of theirs. */
async function park(): Promise<{ id: string; messageId: string }> {
  const { ownerId, scope } = await makeAccount();
  const conversationId = newConversationId();
  await talk(scope, submit(conversationId, "I keep quarls behind the abbey."));
  const messageId = (await readMessages(scope, conversationId))?.messages[0]?.id ?? "";
  await parkWork(scope.ownerId, { kind: "memory.extract", messageId, payload: { ownerId, userId: scope.userId, messageId }, error: "unparsable", attempts: 5 });
  const { id } = await db().deadLetter.findFirstOrThrow({ where: { ownerId } });
  return { id, messageId };
}
const named = (deadLetterId: string) => ({ params: { deadLetterId } });
const retryIt = (browser: TestBrowser, id: string) => browser.send(retry, `${PATH}/${id}/retry`, { method: "POST", ...named(id) });
const dropIt = (browser: TestBrowser, id: string) => browser.send(drop, `${PATH}/${id}`, { method: "DELETE", ...named(id) });

describe("dead letters of an operator", () => {
  it("200: kind, error and times, and nothing of whose or what was written", async () => {
    const { id, messageId } = await park();
    const answer = await admin.send(list, PATH, { method: "GET" });
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({ total: 1, dead_letters: [{ id, kind: "memory.extract", error: "unparsable", attempts: 5, created_at: expect.any(String) }] });
    expect(JSON.stringify(answer.json)).not.toContain(messageId);
  });

  it("204: tried again once", async () => {
    const { id, messageId } = await park();
    await runQueueStatement("DELETE FROM jobs.job WHERE name = 'memory.extract'");
    expect((await retryIt(admin, id)).status).toBe(204);
    const { rows } = await runQueueStatement("SELECT data FROM jobs.job WHERE name = 'memory.extract'");
    expect(rows).toMatchObject([{ data: { messageId, failures: 0, waits: 0 } }]);
    expect((await retryIt(admin, id)).status).toBe(404);
  });

  it("204: dropped once", async () => {
    const { id } = await park();
    expect((await dropIt(admin, id)).status).toBe(204);
    expect((await dropIt(admin, id)).status).toBe(404);
    expect(await db().deadLetter.count()).toBe(0);
  });

  it("401 and 403: for nobody and for a member, and nothing is touched", async () => {
    const { id } = await park();
    const member = await signedInBrowser((await makeAccount()).ownerId);
    for (const [browser, status] of [[new TestBrowser(), 401], [member, 403]] as const) {
      expect((await browser.send(list, PATH, { method: "GET" })).status).toBe(status);
      expect((await retryIt(browser, id)).status).toBe(status);
      expect((await dropIt(browser, id)).status).toBe(status);
    }
    expect(await db().deadLetter.count()).toBe(1);
  });

  it("404: one that is not there, or an id that is none", async () => {
    expect((await retryIt(admin, "%27")).status).toBe(404);
    expect((await dropIt(admin, "1")).status).toBe(404);
    expect((await retryIt(admin, newId())).status).toBe(404);
    expect((await dropIt(admin, newId())).status).toBe(404);
  });
});
