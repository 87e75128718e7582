import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { onBehalfOf } from "@/scripts/server/requests.mjs";
import { isDatabaseAway } from "./errors";
import { isTestDatabaseEmbedded, useTestDatabase } from "./test-database";
import { startTestLine, type TestLine } from "./test-line";
import { WatchedPool } from "./watched-pool";

const database = useTestDatabase();
/** As it is, but for how long others are waited for: a test of that should not take three seconds. */
const PATIENCE = { beatMs: 100, askAnewFromBeats: 2, silentFromBeats: 6, goneFromBeats: 15 };
const GONE_AFTER_MS = PATIENCE.beatMs * PATIENCE.goneFromBeats;

let line: TestLine;
let pool: WatchedPool;
beforeAll(async () => {
  line = await startTestLine(database.connectionString());
  pool = new WatchedPool({ connectionString: line.connectionString, connectionTimeoutMillis: 5_000 }, PATIENCE);
  pool.on("connect", (client) => client.on("error", () => undefined));
  pool.on("error", () => undefined);
  pool.watch();
});
afterAll(async () => {
  pool.endWatch();
  await pool.end();
  line.close();
});
beforeEach(async () => {
  line.speak();
  await expect.poll(() => ask(true), { timeout: 10_000 }).toMatchObject({ isAway: false });
});

type Outcome = { readonly isAway: boolean; readonly tookMs: number };

/** What becomes of a statement: of a request that nothing has been answered to, or of what the app does by itself. */
async function ask(isForRequest: boolean, statement = "SELECT 1"): Promise<Outcome> {
  const askedAtMs = performance.now();
  const query = () => pool.query(statement).then(() => null, (error: unknown) => error);
  const failure = await (isForRequest ? onBehalfOf({ headersSent: false }, query) : query());
  if (failure !== null && !isDatabaseAway(failure)) throw failure;
  return { isAway: failure !== null, tookMs: performance.now() - askedAtMs };
}

describe("a server that has fallen silent", () => {
  it("is told to who waits for an answer within a second, to the next at once, and to nobody when it speaks again", async () => {
    // Three hold a connection, two of them a new one.
    line.swallow();
    const first = await Promise.all([ask(true), ask(true), ask(true)]);
    for (const { isAway, tookMs } of first) {
      expect(isAway).toBe(true);
      expect(tookMs).toBeLessThan(1_000);
    }
    const next = await ask(true);
    expect(next.isAway).toBe(true);
    expect(next.tookMs).toBeLessThan(50);
    line.speak();
    await expect.poll(() => ask(true), { timeout: 5_000 }).toMatchObject({ isAway: false });
  });

  it("is waited for longer by what the app does by itself, and by an answer that has begun", async () => {
    const begun = { headersSent: true };
    line.hold();
    const others = [ask(false), onBehalfOf(begun, () => ask(false))];
    expect(await ask(true)).toMatchObject({ isAway: true });
    line.speak();
    for (const outcome of await Promise.all(others)) expect(outcome.isAway).toBe(false);
  });

  it("is given up at last by all, whether they hold a connection or wait for one", async () => {
    const client = await pool.connect();
    line.swallow();
    const [holding, waiting] = [client.query("SELECT 1").catch((error: unknown) => error), ask(false)];
    expect(isDatabaseAway(await holding)).toBe(true);
    client.release(true);
    const { isAway, tookMs } = await waiting;
    expect(isAway).toBe(true);
    expect(tookMs).toBeLessThan(GONE_AFTER_MS + 2_000);
  });

  it("takes a transaction of a request back", async () => {
    await pool.query("CREATE TABLE IF NOT EXISTS silent_rows (id int)");
    await onBehalfOf({ headersSent: false }, async () => {
      const client = await pool.connect();
      await client.query("BEGIN");
      await client.query("INSERT INTO silent_rows VALUES (1)");
      line.swallow();
      expect(isDatabaseAway(await client.query("COMMIT").catch((error: unknown) => error))).toBe(true);
      client.release(true);
    });
    line.speak();
    await expect.poll(() => ask(true), { timeout: 5_000 }).toMatchObject({ isAway: false });
    expect((await pool.query("SELECT * FROM silent_rows")).rows).toEqual([]);
  });
});

describe("a server that is only slow", () => {
  it("may take long over a statement", async () => {
    // The embedded one answers nobody else meanwhile: there, a statement must end before that looks like silence.
    const seconds = isTestDatabaseEmbedded() ? 0.3 : 2;
    const outcome = await ask(true, `SELECT pg_sleep(${seconds})`);
    expect(outcome.isAway).toBe(false);
    expect(outcome.tookMs).toBeGreaterThanOrEqual(seconds * 900);
  });

  it("may answer all late", async () => {
    // A connection takes several answers in turn, and a busy machine adds to each.
    line.delay(100);
    for (let round = 0; round < 3; round += 1) expect(await ask(true)).toMatchObject({ isAway: false });
  });

  it("is not blamed for lines that broke: they are replaced", async () => {
    line.swallowOnOpenLines();
    const outcome = await ask(true);
    expect(outcome.isAway).toBe(true);
    expect(outcome.tookMs).toBeGreaterThan(PATIENCE.beatMs * (PATIENCE.silentFromBeats + 1));
    expect(await ask(true)).toMatchObject({ isAway: false });
  });

  it("is not taken for silent by a process that was itself held up", async () => {
    const outcome = ask(true, `SELECT pg_sleep(0.4)`);
    await new Promise<void>((resolve) => {
      // When the server has been asked whether it is there, and before its answer is read.
      setTimeout(() => {
        const untilMs = performance.now() + 1_500;
        while (performance.now() < untilMs);
        resolve();
      }, PATIENCE.beatMs * 1.5);
    });
    expect(await outcome).toMatchObject({ isAway: false });
  });
});
