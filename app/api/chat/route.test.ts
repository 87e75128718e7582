import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeAccount, signedInBrowser } from "@/lib/accounts/__fixtures__/test-accounts";
import { newConversationId, newMessageId, useModelServer } from "@/e2e/support/turns";
import { MOST_STREAMS_AT_ONCE } from "@/lib/api/open-streams";
import { endSessions } from "@/lib/accounts/sessions/commands";
import type { Scope } from "@/lib/db/scope";
import { useTestDatabase } from "@/lib/db/test-database";
import { findTurnToResume } from "@/lib/turn/resume-turn";
import { endAllTurns } from "@/lib/turn/keep-turns";
import { GET as resume } from "./[conversationId]/stream/route";
import { POST as chat } from "./route";

useTestDatabase();
const { useModel } = useModelServer();
beforeAll(() => useModel("rate:20:2000"));
afterAll(() => endAllTurns(1_000));

async function somebodyAsking() {
  const { ownerId, scope } = await makeAccount();
  const { cookies } = await signedInBrowser(ownerId);
  const headers = {
    host: "127.0.0.1:3000",
    origin: "http://127.0.0.1:3000",
    "content-type": "application/json",
    cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
  };
  const conversationId = newConversationId();
  const body = JSON.stringify({ trigger: "submit", conversationId, isNewConversation: true, message: { id: newMessageId(), text: "Count for a long time." } });
  const begun = await chat(new Request("http://127.0.0.1:3000/api/chat", { method: "POST", headers, body }), { params: Promise.resolve({}) });
  const readAgain = () => resume(new Request(`http://127.0.0.1:3000/api/chat/${conversationId}/stream`, { headers }), { params: Promise.resolve({ conversationId }) });
  return { ownerId, scope, conversationId, begun, readAgain };
}

const isRunning = async (scope: Scope, conversationId: string) => (await findTurnToResume(scope, conversationId))?.handle !== null;

describe("a reply that is being read", () => {
  it("ends for its readers soon after they signed out everywhere, and is written to its end", async () => {
    const { ownerId, scope, conversationId, begun, readAgain } = await somebodyAsking();
    const resumed = await readAgain();
    expect([begun.status, resumed.status]).toEqual([200, 200]);
    await endSessions(ownerId);
    const startedMs = performance.now();
    const texts = await Promise.all([begun.text(), resumed.text()]);
    expect(performance.now() - startedMs).toBeLessThan(10_000);
    for (const text of texts) expect(text).toMatch(/data: \[DONE\]\n\n$/);
    expect(await isRunning(scope, conversationId)).toBe(true);
  });

  it("goes on for those who are signed in, beyond the moment in which that is looked at again", async () => {
    const { begun } = await somebodyAsking();
    const reader = begun.body?.getReader();
    const untilMs = performance.now() + 4_000;
    while (performance.now() < untilMs) expect((await reader?.read())?.done).toBe(false);
    await reader?.cancel();
  });

  it("is read by so many at once: of one too many the oldest ends", async () => {
    const { begun, readAgain } = await somebodyAsking();
    const others: Response[] = [];
    for (let count = 0; count < MOST_STREAMS_AT_ONCE; count += 1) others.push(await readAgain());
    expect(await begun.text()).toMatch(/data: \[DONE\]\n\n$/);
    const newest = others.at(-1)?.body?.getReader();
    expect((await newest?.read())?.done).toBe(false);
    await newest?.cancel();
    await Promise.all(others.slice(0, -1).map(({ body }) => body?.cancel()));
  });
});
