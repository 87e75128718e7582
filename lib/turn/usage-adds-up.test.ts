import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { LoggedRequest } from "@/e2e/support/fault-exchange";
import { type FaultServer, type ScriptedReply, startFaultServer } from "@/e2e/support/fault-server";
import { modelSettingsFor } from "@/e2e/support/model-settings";
import { begin, newConversationId, readAll, readUntil, submit } from "@/e2e/support/turns";
import { forgetInReceiptsJob } from "@/lib/chat/forgetting/jobs";
import { useSettings } from "@/lib/config/test-settings";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { startJobs } from "@/lib/jobs/start";
import { MEMORY_JOBS } from "@/lib/memory/jobs";
import { useModelSettings } from "@/lib/models/current-settings";
import { readUsageTotals } from "@/lib/usage/queries";
import { titleJob } from "./jobs";
import { giveMemoryItsTools } from "./memory-tools";
import { stopTurn } from "./stop-turn";

const { set } = useSettings();
let server: FaultServer;
let jobs: { stop: () => Promise<void> };
// Before the database is opened, and with it the configuration read.
beforeAll(async () => {
  server = await startFaultServer();
  Object.assign(process.env, { EMBEDDER: "openai-compatible", EMBEDDING_BASE_URL: server.url, EMBEDDING_MODEL: "embedding" });
  giveMemoryItsTools();
});
useTestDatabase();
beforeAll(async () => {
  jobs = await startJobs([...MEMORY_JOBS, titleJob, forgetInReceiptsJob]);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await jobs.stop();
  await server.close();
});

/** A model for each role, named for it, and one that is asked where the first of the chat gives nothing. */
const MODELS = { chat: ["chat", "chat-fallback"], title: ["title"], extraction: ["extraction"], summary: ["summary"], embedding: ["embedding"] } as const;
type Role = keyof typeof MODELS;
const ROLES = Object.keys(MODELS) as Role[];

type Paid = readonly [model: string, source: "provider" | "estimated", outcome: string];
type Course = { readonly reply: ScriptedReply; readonly paid: readonly Paid[]; readonly stop?: "in the reply" | "before a word" };

const ANSWERED: Paid = ["chat", "provider", "finished"];
const BY_ANOTHER: Paid = ["chat-fallback", "provider", "finished"];

/** Read each time, and asked again as often as a server that fails is. */
const thrice = (paid: Paid): readonly Paid[] => [paid, paid, paid];

/** How a turn goes, by words of its message, and what is to be on record for it. */
const COURSES: Readonly<Record<string, Course>> = {
  "goes well": { reply: "All of it is written down.", paid: [ANSWERED] },
  "is thought about": { reply: { text: "So it is.", reasoning: "Let me see, and see again." }, paid: [ANSWERED] },
  "comes too fast at first": { reply: { fault: "busy" }, paid: [ANSWERED] },
  "is stopped in the middle": { reply: { fault: "endless" }, stop: "in the reply", paid: [["chat", "estimated", "aborted"]] },
  "is stopped at once": { reply: { fault: "hang" }, stop: "before a word", paid: [["chat", "estimated", "aborted"]] },
  "is cut off": { reply: { fault: "cut" }, paid: [["chat", "estimated", "cut-off"]] },
  "meets a broken server": { reply: { fault: "500" }, paid: [["chat", "estimated", "provider-error"], BY_ANOTHER] },
  "loses the server before a word": { reply: { fault: "cutfirst" }, paid: [...thrice(["chat", "estimated", "refused"]), BY_ANOTHER] },
  "is told of an error first": { reply: { fault: "sseerrorfirst" }, paid: [...thrice(["chat", "estimated", "provider-error"]), BY_ANOTHER] },
  "is sent elsewhere": { reply: { fault: "redirect" }, paid: [["chat", "estimated", "bad-response"], BY_ANOTHER] },
  "gets garbage": { reply: { fault: "garbage" }, paid: [["chat", "estimated", "bad-response"], BY_ANOTHER] },
  "gets no word": { reply: { fault: "empty" }, paid: [["chat", "provider", "empty"], BY_ANOTHER] },
  "is not counted": { reply: { fault: "nousage" }, paid: [["chat", "estimated", "finished"]] },
  "is counted in nonsense": { reply: { fault: "badusage", argument: "nan" }, paid: [["chat", "estimated", "finished"]] },
};
const COURSE_NAMES = Object.keys(COURSES);

const ACCOUNTS = 8;
const CONVERSATIONS = 5;
const TURNS = 5;

type Account = { readonly scope: Scope; readonly mark: string };
type Talked = Account & { readonly course: Course; readonly text: string; readonly replyId: string; readonly conversationId: string };

function useModels(): void {
  const settings = modelSettingsFor(server.url, "none", { timeouts: { firstTokenMs: 60_000 }, resilience: { failuresToOpen: Infinity } });
  const providerId = settings.roles.chat[0]?.providerId ?? "";
  const named = (role: Role) => MODELS[role].map((modelId) => ({ providerId, modelId }));
  useModelSettings({ ...settings, roles: { ...settings.roles, chat: named("chat"), title: named("title"), extraction: named("extraction"), summary: named("summary") } });
  for (const [words, { reply }] of Object.entries(COURSES)) server.when(words, reply, "chat");
  server.when("ledger", "The books", "title");
  server.when("ledger", JSON.stringify({ candidates: [] }), "extraction");
  server.when("ledger", JSON.stringify({ interactions: [], important_details: [] }), "summary");
  // What works behind the replies stumbles, too.
  for (const role of ["title", "extraction", "summary"] as const) server.when("is cut off", { fault: "flaky" }, role);
}

