/**
 * Runs turns with the app's own engine and its own jobs, in a process where nothing else writes, and reads the position of
 * the write-ahead log between the steps. Run by `bytes-written.ts`; prints one JSON line per reply.
 */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { signUp } from "@/lib/accounts/sign-up";
import { ConversationId, MessageId } from "@/lib/chat/schema";
import { requireConnection } from "@/lib/db/connection";
import { openDatabase } from "@/lib/db/open";
import { ownScope, trustedOwnerId } from "@/lib/db/scope";
import { startJobs } from "@/lib/jobs/start";
import { MEMORY_JOBS, setExtractionTools } from "@/lib/memory/jobs";
import { modelSettings } from "@/lib/models/current-settings";
import { titleJob } from "@/lib/turn/jobs";
import { readTurn } from "@/lib/turn/read-turn";
import { startTurn } from "@/lib/turn/start-turn";
import { recordModelCall } from "@/lib/usage/commands";
import { JobGate } from "./job-gate";
import type { ReplyBytes } from "./reply-bytes";
import { ReplyTask } from "./reply-bytes";

/** Of the first turn of a conversation: extraction, index, title. */
const JOBS_OF_A_TURN = 3;
/** A table is tidied once a minute: on a machine so slow that each try meets one, the last try stands as it is. */
const MOST_TRIES = 3;

const tasks = z.array(ReplyTask).parse(JSON.parse(z.string().parse(process.argv[2])));
const database = await openDatabase();
const gate = new JobGate(writtenBytes);
setExtractionTools(async () => ({
  settings: modelSettings(),
  recordCalls: async (scope, calls, about) => {
    for (const call of calls) await recordModelCall(scope, call, about);
  },
}));
const jobs = await startJobs([...MEMORY_JOBS, titleJob].map((definition) => gate.hold(definition)));
const account = await signUp({ email: `${randomUUID()}@example.org`, password: randomUUID(), invitation: null, origin: "http://localhost" });
if (!account.ok || account.value.status !== "signed_in") throw new Error("No account could be made");
const scope = ownScope(trustedOwnerId(account.value.ownerId));

for (const task of tasks) console.log(JSON.stringify(await measure(task)));
await jobs.stop();
await database.close();

/** How far the write-ahead log has come. */
async function writtenBytes(): Promise<number> {
  const { rows } = await requireConnection().pool.query<{ bytes: string }>("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn AS bytes");
  return Number(rows[0]?.bytes);
}

/** How often a table was tidied. What that writes is no reply's: it depends on the minute and not on the words. */
async function tidiedTables(): Promise<number> {
  const { rows } = await requireConnection().pool.query<{ count: string }>(
    "SELECT COALESCE(sum(vacuum_count + analyze_count + autovacuum_count + autoanalyze_count), 0) AS count FROM pg_stat_user_tables",
  );
  return Number(rows[0]?.count);
}

async function measure(task: ReplyTask, triesLeft = MOST_TRIES): Promise<ReplyBytes> {
  const { question } = task;
  const tidiedBefore = await tidiedTables();
  const before = await writtenBytes();
  const replyBytes = await reply(question);
  const turnBytes = (await writtenBytes()) - before;
  const jobBytes = await gate.runAll(JOBS_OF_A_TURN);
  if (triesLeft > 1 && (await tidiedTables()) !== tidiedBefore) return measure(task, triesLeft - 1);
  return {
    question,
    replyBytes,
    turnBytes,
    indexBytes: jobBytes["memory.index"] ?? 0,
    extractionBytes: jobBytes["memory.extract"] ?? 0,
    titleBytes: jobBytes["conversation.title"] ?? 0,
    queueBytes: jobBytes.queue,
  };
}

async function reply(question: string): Promise<number> {
  const request = { trigger: "submit", conversationId: ConversationId.parse(randomUUID()), isNewConversation: true, message: { id: MessageId.parse(randomUUID()), text: question } } as const;
  const turn = await startTurn(scope, request);
  if (!turn.ok) throw new Error(`The turn was refused: ${turn.failure.code}`);
  let text = "";
  for await (const events of readTurn(turn.value)) {
    for (const event of events) {
      if (event.type === "text") text += event.text;
      if (event.type === "failed") throw new Error(event.failure.message);
    }
  }
  return Buffer.byteLength(text);
}
