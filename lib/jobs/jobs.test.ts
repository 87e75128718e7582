import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { inTransaction } from "@/lib/db/client";
import { requireConnection } from "@/lib/db/connection";
import { useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { requireQueue } from "./boss";
import { renewJobs, runQueueStatement, sendJob, sendJobs } from "./commands";
import { job, queued } from "./job";
import { startJobs } from "./start";
import { JOB_LEASE_SECONDS } from "./worker";

useTestDatabase();
let stop: (() => Promise<void>) | undefined;
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

/** A job that reports each of its runs, and fails as often as it is told. */
function recordingJob(name: string, options: { failures?: number; isOncePerId?: boolean; retryLimit?: number } = {}) {
  const seen: string[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  let failures = options.failures ?? 0;
  const definition = job({
    name,
    payload: z.object({ messageId: z.uuid() }),
    retryLimit: options.retryLimit ?? 1,
    expireInSeconds: 30,
    ...(options.isOncePerId ? { onceFor: ({ messageId }: { messageId: string }) => messageId } : {}),
    run: async ({ messageId }) => {
      seen.push(messageId);
      waiting.filter(({ count }) => seen.length >= count).forEach(({ resolve }) => resolve());
      if (failures-- > 0) throw new Error("words a person wrote");
    },
  });
  const runs = (count: number) =>
    new Promise<void>((resolve) => (seen.length >= count ? resolve() : waiting.push({ count, resolve })));
  return { definition, seen, runs };
}

/** Leaves jobs as a process does that is killed while it runs them. @returns their ids */
async function leaveRunning(definition: ReturnType<typeof recordingJob>["definition"], ...messageIds: readonly string[]): Promise<string[]> {
  ({ stop } = await startJobs([]));
  const { boss } = requireQueue();
  await boss.createQueue(definition.name, { name: definition.name, policy: "short", expireInSeconds: Math.min(JOB_LEASE_SECONDS, definition.expireInSeconds) });
  for (const messageId of messageIds) await sendJob(null, definition, { messageId });
  const taken = await boss.fetch(definition.name, { batchSize: messageIds.length });
  if (taken.length < messageIds.length) throw new Error("Not all jobs could be taken");
  await stop();
  stop = undefined;
  return taken.map(({ id }) => id);
}

describe("jobs", () => {
  it("runs what was queued in a transaction that committed, and nothing of one that rolled back", async () => {
    const { definition, seen, runs } = recordingJob("test.transaction");
    ({ stop } = await startJobs([definition]));
    const [kept, lost] = [newId(), newId()];
    await expect(
      inTransaction(async (transaction) => {
        await sendJob(transaction, definition, { messageId: lost });
        throw new Error("changed its mind");
      }),
    ).rejects.toThrow("changed its mind");
    await inTransaction((transaction) => sendJob(transaction, definition, { messageId: kept }));
    await runs(1);
    expect(seen).toEqual([kept]);
  });

  it("runs many waiting jobs without sleeping between them", async () => {
    const { definition, seen, runs } = recordingJob("test.many");
    ({ stop } = await startJobs([definition]));
    const ids = Array.from({ length: 30 }, () => newId());
    const startedAtMs = performance.now();
    await sendJobs(null, ids.map((messageId) => queued(definition, { messageId }, newId())));
    await runs(30);
    expect(seen.toSorted()).toEqual(ids.toSorted());
    expect(performance.now() - startedAtMs).toBeLessThan(4_000);
  });

  it("queues a job once while it waits", async () => {
    const { definition, seen, runs } = recordingJob("test.once", { isOncePerId: true });
    ({ stop } = await startJobs([definition]));
    const [twice, last] = [newId(), newId()];
    await inTransaction(async (transaction) => {
      await sendJob(transaction, definition, { messageId: twice });
      await sendJob(transaction, definition, { messageId: twice });
      await sendJob(transaction, definition, { messageId: last });
    });
    await runs(2);
    expect(seen.toSorted()).toEqual([twice, last].toSorted());
  });

  it("keeps a job that failed every time as a dead letter, without the words of its error", async () => {
    const { definition, runs } = recordingJob("test.failing", { failures: 9, retryLimit: 0 });
    ({ stop } = await startJobs([definition]));
    const messageId = newId();
    await sendJob(null, definition, { messageId });
    await runs(1);
    await stop();
    stop = undefined;
    const { rows } = await runQueueStatement("SELECT name, data, output FROM jobs.job WHERE data->>'messageId' = $1", [messageId]);
    expect(rows).toContainEqual({ name: "dead-letter", data: { messageId }, output: { error: "Error" } });
    expect(JSON.stringify(rows)).not.toContain("words a person wrote");
  });

  it("gives a job that a dead process was running to the next one", async () => {
    const { definition, seen, runs } = recordingJob("test.reclaimed");
    const messageId = newId();
    await leaveRunning(definition, messageId);
    ({ stop } = await startJobs([definition]));
    if (!requireConnection().isEmbedded) {
      // Other processes may be running jobs on a server: this one is given away when its lease is over.
      expect(seen).toEqual([]);
      await runQueueStatement("UPDATE jobs.job SET started_on = started_on - make_interval(secs => $1), retry_delay = 0, retry_backoff = false", [JOB_LEASE_SECONDS]);
      await requireQueue().boss.maintain();
    }
    requireQueue().wakeSoon([definition.name]);
    await runs(1);
    expect(seen).toEqual([messageId]);
  });

  it("keeps jobs that take long their worker's own", async () => {
    const { definition } = recordingJob("test.long");
    const jobIds = await leaveRunning(definition, newId(), newId());
    const areLeasesOver = async () => (await runQueueStatement("SELECT started_on + expire_in < now() AS over FROM jobs.job WHERE id = ANY($1::uuid[])", [jobIds])).rows;
    await runQueueStatement("UPDATE jobs.job SET started_on = started_on - make_interval(secs => $2) WHERE id = ANY($1::uuid[])", [jobIds, JOB_LEASE_SECONDS]);
    expect(await areLeasesOver()).toEqual([{ over: true }, { over: true }]);
    await renewJobs(definition.name, jobIds);
    expect(await areLeasesOver()).toEqual([{ over: false }, { over: false }]);
  });

  it.each([
    ["one that is tried again when it fails", 1, false],
    ["one that is not", 0, true],
  ])("tells the work whether it is the last attempt: %s", async (_name, retryLimit, isLast) => {
    const { definition, runs } = recordingJob(`test.attempt-${retryLimit}`, { retryLimit });
    const attempts: boolean[] = [];
    const run: typeof definition.run = async (payload, attempt) => {
      attempts.push(attempt.isLast);
      await definition.run(payload, attempt);
    };
    ({ stop } = await startJobs([job({ ...definition, run })]));
    await sendJob(null, definition, { messageId: newId() });
    await runs(1);
    expect(attempts).toEqual([isLast]);
  });

  it("takes waiting jobs along: each is done with it and by nobody else, and what waits for later or was never queued is left alone", async () => {
    const { definition, seen, runs } = recordingJob("test.along", { isOncePerId: true });
    const [first, second, third, later, never, last] = Array.from({ length: 6 }, () => newId());
    const taken: string[][] = [];
    const run: typeof definition.run = async (payload, attempt) => {
      const others = payload.messageId === first ? [second, third, later, never] : [second];
      taken.push((await attempt.takeAlong(others.map((messageId) => ({ messageId: messageId ?? "" })))).map(({ messageId }) => messageId).toSorted());
      await definition.run(payload, attempt);
    };
    const along = job({ ...definition, run });
    const idsIn = async (state: string) => (await runQueueStatement("SELECT data->>'messageId' AS id FROM jobs.job WHERE name = $1 AND state::text = $2 ORDER BY id", [along.name, state])).rows;
    await (await startJobs([along])).stop();
    ({ stop } = await startJobs([]));
    // One after the other, since those queued at once have no order.
    for (const messageId of [first, second, third, last]) await sendJob(null, along, { messageId: messageId ?? "" });
    await sendJobs(null, [queued(along, { messageId: later ?? "" }, newId(), 3_600)]);
    await stop();
    ({ stop } = await startJobs([along]));
    await runs(2);
    await expect.poll(() => idsIn("completed")).toHaveLength(4);
    expect(taken).toEqual([[second, third].toSorted(), []]);
    expect(seen).toEqual([first, last]);
    expect(await idsIn("created")).toEqual([{ id: later }]);
  });

  it("jobs that were taken along fail with the one that took them, and are tried again", async () => {
    const { definition, seen, runs } = recordingJob("test.along-failing", { isOncePerId: true, failures: 1, retryLimit: 3 });
    const [first, second] = [newId(), newId()];
    const run: typeof definition.run = async (payload, attempt) => {
      if (seen.length === 0) await attempt.takeAlong([{ messageId: second }]);
      await definition.run(payload, attempt);
    };
    const along = job({ ...definition, run });
    await (await startJobs([along])).stop();
    ({ stop } = await startJobs([]));
    for (const messageId of [first, second]) await sendJob(null, along, { messageId });
    await stop();
    ({ stop } = await startJobs([along]));
    await runs(1);
    await expect.poll(async () => (await runQueueStatement("SELECT id FROM jobs.job WHERE name = $1 AND state = 'retry' AND output IS NOT NULL", [along.name])).rows).toHaveLength(2);
    await runQueueStatement("UPDATE jobs.job SET start_after = now() WHERE name = $1", [along.name]);
    requireQueue().wakeSoon([along.name]);
    await runs(3);
    expect(seen.toSorted()).toEqual([first, first, second].toSorted());
  });

  it("refuses a payload that is not what the job takes", async () => {
    const { definition } = recordingJob("test.payload");
    ({ stop } = await startJobs([definition]));
    expect(() => sendJob(null, definition, { messageId: "not an id" })).toThrow();
  });
});
