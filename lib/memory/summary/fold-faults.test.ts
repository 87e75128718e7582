import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type FaultServer, startFaultServer } from "@/e2e/support/fault-server";
import { db } from "@/lib/db/client";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { summariesOf, turnsOf } from "./__fixtures__/stored-summaries";
import { tell, type ToldConversation } from "./__fixtures__/told-conversation";
import { BY_SENTENCES } from "./method";

/** How often workers are killed: a few in every run, COMMONPLACE_KILLS=50 for the real thing. */
const KILLS = Number(process.env["COMMONPLACE_KILLS"] ?? 4);
const LONGEST_LIFE_MS = 700;
/** Further rounds, where no kill has fallen into a fold yet: kills between two of them prove nothing. These wait for a fold to begin. */
const MOST_FURTHER_ROUNDS = 5;
const TURNS_A_ROUND = 13;
const K = 10;

const database = useTestDatabase();
let model: FaultServer;
beforeAll(async () => {
  model = await startFaultServer({ tokensPerSecond: 2_000 });
});
afterAll(() => model.close());

type Worker = { readonly process: ChildProcess; readonly closed: Promise<number | null>; readonly printed: () => string };

function startWorker(told: readonly ToldConversation[], modelUrl: string): Worker {
  const program = path.join(import.meta.dirname, "__fixtures__", "fold-program.ts");
  const parameters = [database.connectionString(), String(process.env["TEST_DATABASE_URL"] === undefined), modelUrl, told[0]?.scope.ownerId ?? "", ...told.map(({ conversationId }) => conversationId)];
  const worker = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", program, ...parameters], { stdio: ["ignore", "pipe", "inherit"] });
  let printed = "";
  worker.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString("utf8")));
  // "close" and not "exit": by then all that it printed has arrived.
  return { process: worker, closed: new Promise((resolve) => worker.once("close", resolve)), printed: () => printed };
}

/** Resolves when a worker has said a word, or has ended without. */
const hasSaid = ({ process: worker, printed, closed }: Worker, word: string) =>
  new Promise<boolean>((resolve) => {
    const look = () => printed().includes(word) && resolve(true);
    look();
    worker.stdout?.on("data", look);
    void closed.then(() => resolve(printed().includes(word)));
  });

async function killByChance(workers: readonly Worker[]): Promise<void> {
  expect(await Promise.all(workers.map((worker) => hasSaid(worker, "ready")))).toEqual([true, true]);
  for (const worker of workers) {
    await wait(Math.random() * (LONGEST_LIFE_MS / 2));
    worker.process.kill("SIGKILL");
  }
}

/** As soon as it folds: one that waited for the other to be ready could be done before. */
async function killInAFold(worker: Worker): Promise<void> {
  await hasSaid(worker, "folding");
  worker.process.kill("SIGKILL");
}

/** Whether a worker that has ended was in the middle of a fold. */
const wasFolding = ({ printed }: Worker) => printed().endsWith("folding\n");

it.each([
  ["by sentences", false],
  ["by a model", true],
])(
  "%s: workers killed at any moment fold no turn twice and lose none",
  async (name, hasModel) => {
    const { scope } = await makeOwner();
    const told = await Promise.all([1, 2, 3].map(() => tell(scope)));
    const modelUrl = hasModel ? model.url : "";
    let turnCount = 0;
    let killed = 0;
    let killedAtWork = 0;
    for (; killed < KILLS / 2 || (killedAtWork === 0 && killed < KILLS / 2 + 2 * MOST_FURTHER_ROUNDS); killed += 2) {
      for (const each of told) await each.turns(TURNS_A_ROUND, turnCount + 1);
      turnCount += TURNS_A_ROUND;
      // Two, that fold the same conversations beside each other.
      const workers = [startWorker(told, modelUrl), startWorker(told, modelUrl)];
      await (killed < KILLS / 2 ? killByChance(workers) : Promise.all(workers.map(killInAFold)));
      await Promise.all(workers.map(({ closed }) => closed));
      killedAtWork += workers.filter(wasFolding).length;
    }
    process.stdout.write(`folds ${name}: killed ${killed} workers, ${killedAtWork} of them in the middle of a fold\n`);
    expect(killedAtWork).toBeGreaterThan(0);
    const last = [startWorker(told, modelUrl), startWorker(told, modelUrl)];
    expect(await Promise.all(last.map(({ closed }) => closed))).toEqual([0, 0]);

    for (const each of told) {
      const versions = await summariesOf(each);
      const newest = versions.at(-1);
      expect(newest?.watermark).toBeGreaterThanOrEqual(turnCount - K);
      expect(turnsOf(newest)).toEqual(Array.from({ length: newest?.watermark ?? 0 }, (_, index) => index + 1));
      // Each version goes on from the one before it and ends where it says.
      expect(versions.map(({ version }) => version)).toEqual(versions.map((_each, index) => index + 1));
      for (const [index, version] of versions.entries()) {
        expect(version.watermark).toBeGreaterThan(versions[index - 1]?.watermark ?? 0);
        expect(version.endsAtMessageId).toBe(each.ends[version.watermark - 1]);
        expect(turnsOf(version)).toHaveLength(version.watermark);
      }
      const calls = await db().usageRecord.count({ where: { ownerId: scope.ownerId, conversationId: each.conversationId, role: "summary" } });
      // A version and the record of what it cost are there together or not at all.
      const byModel = versions.filter(({ model: by }) => by !== BY_SENTENCES).length;
      expect(byModel > 0).toBe(hasModel);
      expect(calls).toBeGreaterThanOrEqual(byModel);
      if (!hasModel) expect(calls).toBe(0);
    }
  },
  60_000 + (KILLS + MOST_FURTHER_ROUNDS) * 20_000,
);