async function talkAtLength(account: Account, index: number): Promise<Talked[]> {
  const talked: Talked[] = [];
  for (let conversation = 0; conversation < CONVERSATIONS; conversation += 1) {
    const conversationId = newConversationId();
    for (let turn = 0; turn < TURNS; turn += 1) {
      const name = COURSE_NAMES[(index * CONVERSATIONS * TURNS + conversation * TURNS + turn) % COURSE_NAMES.length] ?? "";
      const course = COURSES[name];
      if (!course) throw new Error(`No course ${name}`);
      const text = `In ${account.mark} turn ${conversation}.${turn} ${name}.`;
      const handle = await begin(account.scope, submit(conversationId, text));
      if (course.stop === "in the reply") await readUntil(handle, 30);
      if (course.stop === "before a word") await expect.poll(() => entriesOf(text, "chat").length, { interval: 10, timeout: 30_000 }).toBe(1);
      if (course.stop) expect(await stopTurn(account.scope, conversationId)).toBe(true);
      await readAll(handle);
      talked.push({ ...account, course, text, replyId: handle.turn.replyId, conversationId });
    }
  }
  return talked;
}

/** Behind a message that was never answered the next one stands in the same place. */
const entriesOf = (text: string, model: string) => server.log().filter((entry) => entry.model === model && entry.lastMessage.endsWith(text));
const wasReported = ({ usageReported, aborted }: LoggedRequest) => usageReported && !aborted;

type Counts = { readonly promptTokens: number; readonly completionTokens: number };
const sumOf = (counts: readonly Counts[]) => ({
  promptTokens: counts.reduce((sum, each) => sum + each.promptTokens, 0),
  completionTokens: counts.reduce((sum, each) => sum + each.completionTokens, 0),
});

async function countUnfinishedJobs(): Promise<number | undefined> {
  const [row] = await db().$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM jobs.job WHERE state IN ('created', 'retry', 'active') AND data->>'ownerId' IS NOT NULL`;
  return row?.count;
}

it("two hundred turns, good and bad: what is recorded of each account and role is what the model server says it served, and what it never said is marked as estimated", async () => {
  set({ SHORT_TERM_MEMORY_K: "1" });
  // Of an embedder that a search gave up on nobody can say what it counted, and how busy this machine is shall not matter.
  vi.spyOn(AbortSignal, "timeout").mockImplementation(() => new AbortController().signal);
  useModels();
  const accounts = await Promise.all(Array.from({ length: ACCOUNTS }, async (_, index): Promise<Account> => ({ scope: (await makeOwner()).scope, mark: `ledger-${index}` })));
  const talked = (await Promise.all(accounts.map(talkAtLength))).flat();
  expect(talked).toHaveLength(200);
  await expect.poll(countUnfinishedJobs, { timeout: 200_000 }).toBe(0);
  // A search does not wait for its record.
  await expect.poll(() => db().usageRecord.count({ where: { role: "embedding" } }), { timeout: 30_000 }).toBe(server.log().filter(({ model }) => model === "embedding").length);

  const records = await db().usageRecord.findMany();
  for (const { scope, mark } of accounts) {
    const ofAccount = records.filter(({ ownerId, userId }) => ownerId === scope.ownerId && userId === scope.userId);
    const served = server.log().filter(({ body }) => JSON.stringify(body).includes(mark));
    for (const role of ROLES) {
      const entries = served.filter(({ model }) => MODELS[role].some((each) => each === model));
      const recorded = ofAccount.filter((record) => record.role === role);
      expect(entries.length, role).toBeGreaterThan(0);
      expect(sumOf(recorded.filter(({ usageSource }) => usageSource === "provider")), role).toEqual(sumOf(entries.filter(wasReported).map(({ usage }) => usage)));
      expect(recorded.reduce((sum, { attempts }) => sum + attempts, 0), role).toBe(entries.length);
      for (const { latencyMs, conversationId } of recorded) {
        expect(latencyMs).toBeGreaterThanOrEqual(0);
        expect(talked.some((each) => each.mark === mark && each.conversationId === conversationId), role).toBe(true);
      }
    }
    expect(await readUsageTotals(scope)).toMatchObject({ ...sumOf(ofAccount), callCount: ofAccount.length });
  }

  for (const { text, replyId, course } of talked) {
    const recorded = records.filter(({ role, messageId }) => role === "chat" && messageId === replyId);
    const found = recorded.map(({ modelId, usageSource, outcome }) => [modelId, usageSource, outcome].join(" "));
    expect(found.toSorted(), text).toEqual(course.paid.map((paid) => paid.join(" ")).toSorted());
    for (const record of recorded) expectAsServed(record, entriesOf(text, record.modelId), text);
  }
}, 300_000);

/** The provider's own counts to the token; ours near them, and nothing for what was turned away. */
function expectAsServed(record: Counts & { usageSource: string }, entries: readonly LoggedRequest[], text: string): void {
  const entry = entries.at(-1);
  if (!entry) throw new Error(`Nobody was asked: ${text}`);
  const { promptTokens, completionTokens } = entry.usage;
  if (record.usageSource === "provider") {
    expect(record, text).toMatchObject({ promptTokens, completionTokens });
    return;
  }
  expect(wasReported(entry), text).toBe(false);
  if (entry.status !== null && entry.status >= 300) {
    expect(record, text).toMatchObject({ promptTokens: 0, completionTokens: 0 });
    return;
  }
  expect(Math.abs(record.promptTokens / promptTokens - 1), text).toBeLessThan(0.5);
  expect(record.completionTokens > 0, text).toBe(completionTokens > 0);
  expect(record.completionTokens, text).toBeLessThanOrEqual(completionTokens * 3);
}
