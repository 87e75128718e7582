import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { isBuildCurrent } from "@/scripts/start/build-once.mjs";
import { isInstalled } from "@/scripts/start/install-once.mjs";
import type { Findings } from "./figure";
import type { BenchOptions } from "./options";
import { ROOT } from "./paths";
import { median } from "./percentiles";
import { readProcessTree } from "./process-tree";
import { makeStorage, type Storage } from "./storage";

const ASK_EVERY_MS = 10;
const GIVE_UP_AFTER_MS = 120_000;
/** A server that has taken the call and says nothing is asked anew. */
const ANSWER_WITHIN_MS = 30_000;
/** The app itself waits at most ten seconds for replies that are being written, and none are. */
const END_WITHIN_MS = 30_000;
/** What the limit on idle memory is stated for. */
const STATED_IDLE_SECONDS = 60;

/**
 * `npm start` after a build, from the command to the first answered request (GET /login, all of it), on data that are
 * there and in an empty folder; then the memory of everything it started, when nothing has happened for a minute.
 */
export async function measureStart(options: BenchOptions): Promise<Findings> {
  if (!isInstalled(ROOT)) throw new Error("npm start would install first, which takes minutes: run npm ci before this.");
  if (!isBuildCurrent(ROOT)) throw new Error("npm start would build first: run npm run build before this.");
  const { databaseUrl, starts, idleSeconds } = options;
  const [againMs, emptyMs, idleBytes, npmBytes]: number[][] = [[], [], [], []];
  for (let round = 0; round < starts; round += 1) {
    const storage = await makeStorage(databaseUrl);
    const first = await start(storage);
    emptyMs?.push(first.answeredMs);
    await first.end();
    const second = await start(storage);
    againMs?.push(second.answeredMs);
    console.error(`  start ${round + 1} of ${starts}: ${Math.round(first.answeredMs)} ms the first time, ${Math.round(second.answeredMs)} ms again`);
    // Memory is read of one start only: a minute for each would tell nothing more.
    if (round === starts - 1) {
      await wait(idleSeconds * 1_000);
      const processes = readProcessTree(second.pid);
      const isNpm = ({ command }: { command: string }) => !/scripts\/start\.mjs/.test(command) || /^(sh|npm)\b/.test(command);
      const sum = (list: typeof processes) => list.reduce((bytes, { residentBytes }) => bytes + residentBytes, 0);
      idleBytes?.push(sum(processes));
      npmBytes?.push(sum(processes.filter(isNpm)));
    }
    await second.end();
    await storage.remove();
  }
  const database = databaseUrl ? "with a server" : "embedded";
  const toSeconds = (samples: number[] = []) => median(samples) / 1_000;
  const toMegabytes = (samples: number[] = []) => median(samples) / 1e6;
  return {
    figures: [
      { what: `npm start to the first answer, ${database}`, measured: toSeconds(againMs), unit: "s", reach: { atMost: 4 }, n: starts },
      { what: "the same, the first time ever (makes the database)", measured: toSeconds(emptyMs), unit: "s", reach: null, n: starts },
      { what: `idle memory after ${idleSeconds} s, ${database}`, measured: toMegabytes(idleBytes), unit: "MB", reach: idleSeconds >= STATED_IDLE_SECONDS ? { atMost: databaseUrl ? 250 : 450 } : null, n: 1 },
      { what: "of it npm itself, which only waits", measured: toMegabytes(npmBytes), unit: "MB", reach: null, n: 1 },
    ],
    samples: { againMs: againMs ?? [], emptyMs: emptyMs ?? [], idleBytes: idleBytes ?? [], npmBytes: npmBytes ?? [] },
  };
}

type Started = { readonly pid: number; readonly answeredMs: number; end(): Promise<void> };

async function start(storage: Storage): Promise<Started> {
  const port = await freePort();
  const startedAtMs = performance.now();
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn("npm", ["start"], {
    cwd: ROOT,
    env: { PATH, HOME, TMPDIR, NODE_ENV: "production", HOST: "127.0.0.1", PORT: String(port), DATA_DIR: storage.dataDirectory, ...storage.environment },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, so that npm and what it started end together.
    detached: true,
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (printed += chunk.toString("utf8")));
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const { pid } = child;
  if (!pid) throw new Error("npm could not be started");
  while (!(await isAnswered(`http://127.0.0.1:${port}/login`))) {
    if (child.exitCode !== null) throw new Error(`npm start ended without an answer:\n${printed}`);
    if (performance.now() - startedAtMs > GIVE_UP_AFTER_MS) {
      process.kill(-pid, "SIGKILL");
      throw new Error(`npm start gave no answer within ${GIVE_UP_AFTER_MS} ms:\n${printed}`);
    }
    await wait(ASK_EVERY_MS);
  }
  const answeredMs = performance.now() - startedAtMs;
  return {
    pid,
    answeredMs,
    end: async () => {
      process.kill(-pid, "SIGTERM");
      const isLate = new AbortController();
      const late = wait(END_WITHIN_MS, "late" as const, { signal: isLate.signal }).catch(() => "cancelled" as const);
      const outcome = await Promise.race([ended, late]);
      isLate.abort();
      if (outcome !== "late") return;
      process.kill(-pid, "SIGKILL");
      throw new Error(`npm start did not end within ${END_WITHIN_MS} ms of SIGTERM:\n${printed}`);
    },
  };
}

/** Whether the page came whole. A port that nobody listens on yet, or a server that is busy starting, is all there is to wait for. */
async function isAnswered(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    await response.text();
    if (response.ok) return true;
    throw new Error(`${url} answered ${response.status}`);
  } catch (error) {
    if (error instanceof TypeError || (error instanceof DOMException && error.name === "TimeoutError")) return false;
    throw error;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("No free port"))));
    });
  });
}
