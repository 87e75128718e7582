import { afterAll, beforeAll, expect, it } from "vitest";
import { type FaultServer, startFaultServer } from "@/e2e/support/fault-server";
import { modelSettingsFor } from "@/e2e/support/model-settings";
import { newConversationId, submit, talk } from "@/e2e/support/turns";
import { forgetInReceiptsJob } from "@/lib/chat/forgetting/jobs";
import { useSettings } from "@/lib/config/test-settings";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { startJobs } from "@/lib/jobs/start";
import { MEMORY_JOBS } from "@/lib/memory/jobs";
import { useModelSettings } from "@/lib/models/current-settings";
import { splitIntoTokens } from "@/lib/models/demo/chat-completion";
import { titleJob } from "./jobs";
import { giveMemoryItsTools } from "./memory-tools";

useTestDatabase();
const { set } = useSettings();
let server: FaultServer;
let jobs: { stop: () => Promise<void> };
beforeAll(async () => {
  server = await startFaultServer();
  giveMemoryItsTools();
  jobs = await startJobs([...MEMORY_JOBS, titleJob, forgetInReceiptsJob]);
});
afterAll(async () => {
  await jobs.stop();
  await server.close();
});

const SUBJECT = "barometer";
const REPLIES = {
  chat: "So it hangs there.",
  title: "A barometer in the hall",
  extraction: JSON.stringify({ candidates: [] }),
  summary: JSON.stringify({ interactions: [], important_details: [] }),
} as const;
type Role = keyof typeof REPLIES;
const ROLES = Object.keys(REPLIES) as Role[];

/** From the first piece of a reply to its last. */
const REPLY_TAKES_MS = 300;
/** The server's timers may be early by as much. */
const EARLY_MS = 5;

/** A model for each role, named for it, and each in no hurry. */
function useModelOfEachRole(): void {
  const settings = modelSettingsFor(server.url, "none");
  const providerId = settings.roles.chat[0]?.providerId ?? "";
  const named = (role: Role) => [{ providerId, modelId: role }];
  useModelSettings({ ...settings, roles: { ...settings.roles, chat: named("chat"), title: named("title"), extraction: named("extraction"), summary: named("summary") } });
  for (const role of ROLES) {
    const tokensPerSecond = ((splitIntoTokens(REPLIES[role]).length - 1) * 1_000) / REPLY_TAKES_MS;
    server.when(SUBJECT, { text: REPLIES[role], tokensPerSecond }, role);
  }
}

async function countUnfinishedJobs({ ownerId }: Scope): Promise<number | undefined> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM jobs.job WHERE state IN ('created', 'retry', 'active') AND data->>'ownerId' = ${ownerId}`;
  return row?.count;
}

it("every call of a model is recorded once, with what the server says it served: for the chat, the title, what is learned and the summary", async () => {
  set({ SHORT_TERM_MEMORY_K: "1" });
  useModelOfEachRole();
  const { scope, ownerId } = await makeOwner();
  const conversationId = newConversationId();
  const startedAtMs = performance.now();
  // With one turn in view, the first is folded once there is a second.
  for (const text of [`I have hung the ${SUBJECT} up.`, `The ${SUBJECT} hangs in the hall now.`]) await talk(scope, submit(conversationId, text));
  await expect.poll(() => countUnfinishedJobs(scope), { timeout: 30_000 }).toBe(0);
  const tookMs = performance.now() - startedAtMs;

  const served = server.log();
  const recorded = await db().usageRecord.findMany({ where: { ownerId } });
  expect(recorded).toHaveLength(served.length);
  for (const role of ROLES) {
    const calls = served.filter(({ model }) => model === role);
    const records = recorded.filter((record) => record.role === role);
    expect(calls.length, role).toBeGreaterThan(0);
    const countsOf = (usage: { promptTokens: number; completionTokens: number }) => `${usage.promptTokens} and ${usage.completionTokens}`;
    expect(records.map(countsOf).toSorted(), role).toEqual(calls.map(({ usage }) => countsOf(usage)).toSorted());
    for (const record of records) {
      expect(record).toMatchObject({ ownerId, userId: scope.userId, conversationId, providerId: "environment", modelId: role, usageSource: "provider", outcome: "finished" });
      expect(record.latencyMs, role).toBeGreaterThanOrEqual(REPLY_TAKES_MS - EARLY_MS);
      expect(record.latencyMs, role).toBeLessThanOrEqual(tookMs);
    }
  }
});
