/**
 * Runs turns with the app's own engine, leases, jobs and housekeeping, in a process where nothing else writes, and reads
 * the position of the write-ahead log between the steps. Run by `bytes-written.ts`; prints one JSON line per reply.
 */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { signUp } from "@/lib/accounts/sign-up";
import { ConversationId, MessageId } from "@/lib/chat/schema";
import { requireConnection } from "@/lib/db/connection";
import { openDatabase } from "@/lib/db/open";
import { ownScope, trustedOwnerId } from "@/lib/db/scope";
import { startJobs } from "@/lib/jobs/start";
import { MEMORY_JOBS } from "@/lib/memory/jobs";
import { pruneEvents } from "@/lib/turn/commands";
import { titleJob } from "@/lib/turn/jobs";
import { keepTurns } from "@/lib/turn/keep-turns";
import { giveMemoryItsTools } from "@/lib/turn/memory-tools";
import { readTurn } from "@/lib/turn/read-turn";
import { startTurn } from "@/lib/turn/start-turn";
import { HousekeepingMeter } from "./housekeeping-meter";
import { JobGate } from "./job-gate";
import type { ReplyBytes } from "./reply-bytes";
import { ReplyTask } from "./reply-bytes";

const tasks = z.array(ReplyTask).parse(JSON.parse(z.string().parse(process.argv[2])));
const database = await openDatabase({ keepsHouse: false });
const { pool, isEmbedded } = requireConnection();
const house = new HousekeepingMeter(pool, writtenBytes);
if (isEmbedded) house.start();
const gate = new JobGate(writtenByReplies);
giveMemoryItsTools();
const jobs = await startJobs([...MEMORY_JOBS, titleJob].map((definition) => gate.hold(definition)));
const leases = await keepTurns({ isOnlyProcess: isEmbedded });
const account = await signUp({ email: `${randomUUID()}@example.org`, password: randomUUID(), invitation: null, origin: "http://localhost" });
if (!account.ok || account.value.status !== "signed_in") throw new Error("No account could be made");
const scope = ownScope(trustedOwnerId(account.value.ownerId));

for (const task of tasks) console.log(JSON.stringify(await measure(task)));
leases.stop();
await jobs.stop();
await house.stop();
await database.close();

/** How far the write-ahead log has come. */
async function writtenBytes(): Promise<number> {
  const { rows } = await pool.query<{ bytes: string }>("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn AS bytes");
  return Number(rows[0]?.bytes);
}

/** The same without what housekeeping wrote: that depends on the minute, and not on the words. */
async function writtenByReplies(): Promise<number> {
  return (await writtenBytes()) - (await house.bytes());
}

async function areJobsWaiting(): Promise<boolean> {
  const { rows } = await pool.query<{ are: boolean }>("SELECT EXISTS (SELECT FROM jobs.job WHERE state < 'completed' AND name <> 'dead-letter') AS are");
  return rows[0]?.are ?? false;
}

async function measure({ question, isAfterCheckpoint, isAfterMerge }: ReplyTask): Promise<ReplyBytes> {
  const beforeMerge = await writtenByReplies();
  if (isAfterMerge) await pool.query("SELECT gin_clean_pending_list('search_documents_terms')");
  const mergeBytes = (await writtenByReplies()) - beforeMerge;
  if (isAfterCheckpoint) await pool.query("CHECKPOINT");
  const housekeepingBefore = await house.bytes();
  const before = await writtenByReplies();
  const replyBytes = await reply(question);
  const turnBytes = (await writtenByReplies()) - before;
  const jobBytes = await gate.runAll(areJobsWaiting);
  const beforeSweep = await writtenByReplies();
  await pruneEvents(0);
  return {
    question,
    replyBytes,
    turnBytes,
    indexBytes: jobBytes["memory.index"] ?? 0,
    mergeBytes,
    extractionBytes: jobBytes["memory.extract"] ?? 0,
    foldBytes: jobBytes["memory.fold"] ?? 0,
    titleBytes: jobBytes["conversation.title"] ?? 0,
    queueBytes: jobBytes.queue,
    sweepBytes: (await writtenByReplies()) - beforeSweep,
    housekeepingBytes: (await house.bytes()) - housekeepingBefore,
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
