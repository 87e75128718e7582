import { createServer, type AddressInfo, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { onBehalfOf } from "@/scripts/server/requests.mjs";
import { connect, disconnect, startIsOver } from "./connection";
import { isDatabaseAway } from "./errors";

/** A database that is busy: it takes connections and says nothing. */
const sockets = new Set<Socket>();
const busy = createServer((socket) => void sockets.add(socket.on("error", () => undefined)));
beforeAll(() => new Promise<void>((resolve) => void busy.listen(0, "127.0.0.1", resolve)));
afterAll(async () => {
  await disconnect();
  for (const socket of sockets) socket.destroy();
  busy.close();
});

describe("a database that is slow to answer", () => {
  it("is waited for while the app starts, and is away soon after that", async () => {
    const { port } = busy.address() as AddressInfo;
    const { pool } = connect(`postgresql://nobody@127.0.0.1:${port}/none`, false, { isStarting: true });
    const outcome = pool.query("SELECT 1").then(() => null, (error: unknown) => error);
    const patience = new Promise<string>((resolve) => setTimeout(() => resolve("still waiting"), 2_000));
    expect(await Promise.race([outcome, patience])).toBe("still waiting");

    startIsOver();
    const startedMs = performance.now();
    const asked = onBehalfOf({ headersSent: false }, () => pool.query("SELECT 1"));
    const error = await asked.then(() => null, (failure: unknown) => failure);
    expect(isDatabaseAway(error)).toBe(true);
    expect(performance.now() - startedMs).toBeLessThan(1_000);
    for (const socket of sockets) socket.destroy();
    expect(isDatabaseAway(await outcome)).toBe(true);
  });
});
